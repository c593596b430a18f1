// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The archive for Windows, with the Java inside it, under Wine: it starts, and what its window can show opens. Wine
 * paints tool bars black, so nobody compares pictures.
 */
@EnabledOnOs(OS.LINUX)
class WindowsTest {

    @TempDir
    private static Path folder;
    private static Wine wine;

    @BeforeAll
    static void unpack() throws Exception {
        wine = Wine.in(folder);
    }

    @AfterAll
    static void end() throws Exception {
        if (wine != null) {
            wine.close();
        }
    }

    @Test
    void aCommandAnswers() throws Exception {
        Ended ended = wine.run("rdpworkbenchc.exe", "decode", "0x904/0x7", "--format", "json").run().stateIs(0);
        assertEquals("rdpworkbench/symptom/1", ended.json().get("schema").textValue());
    }

    /** TermService does not run there, and nobody needs a password to be told so. */
    @Test
    void theMachineItselfIsLookedInto() throws Exception {
        Ended ended = wine.run("rdpworkbenchc.exe", "diagnose", "127.0.0.1:1", "--inside", "windows", "--timeout",
                "60", "--format", "json").run().stateIs(1);
        JsonNode diagnosis = ended.json().get("diagnoses").get(0);
        assertEquals("service.stopped", diagnosis.get("causes").get(0).get("id").textValue(), ended::toString);
    }

    @Test
    void theWindowShowsItsViews() throws Exception {
        Tour tour = Tour.of(wine.place());
        tour.through(wine.run("rdpworkbench.exe")).run().stateIs(0);
        List<String> seen = tour.seen();
        assertEquals("end", seen.getLast(), seen::toString);
        assertEquals(List.of(), seen.stream().filter(line -> line.startsWith("broken")).toList());
        assertTrue(seen.contains("view org.rdpworkbench.ui.hosts"), seen::toString);
        tour.keepPictures("windows");
    }
}
