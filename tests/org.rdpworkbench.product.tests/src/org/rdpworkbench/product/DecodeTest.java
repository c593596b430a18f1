// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code decode 0x904 0x7}, the first thing that anybody asks. */
@EnabledOnOs(OS.LINUX)
class DecodeTest {

    @TempDir
    private static Path folder;
    private static Place place;
    private static Ended text;
    private static Ended json;

    @BeforeAll
    static void decode() throws Exception {
        place = Place.in(folder);
        text = place.launch("decode", "0x904", "0x7").run();
        json = place.launch("decode", "0x904", "0x7", "--format", "json").run();
    }

    /** What a file gets is the result alone; so is stdout, if it is the same. */
    @Test
    void stdoutHoldsTheReadingAndNothingElse() throws Exception {
        text.stateIs(0).quietly();
        assertTrue(text.out().startsWith("0x904/0x7"), text::toString);
        Ended filed = place.launch("decode", "0x904", "0x7", "--output", "result").run().stateIs(0).quietly();
        assertEquals("", filed.out());
        assertEquals(text.out(), Files.readString(place.work().resolve("result")));
    }

    @Test
    void stdoutMayBeNamedAsAFile() throws Exception {
        assertEquals(text, place.launch("decode", "0x904", "0x7", "--output", "/dev/stdout").run());
    }

    @Test
    void jsonKeepsItsContract() {
        JsonNode root = json.stateIs(0).quietly().json();
        assertEquals("rdpworkbench/symptom/1", root.get("schema").textValue());
        Contract.fields(root, "schema", "codes", "proves", "doesNotProve", "causes");
        root.get("codes").forEach(code -> Contract.fields(code, "kind", "value", "hex", "name", "meaning", "source"));
        root.get("causes").forEach(cause -> Contract.fields(cause, "id", "share"));
        assertEquals(List.of("2308", "7", "7"), root.get("codes").findValuesAsText("value"));
        assertTrue(!root.get("causes").isEmpty(), json::toString);
    }

    static Stream<Map<String, String>> surroundings() {
        return Stream.of(Map.of("LC_ALL", "C"), Map.of("LC_ALL", "tr_TR.UTF-8"),
                Map.of("TERM", "dumb", "NO_COLOR", "1"));
    }

    @ParameterizedTest
    @MethodSource
    void surroundings(Map<String, String> environment) throws Exception {
        Launch launch = place.launch("decode", "0x904", "0x7", "--format", "json");
        for (Map.Entry<String, String> variable : environment.entrySet()) {
            launch = launch.env(variable.getKey(), variable.getValue());
        }
        Ended ended = launch.run().stateIs(0);
        assertEquals(json.out(), ended.out());
        // Bash remarks by itself that this system has no such locale.
        assertEquals(List.of(), ended.err().lines().filter(line -> !line.contains("warning: setlocale")).toList());
    }

    /** Whether this system has that locale or not: in Turkish, i and I are no pair. */
    @Test
    void javaMayBeTurkish() throws Exception {
        Path java = javaWith("-Duser.language=tr -Duser.country=TR");
        Launch launch = place.launch("decode", "0X904", "0X7").env("RDPWORKBENCH_JAVA_HOME", java.toString());
        assertEquals(json, launch.with(List.of("--format", "json")).run());
        assertEquals(text, launch.run());
    }

    @Test
    void textIsAsciiWhereTheTerminalShowsNothingElse() throws Exception {
        Ended ascii = place.launch("decode", "0x904", "0x7").env("LANG", null).env("LC_ALL", "C").run().stateIs(0)
                .quietly();
        assertTrue(ascii.out().chars().allMatch(c -> c == '\n' || c >= ' ' && c < 0x7f), ascii::toString);
        assertTrue(ascii.out().startsWith("0x904/0x7"), ascii::toString);
    }

    @Test
    void onlyWhatIsNeededIsLoaded() throws Exception {
        Path log = folder.resolve("classes.log");
        Path java = javaWith("-Xlog:class+load=info:file=" + log);
        assertEquals(text, place.launch("decode", "0x904", "0x7").env("RDPWORKBENCH_JAVA_HOME", java.toString())
                .run());
        String classes = Files.readString(log);
        assertTrue(classes.contains("] org.rdpworkbench.cli."), "the log holds what was loaded");
        Pattern needless = Pattern.compile("(?m)\\] (org\\.eclipse\\.(swt|jface|ui|e4|equinox\\.(internal\\.)?p2)\\."
                + "|org\\.bouncycastle\\.|org\\.sqlite\\.|org\\.postgresql\\.|javax\\.net\\.ssl\\."
                + "|com\\.fasterxml\\.jackson\\.databind\\.).*");
        assertEquals(List.of(), needless.matcher(classes).results().map(found -> found.group()).toList());
    }

    /** A Java home whose java takes more options: behind those of the starter, which switch logs off. */
    private static Path javaWith(String options) throws IOException {
        Path home = Files.createTempDirectory(folder, "java");
        Path java = Files.createDirectory(home.resolve("bin")).resolve("java");
        Files.copy(Path.of(System.getProperty("java.home"), "release"), home.resolve("release"));
        Files.writeString(java, """
                #!/bin/bash
                arguments=()
                for argument in "$@"; do
                    [ "$argument" = -jar ] && arguments+=(%s)
                    arguments+=("$argument")
                done
                exec '%s/bin/java' "${arguments[@]}"
                """.formatted(options, System.getProperty("java.home")));
        java.toFile().setExecutable(true);
        return home;
    }
}
