// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.fleet.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.rdpworkbench.core.spi.HostList;
import org.rdpworkbench.core.spi.HostList.Entry;
import org.rdpworkbench.core.spi.HostList.Skipped;
import org.rdpworkbench.core.spi.ImportException;
import org.rdpworkbench.core.spi.Importer;

/** The files that the tests read, and the importers. */
final class Samples {

    /** Stands in every file wherever a password would. */
    static final String CANARY = "CANARY-8f3a";

    static final List<Importer> IMPORTERS = List.of(new ListImporter(), new RdpImporter(), new RdgImporter(),
            new MremotengImporter(), new CsvImporter(), new NmapImporter());

    /** The importer's id by the name of the file. */
    static final Map<String, String> FILES = Map.of("hosts.txt", "list", "connection.rdp", "rdp", "schema3.rdg", "rdg",
            "schema1.rdg", "rdg", "confCons.xml", "mremoteng", "hosts.csv", "csv", "scan.xml", "nmap");

    private Samples() {}

    static byte[] bytes(String name) {
        try (InputStream in = Samples.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(String name) {
        return new String(bytes(name), StandardCharsets.UTF_8);
    }

    static Importer importer(String id) {
        return IMPORTERS.stream().filter(importer -> importer.id().equals(id)).findFirst().orElseThrow();
    }

    static HostList read(String id, String text) throws ImportException {
        return importer(id).read(text.getBytes(StandardCharsets.UTF_8));
    }

    /** An entry a line: groups, name, target, tags, notes. */
    static List<String> entries(HostList hosts) {
        return hosts.entries().stream().map(Samples::line).toList();
    }

    private static String line(Entry entry) {
        return String.join("/", entry.groups()) + "|" + entry.name() + "|" + entry.target() + "|"
                + String.join(",", entry.tags().stream().sorted().toList()) + "|" + entry.notes().replace("\n", "; ");
    }

    static List<String> targets(HostList hosts) {
        return hosts.entries().stream().map(entry -> entry.target().toString()).toList();
    }

    static List<String> skipped(HostList hosts) {
        return hosts.skipped().stream().map(Samples::line).toList();
    }

    private static String line(Skipped skipped) {
        return skipped.what() + ": " + skipped.why();
    }
}
