// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.fleet.internal;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.osgi.service.component.annotations.Component;
import org.rdpworkbench.core.spi.HostList;
import org.rdpworkbench.core.spi.ImportException;
import org.rdpworkbench.core.spi.Importer;

/** The file in which mstsc keeps one connection: lines of {@code key:type:value}. */
@Component(service = Importer.class)
public final class RdpImporter implements Importer {

    private static final String ADDRESS = "full address";
    private static final String OTHER_ADDRESS = "alternate full address";
    private static final String PORT = "server port";
    private static final String GATEWAY = "gatewayhostname";
    private static final String GATEWAY_USE = "gatewayusagemethod";
    /** All that is looked at: passwords and signatures stay where they are. */
    private static final Set<String> KEYS = Set.of(ADDRESS, OTHER_ADDRESS, PORT, GATEWAY, GATEWAY_USE);
    private static final Pattern LINE = Pattern.compile("\\s*([A-Za-z][A-Za-z0-9 _-]{0,60}):[sibSIB]:(.*)");
    /** Values of the key that say that the gateway is not used. */
    private static final Set<String> NO_GATEWAY = Set.of("0", "4");

    @Override
    public String id() {
        return "rdp";
    }

    @Override
    public String title() {
        return "Remote Desktop connection (.rdp)";
    }

    @Override
    public boolean reads(String name, byte[] content) {
        return FileText.beginning(content).lines().filter(line -> !line.isBlank()).findFirst()
                .filter(line -> LINE.matcher(line).matches()).isPresent();
    }

    @Override
    public HostList read(byte[] content) throws ImportException {
        Map<String, String> values = values(FileText.of(content));
        String other = values.getOrDefault(OTHER_ADDRESS, "");
        String address = values.getOrDefault(ADDRESS, other);
        if (address.isEmpty()) {
            throw new ImportException("The file names no host; save the connection in mstsc again, with a computer.");
        }
        String gateway = NO_GATEWAY.contains(values.getOrDefault(GATEWAY_USE, "")) ? ""
                : values.getOrDefault(GATEWAY, "");
        String comment = other.isEmpty() || other.equalsIgnoreCase(address) ? "" : "Other address: " + other;
        Hosts hosts = new Hosts();
        hosts.add(ADDRESS, address, values.getOrDefault(PORT, ""), About.of("", gateway, comment));
        return hosts.list();
    }

    /** Those that are looked at and not empty; the last one of a key counts. */
    private static Map<String, String> values(String text) {
        Map<String, String> values = new HashMap<>();
        for (Iterator<String> lines = text.lines().iterator(); lines.hasNext();) {
            Matcher line = LINE.matcher(lines.next());
            if (line.matches()) {
                String key = line.group(1).strip().toLowerCase(Locale.ROOT);
                if (KEYS.contains(key) && !line.group(2).isBlank()) {
                    values.put(key, line.group(2).strip());
                }
            }
        }
        return values;
    }
}
