// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.fleet.internal;

import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Component;
import org.rdpworkbench.core.spi.HostList;
import org.rdpworkbench.core.spi.ImportException;
import org.rdpworkbench.core.spi.Importer;

/**
 * The file of RDCMan. Its first schema keeps the settings of a group in {@code properties} and those of a server beside
 * its name, its third the other way round, so both places are looked at in both.
 */
@Component(service = Importer.class)
public final class RdgImporter implements Importer {

    private static final String ROOT = "RDCMan";
    private static final String PORT = "port";
    private static final Set<String> WANTED = Set.of(ROOT, "file", "group", "smartGroup", "server", "properties",
            "name", "displayName", "comment", "connectionType", "connectionSettings", PORT, "gatewaySettings",
            "enabled", "hostName", "inherit");

    /** What servers get from the groups around them. */
    private record Settings(String port, String gateway) {}

    @Override
    public String id() {
        return "rdg";
    }

    @Override
    public String title() {
        return "RDCMan (.rdg)";
    }

    @Override
    public boolean reads(String name, byte[] content) {
        return XmlFile.root(content, WANTED).filter(root -> root.name().equals(ROOT)).isPresent();
    }

    @Override
    public HostList read(byte[] content) throws ImportException {
        XmlElement root = XmlFile.read(content, ROOT, WANTED);
        if (root.children("file").isEmpty()) {
            throw new ImportException("There is no <file> in it, which holds the servers; save it in RDCMan again.");
        }
        Hosts hosts = new Hosts();
        for (XmlElement file : root.children("file")) {
            addAll(hosts, file, Folder.TOP, settings(file, new Settings("", "")));
        }
        return hosts.list();
    }

    private static void addAll(Hosts hosts, XmlElement group, Folder folder, Settings settings)
            throws ImportException {
        for (XmlElement child : group.children()) {
            switch (child.name()) {
                case "server" -> addServer(hosts, child, folder, settings(child, settings));
                case "group" -> addAll(hosts, child, folder.inner(text(child, "name")), settings(child, settings));
                case "smartGroup" -> hosts.skip(folder.where(text(child, "name")),
                        "a smart group is a search and holds no servers of its own");
                default -> {
                    // A property of the group.
                }
            }
        }
    }

    private static void addServer(Hosts hosts, XmlElement server, Folder folder, Settings settings)
            throws ImportException {
        String address = text(server, "name");
        String name = text(server, "displayName");
        String where = folder.where(name.isEmpty() ? address : name);
        if (text(server, "connectionType").equals("VirtualMachineConsoleConnect")) {
            hosts.skip(where, "it is the console of a virtual machine, which its Hyper-V host shows");
        } else {
            hosts.add(where, address, settings.port(),
                    About.of(name, settings.gateway(), text(server, "comment")).in(folder));
        }
    }

    private static Settings settings(XmlElement element, Settings outer) {
        String port = own(element, "connectionSettings").map(settings -> settings.text(PORT)).orElse(outer.port());
        String gateway = own(element, "gatewaySettings").map(RdgImporter::gateway).orElse(outer.gateway());
        return new Settings(port, gateway);
    }

    private static String gateway(XmlElement settings) {
        return settings.text("enabled").equalsIgnoreCase("false") ? "" : settings.text("hostName");
    }

    /** Settings that the element has itself: those that are not there are inherited, too. */
    private static Optional<XmlElement> own(XmlElement element, String name) {
        return part(element, name).filter(settings -> !settings.attribute("inherit").equals("FromParent"));
    }

    private static String text(XmlElement element, String name) {
        return part(element, name).map(XmlElement::text).orElse("");
    }

    private static Optional<XmlElement> part(XmlElement element, String name) {
        return element.child("properties").flatMap(properties -> properties.child(name))
                .or(() -> element.child(name));
    }
}
