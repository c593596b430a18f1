// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.fleet.internal;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.osgi.service.component.annotations.Component;
import org.rdpworkbench.core.spi.HostList;
import org.rdpworkbench.core.spi.ImportException;
import org.rdpworkbench.core.spi.Importer;

/** The connections of mRemoteNG ({@code confCons.xml}). What a connection inherits is taken from its container. */
@Component(service = Importer.class)
public final class MremotengImporter implements Importer {

    private static final String ROOT = "Connections";
    private static final String ENCRYPTED = "FullFileEncryption";
    private static final String VERSION = "ConfVersion";
    private static final String PROTOCOL = "Protocol";
    private static final String PORT = "Port";
    private static final String GATEWAY = "RDGatewayHostname";
    private static final String GATEWAY_USE = "RDGatewayUsageMethod";
    private static final String MACHINE = "UseVmId";
    /** By the attribute that says that it is inherited. */
    private static final Map<String, String> INHERITED = Map.of("InheritProtocol", PROTOCOL, "InheritPort", PORT,
            "InheritRDGatewayHostname", GATEWAY, "InheritRDGatewayUsageMethod", GATEWAY_USE,
            "InheritUseVmId", MACHINE);
    private static final Set<String> WANTED = wanted();

    private static Set<String> wanted() {
        Set<String> wanted = new HashSet<>(Set.of(ROOT, ENCRYPTED, VERSION, "Node", "Type", "Name", "Hostname",
                "Descr"));
        wanted.addAll(INHERITED.keySet());
        wanted.addAll(INHERITED.values());
        return Set.copyOf(wanted);
    }

    @Override
    public String id() {
        return "mremoteng";
    }

    @Override
    public String title() {
        return "mRemoteNG (confCons.xml)";
    }

    @Override
    public boolean reads(String name, byte[] content) {
        return XmlFile.root(content, WANTED).filter(root -> root.name().equals(ROOT)
                && !root.attribute(VERSION).isEmpty()).isPresent();
    }

    @Override
    public HostList read(byte[] content) throws ImportException {
        XmlElement root = XmlFile.read(content, ROOT, WANTED);
        if (root.hasTrue(ENCRYPTED)) {
            throw new ImportException("The file is encrypted as a whole; switch that off in mRemoteNG's options, "
                    + "save the connections and import them again.");
        }
        Hosts hosts = new Hosts();
        addAll(hosts, root, Folder.TOP, Map.of());
        return hosts.list();
    }

    private static void addAll(Hosts hosts, XmlElement container, Folder folder, Map<String, String> outer)
            throws ImportException {
        for (XmlElement node : container.children("Node")) {
            Map<String, String> values = values(node, outer);
            if (node.attribute("Type").equalsIgnoreCase("Container")) {
                addAll(hosts, node, folder.inner(node.attribute("Name")), values);
            } else {
                add(hosts, node, values, folder);
            }
        }
    }

    /** The node's own attributes, with those that it inherits replaced by what its container came to. */
    private static Map<String, String> values(XmlElement node, Map<String, String> outer) {
        Map<String, String> values = new HashMap<>();
        INHERITED.forEach((inherits, attribute) -> {
            boolean inherited = node.hasTrue(inherits) && outer.containsKey(attribute);
            values.put(attribute, inherited ? outer.get(attribute) : node.attribute(attribute));
        });
        return values;
    }

    private static void add(Hosts hosts, XmlElement node, Map<String, String> values, Folder folder)
            throws ImportException {
        String name = node.attribute("Name");
        String where = folder.where(name);
        String gateway = values.get(GATEWAY_USE).equalsIgnoreCase("Never") ? "" : values.get(GATEWAY);
        String protocol = CleanText.name(values.get(PROTOCOL));
        if (!protocol.equalsIgnoreCase("RDP")) {
            hosts.skip(where, "its protocol is " + protocol + ", and only RDP is taken over");
        } else if (values.get(MACHINE).equalsIgnoreCase("true")) {
            hosts.skip(where, "it is the console of a virtual machine, which its Hyper-V host shows");
        } else {
            hosts.add(where, node.attribute("Hostname"), values.get(PORT),
                    About.of(name, gateway, node.attribute("Descr")).in(folder));
        }
    }
}
