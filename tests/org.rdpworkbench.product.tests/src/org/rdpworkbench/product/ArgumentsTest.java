// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.product;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person types reaches the program as it was typed. */
@EnabledOnOs(OS.LINUX)
class ArgumentsTest {

    /** Options of Equinox and of the JVM, and what shells, property files and character sets like to change. */
    private static final List<String> NAMES = List.of("-name", "-debug", "-dev", "-data", "-clean", "-application",
            "-configuration", "-nosplash", "-vmargs", "-Dx=y", "@file", "a b", " ", "\"q\"", "it's", "back\\slash\\",
            "two\nlines", "tab\t", "$HOME", "${HOME}", "`id`", "%PATH%", "*", "a;b&c|d", "=",
            "\u00fc\u20ac\ud83d\ude00");

    @TempDir
    private static Path folder;
    private static Place place;

    @BeforeAll
    static void place() throws IOException {
        place = Place.in(folder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-name", "-debug", "-dev", "-data"})
    void anOptionOfThePlatformIsTheProgramsToRefuse(String option) throws Exception {
        assertEquals("rdpworkbench: Unknown option \"" + option + "\". See \"rdpworkbench decode --help\".",
                place.launch("decode", option).run().stateIs(2).refusal());
    }

    /** Each is the name of a file whose case is about a host of its own. Without UTF-8 it must work too. */
    @Test
    void allArriveUnchangedAndInOrder() throws Exception {
        StringBuilder script = new StringBuilder("set -e\n");
        for (int i = 0; i < NAMES.size(); i++) {
            Files.writeString(place.work().resolve(i + ".case"), caseOf("host" + i));
            script.append("mv ").append(i).append(".case ").append(quoted("./" + NAMES.get(i))).append('\n');
        }
        script.append("exec \"$0\" judge --format json -- ")
                .append(NAMES.stream().map(ArgumentsTest::quoted).collect(Collectors.joining(" ")));
        JsonNode root = place.command("bash", "-c", script.toString(), place.starter().toString())
                .env("LANG", null).env("LC_ALL", "C").run().quietly().json();
        assertEquals(IntStream.range(0, NAMES.size()).mapToObj(i -> "host" + i).toList(),
                root.get("diagnoses").findValuesAsText("host"));
    }

    @Test
    void aPastedDialogIsOneArgument() throws Exception {
        String dialog = "\u201eRemotedesktopverbindung\u201c\r\n\r\n  Interner Fehler: 100 % \"schl\u00fcssel\" $5 \\\n"
                + "\tFehlercode:\u00a00x904\n\tErweiterter Fehlercode:\u00a00x7\n";
        JsonNode root = place.command("bash", "-c", "exec \"$0\" decode --format json " + quoted(dialog),
                place.starter().toString()).run().stateIs(0).quietly().json();
        assertEquals("0x904/0x7", root.get("symptom").textValue());
        assertEquals(List.of("0x904", "0x7"), root.get("codes").findValuesAsText("hex").stream().distinct().toList());
    }

    /** Java by itself would ask the system's list of users, and the window would have other data than the commands. */
    @Test
    void theWindowLivesInTheHomeThatTheEnvironmentNames() throws Exception {
        Path java = Files.createDirectories(folder.resolve("java/bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\nprintf '%s\\n' \"$@\"\n");
        java.toFile().setExecutable(true);
        Files.writeString(folder.resolve("java/release"), "JAVA_VERSION=\"21.0.1\"\n");
        String started = place.launch().env("RDPWORKBENCH_JAVA_HOME", folder.resolve("java").toString())
                .env("DISPLAY", ":0").env("HOME", "/home/a b").run().stateIs(0).out();
        assertEquals("-Duser.home=/home/a b", started.lines().findFirst().orElseThrow());
    }

    private static String caseOf(String host) {
        return """
                {"schema":"rdpworkbench/case/1","cases":[{"target":{"host":"%s","port":3389},"symptom":null,
                "began":"2026-11-23T10:00:00Z","evidence":[],"transcripts":[]}]}""".formatted(host);
    }

    /** Byte by byte, because Java knows only the characters of the locale that the tests run in. */
    private static String quoted(String text) {
        return Stream.of(HexFormat.ofDelimiter(" ").formatHex(text.getBytes(StandardCharsets.UTF_8)).split(" "))
                .map(hex -> "\\x" + hex).collect(Collectors.joining("", "$'", "'"));
    }
}
