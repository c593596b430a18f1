// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is wrong with what a person asks: one clear line that names it, state 2, and nothing half written. */
@EnabledOnOs(OS.LINUX)
class BadInputTest {

    private static final String HERE = "127.0.0.1";

    @TempDir
    private static Path folder;
    private static Place place;

    @BeforeAll
    static void files() throws IOException {
        place = Place.in(folder);
        Files.createDirectory(place.work().resolve("folder"));
        Files.writeString(place.work().resolve("nothing.case"), "");
        Files.writeString(place.work().resolve("damaged.case"), "{\"schema\":\"rdpworkbench/case/1\",\"cases\":[{");
        Files.writeString(place.work().resolve("newer.case"), "{\"schema\":\"rdpworkbench/case/9\",\"cases\":[]}");
        Files.writeString(place.work().resolve("empty.case"), "{\"schema\":\"rdpworkbench/case/1\",\"cases\":[]}");
    }

    static Stream<Arguments> lines() {
        return Stream.of(
                line("Port 0 ", "diagnose", HERE + ":0"),
                line("Port 70000 ", "diagnose", HERE + ":70000"),
                line("host is empty", "diagnose", ""),
                line("\"two words\"", "diagnose", "two words"),
                line("HOST", "diagnose"),
                line("\"0xBEEF\"", "decode", "0xBEEF"),
                line("missing.case", "judge", "missing.case"),
                line("nothing.case", "judge", "nothing.case"),
                line("damaged.case", "judge", "damaged.case"),
                line("newer version", "judge", "newer.case"),
                line("empty.case", "judge", "empty.case"),
                line("missing/result", "decode", "2308", "--output", "missing/result"),
                line("folder", "decode", "2308", "--output", "folder"),
                line("/proc/result", "diagnose", HERE, "--output", "/proc/result"),
                line("missing/saved.case", "diagnose", HERE, "--case", "missing/saved.case", "--output", "result"),
                line("\"--bogus\"", "diagnose", HERE, "--bogus"),
                line("\"frobnicate\"", "frobnicate"),
                line("\"yaml\"", "decode", "2308", "--format", "yaml"),
                line("\"0\"", "diagnose", HERE, "--timeout", "0"),
                line("\"-1\"", "diagnose", HERE, "--timeout", "-1"),
                line("\"soon\"", "diagnose", HERE, "--timeout", "soon"),
                line("70000", "lab", "--port-base", "70000"));
    }

    private static Arguments line(String named, String... arguments) {
        return Arguments.of(named, List.of(arguments));
    }

    @ParameterizedTest
    @MethodSource("lines")
    void isNamedAndRefused(String named, List<String> arguments) throws Exception {
        Map<Path, String> before = Folders.contents(place.work());
        String line = place.launch().with(arguments).run().stateIs(2).refusal();
        assertTrue(line.contains(named), line);
        assertEquals(before, Folders.contents(place.work()));
    }
}
