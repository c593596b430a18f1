// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Everything that the window of the built product can show is opened once, in all themes and at 200 %, on hosts of the
 * lab, and its text can be read. The pictures stay in {@code target/screenshots} of this module, to be looked at.
 */
@EnabledOnOs(OS.LINUX)
class TourTest {

    private static final String HOSTS = "expired-certificate,closed-after-hello";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"light, 1", "dark, 1", "contrast, 1", "light, 2"})
    void everyViewWizardAndPageOpens(String theme, int scale) throws Exception {
        Tour tour = Tour.of(Place.in(folder)).inTheme(theme);
        try (Screen screen = Screen.of(tour.place(), 1280 * scale, 800 * scale);
                Running lab = tour.place().launch("lab", "--only", HOSTS, "--port-base", "27300", "--format", "json")
                        .start()) {
            List<String> hosts = new ArrayList<>();
            for (JsonNode host : new ObjectMapper().readTree(lab.until("}"::equals)).get("hosts")) {
                hosts.add(host.get("host").textValue() + ":" + host.get("port"));
                tour.place().launch("hosts", "add", hosts.getLast(), "--name", host.get("id").textValue()).run()
                        .stateIs(0);
            }
            tour.through(tour.place().launch()).env("DISPLAY", screen.display()).env("GDK_SCALE", "" + scale)
                    .env("RDPWORKBENCH_TOUR_HOSTS", String.join(" ", hosts)).run().stateIs(0);
        }
        List<String> seen = tour.seen();
        tour.keepPictures(theme + (scale == 1 ? "" : "-" + 100 * scale));
        assertEquals("end", seen.getLast(), seen::toString);
        assertEquals(List.of(), seen.stream().filter(line -> line.startsWith("broken") || line.startsWith("restless")
                || line.startsWith("faint")).toList());
        assertTrue(seen.contains("view org.rdpworkbench.ui.hosts"), seen::toString);
        assertEquals("", tour.errors());
    }

    /** From the first start to a result that is sent on, and what of it is there at the next start. */
    @Test
    void aPersonFindsTheCauseAndEverythingIsThereAgain() throws Exception {
        Tour tour = Tour.of(Place.in(folder));
        Path result = tour.album().resolve("result.html");
        try (Screen screen = Screen.of(tour.place(), 1280, 800);
                Running lab = tour.place().launch("lab", "--only", "closed-after-hello", "--port-base", "27310",
                        "--format", "json").start()) {
            lab.until("}"::equals);
            tour.place().launch("hosts", "add", "127.0.0.1:27310", "--name", "Reception").run().stateIs(0);
            Launch window = tour.through(tour.place().launch()).env("DISPLAY", screen.display());
            window.env("RDPWORKBENCH_TOUR_KIND", "path").env("RDPWORKBENCH_TOUR_HOSTS", "127.0.0.1:27310").run()
                    .stateIs(0);
            assertEquals(1, Folders.list(tour.place().product().resolve("configuration")).stream()
                    .filter(file -> file.toString().endsWith(".jsa")).count());
            window.env("RDPWORKBENCH_TOUR_KIND", "again").run().stateIs(0);
        }
        List<String> seen = tour.seen();
        String html = Files.readString(result);
        tour.keepPictures("path");
        assertEquals(List.of(), seen.stream().filter(line -> line.startsWith("broken") || line.startsWith("restless"))
                .toList());
        assertTrue(seen.contains("cause The host cannot use its private key"), seen::toString);
        assertTrue(seen.contains("evidence TLS handshake"), seen::toString);
        assertTrue(html.contains("The host cannot use its private key") && html.contains("<svg"), html);
        List<String> again = seen.subList(seen.indexOf("the window opened again"), seen.size());
        assertTrue(again.containsAll(List.of("editor 127.0.0.1:27310", "case FAIL",
                "editor 127.0.0.1:27310 \u2194 127.0.0.1:27310", "view org.rdpworkbench.ui.hosts",
                "view org.rdpworkbench.ui.evidence")), again::toString);
        assertEquals("", tour.errors());
    }
}
