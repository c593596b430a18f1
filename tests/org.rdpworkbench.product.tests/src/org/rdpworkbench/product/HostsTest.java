// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The inventory on the command line, from file to removal. */
@EnabledOnOs(OS.LINUX)
class HostsTest {

    private static final Path SAMPLES = Place.ROOT.resolve(
            "tests/org.rdpworkbench.fleet.tests/src/org/rdpworkbench/fleet/internal");

    @TempDir
    private Path folder;
    private Place place;

    @BeforeEach
    void place() throws IOException {
        place = Place.in(folder);
    }

    private List<String> hosts(String... arguments) throws Exception {
        JsonNode json = place.launch("hosts", "list", "--format", "json").with(List.of(arguments)).run().stateIs(0)
                .quietly().json();
        assertEquals("rdpworkbench/hosts/1", json.get("schema").textValue());
        return json.get("hosts").findValuesAsText("host");
    }

    @Test
    void whatIsImportedIsShownFirstAndThenThere() throws Exception {
        Files.copy(SAMPLES.resolve("schema3.rdg"), place.work().resolve("servers.rdg"));
        Ended preview = place.launch("hosts", "import", "servers.rdg", "--preview").run().stateIs(0).quietly();
        assertTrue(preview.out().startsWith("Would add 3 hosts:\n"), preview::toString);
        assertEquals(List.of(), hosts());
        Ended done = place.launch("hosts", "import", "servers.rdg").run().stateIs(0).quietly();
        assertEquals(preview.out().replace("Would add", "Added").replace("Would change", "Changed"), done.out());
        assertEquals(3, hosts().size());
        Ended again = place.launch("hosts", "import", "servers.rdg").run().stateIs(0).quietly();
        assertTrue(again.out().startsWith("Added 0 hosts\nChanged 0 hosts\nSkipped 6 hosts:\n"), again::toString);
        assertTrue(Files.exists(place.home().resolve(".local/share/rdpworkbench/store.db")));
    }

    @Test
    void hostsComeAndGo() throws Exception {
        place.launch("hosts", "add", "srv1.example", "[2001:db8::1]:3390", "--group", "site/rack", "--tag", "prod")
                .run().stateIs(0).quietly();
        assertEquals(List.of("2001:db8::1", "srv1.example"), hosts("--group", "site", "--tag", "prod"));
        assertEquals(List.of(), hosts("--group", "rack"));
        Ended listed = place.launch("hosts", "list").run().stateIs(0).quietly();
        assertTrue(listed.out().contains("\n[2001:db8::1]:3390 "), listed::toString);
        place.launch("hosts", "remove", "SRV1.example").run().stateIs(0).quietly();
        place.launch("hosts", "remove", "--group", "site").run().stateIs(0).quietly();
        assertEquals(List.of(), hosts());
    }

    @Test
    void badInputChangesNothing() throws Exception {
        place.launch("hosts", "add", "srv1.example").run().stateIs(0).quietly();
        Files.writeString(place.work().resolve("old.xml"), "<!DOCTYPE x [<!ENTITY a \"b\">]><RDCMan>&a;</RDCMan>");
        for (List<String> line : List.of(List.of("hosts"), List.of("hosts", "add", "srv2.example", "SRV1.example"),
                List.of("hosts", "add", "srv2.example", "--tag", "one,two"),
                List.of("hosts", "add", "http://x/"), List.of("hosts", "remove", "srv2.example"),
                List.of("hosts", "remove"), List.of("hosts", "remove", "--group", "none"),
                List.of("hosts", "import", "none.rdg"), List.of("hosts", "import", "old.xml"),
                List.of("hosts", "import", "old.xml", "--as", "yaml"), List.of("hosts", "list", "--format", "xml"))) {
            String refusal = place.launch().with(line).run().stateIs(2).refusal();
            assertFalse(refusal.contains("Exception"), refusal);
        }
        assertEquals(List.of("srv1.example"), hosts());
    }

    @Test
    void aStoreThatCannotBeIsSaidInOneLine() throws Exception {
        for (String store : List.of("jdbc:postgresql://127.0.0.1:1/none?user=me&password=canary", "/proc/none/x.db",
                "jdbc:other:x")) {
            String refusal = place.launch("hosts", "list").env("RDPWORKBENCH_STORE", store).run().stateIs(2).refusal();
            assertFalse(refusal.contains("canary"), refusal);
        }
    }
}
