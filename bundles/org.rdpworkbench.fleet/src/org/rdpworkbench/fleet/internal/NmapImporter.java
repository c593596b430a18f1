// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.fleet.internal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Component;
import org.rdpworkbench.core.spi.HostList;
import org.rdpworkbench.core.spi.ImportException;
import org.rdpworkbench.core.spi.Importer;

/** What nmap found ({@code -oX}): every host that was up, once for each open port of Remote Desktop. */
@Component(service = Importer.class)
public final class NmapImporter implements Importer {

    private static final String ROOT = "nmaprun";
    private static final Set<String> WANTED = Set.of(ROOT, "host", "status", "state", "address", "addr", "addrtype",
            "hostnames", "hostname", "name", "ports", "port", "protocol", "portid", "service", "script", "id", "elem",
            "key");
    /** The document type that nmap itself writes: it declares nothing. */
    private static final String HARMLESS = "<!DOCTYPE nmaprun>";
    private static final int PROLOG = 512;

    @Override
    public String id() {
        return "nmap";
    }

    @Override
    public String title() {
        return "nmap scan (-oX)";
    }

    @Override
    public boolean reads(String name, byte[] content) {
        return XmlFile.root(content, WANTED).filter(root -> root.name().equals(ROOT)).isPresent();
    }

    @Override
    public HostList read(byte[] content) throws ImportException {
        XmlElement root = XmlFile.read(withoutHarmlessDocumentType(content), ROOT, WANTED);
        Hosts hosts = new Hosts();
        for (XmlElement host : root.children("host")) {
            add(hosts, host);
        }
        return hosts.list();
    }

    private static byte[] withoutHarmlessDocumentType(byte[] content) {
        int length = Math.min(content.length, PROLOG);
        int at = new String(content, 0, length, StandardCharsets.ISO_8859_1).indexOf(HARMLESS);
        if (at < 0) {
            return content;
        }
        byte[] rest = content.clone();
        Arrays.fill(rest, at, at + HARMLESS.length(), (byte) ' ');
        return rest;
    }

    private static void add(Hosts hosts, XmlElement host) throws ImportException {
        String address = address(host);
        List<XmlElement> ports = grandchildren(host, "ports", "port").filter(NmapImporter::remoteDesktop).toList();
        if (!host.child("status").map(status -> status.attribute("state")).orElse("").equals("up")) {
            hosts.skip(address, "it was not up when it was scanned");
        } else if (ports.isEmpty()) {
            hosts.skip(address, "no port of Remote Desktop was open");
        } else {
            for (XmlElement port : ports) {
                hosts.add(address, address, port.attribute("portid"), about(host, port));
            }
        }
    }

    /** The hardware's own is listed as well, and is no address for us. */
    private static String address(XmlElement host) {
        return host.children("address").stream().filter(address -> address.attribute("addrtype").startsWith("ip"))
                .findFirst().map(address -> address.attribute("addr")).orElse("");
    }

    private static boolean remoteDesktop(XmlElement port) {
        boolean open = port.child("state").filter(state -> state.attribute("state").equals("open")).isPresent();
        boolean named = port.child("service").filter(service -> service.attribute("name").equals("ms-wbt-server"))
                .isPresent();
        return port.attribute("protocol").equals("tcp") && open && (named || port.attribute("portid").equals("3389"));
    }

    private static About about(XmlElement host, XmlElement port) {
        String name = grandchildren(host, "hostnames", "hostname").map(hostname -> hostname.attribute("name"))
                .filter(hostname -> !hostname.isBlank()).findFirst()
                .or(() -> told(port, "DNS_Computer_Name")).orElse("");
        String version = told(port, "Product_Version").map(told -> "Product version " + told).orElse("");
        return About.of(name, "", version);
    }

    /** What the host told of itself in the NTLM challenge. */
    private static Optional<String> told(XmlElement port, String key) {
        return port.children("script").stream().filter(script -> script.attribute("id").equals("rdp-ntlm-info"))
                .flatMap(script -> script.children("elem").stream())
                .filter(elem -> elem.attribute("key").equals(key) && !elem.text().isEmpty())
                .map(XmlElement::text).findFirst();
    }

    private static Stream<XmlElement> grandchildren(XmlElement element, String child, String grandchild) {
        return element.children(child).stream().flatMap(found -> found.children(grandchild).stream());
    }
}
