// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Reports to hand on, made of a kept case in the poorest of locales. */
@EnabledOnOs(OS.LINUX)
class ReportsTest {

    private static final Path CASES = Place.ROOT.resolve("tests/org.rdpworkbench.integration.tests/cases");

    @TempDir
    private static Path folder;
    private static Place place;

    @BeforeAll
    static void place() throws Exception {
        place = Place.in(folder);
        Files.copy(CASES.resolve("lab-expired-certificate.json"), place.work().resolve("a.case"));
    }

    private String report(String format, String redact) throws Exception {
        Ended ended = place.launch("judge", "a.case", "--format", format, "--redact", redact, "--output", "report")
                .env("LANG", null).env("LC_ALL", "C").run().quietly();
        assertEquals("", ended.out());
        assertTrue(ended.state() == 0 || ended.state() == 3, ended::toString);
        return Files.readString(place.work().resolve("report"));
    }

    @Test
    void eachFormatBeginsAsItMust() throws Exception {
        for (Map.Entry<String, String> format : Map.of("html", "<!DOCTYPE html>\n", "markdown", "### ",
                "csv", "host,port,", "junit", "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>").entrySet()) {
            String report = report(format.getKey(), "none");
            assertTrue(report.startsWith(format.getValue()), report);
            assertTrue(report.contains("127.77."), report);
        }
    }

    @Test
    void whatIsRedactedIsNotThere() throws Exception {
        String evidence = Files.readString(place.work().resolve("a.case"));
        String report = report("json", "all");
        assertTrue(report.contains("\"address-1\""), report);
        assertTrue(evidence.contains("LAB-HOST"), "what is looked for must be in the case");
        assertFalse(report.contains("127.77.") || report.toUpperCase(Locale.ROOT).contains("LAB-HOST"), report);
    }
}
