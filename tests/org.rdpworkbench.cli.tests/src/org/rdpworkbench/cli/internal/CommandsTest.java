// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.rdpworkbench.cli.Command;
import org.rdpworkbench.report.Format;
import picocli.CommandLine;

class CommandsTest {

    @TempDir
    private Path folder;

    private final Console console = new Console();

    private JsonNode json() throws IOException {
        return new ObjectMapper().readTree(console.out());
    }

    private String in(String name) {
        return folder.resolve(name).toString();
    }

    @Test
    void helpAndVersionAreResults() {
        assertEquals(0, console.run("--help"));
        assertTrue(console.out().contains("diagnose"), console.out());
        assertEquals(0, console.run("decode", "--help"));
        assertTrue(console.out().contains("rdpworkbench decode 0x904 0x7"), console.out());
        assertEquals(0, console.run("--version"));
        assertEquals("RDP Workbench 1.0.0", console.out().strip());
        assertEquals("", console.err());
    }

    @Test
    void timeoutIsOfferedWhereSomethingIsWaitedFor() {
        assertEquals(0, console.run("diagnose", "--help"));
        assertTrue(console.out().contains("--timeout=SECONDS"), console.out());
        for (String command : List.of("decode", "judge", "compare")) {
            assertEquals(0, console.run(command, "--help"));
            assertFalse(console.out().contains("--timeout"), console.out());
        }
        assertEquals(0, console.run("decode", "0x904", "--timeout", "5"), "but scripts may give it everywhere");
    }

    @Test
    void helpKnowsEveryLevel() {
        assertEquals(0, console.run("decode", "--help"));
        String decode = console.out();
        assertEquals(0, console.run("help", "decode"));
        assertEquals(decode, console.out());
        assertEquals(0, console.run("help"));
        assertTrue(console.out().contains("diagnose"), console.out());
        assertEquals(0, console.run(List.of(new Outer()), "help", "outer", "inner"));
        assertTrue(console.out().startsWith("Usage: rdpworkbench outer inner "), console.out());
        for (String unknown : List.of("bogus", "outer bogus", "outer inner bogus")) {
            assertEquals(2, console.run(List.of(new Outer()), ("help " + unknown).split(" ")));
            assertEquals(1, console.err().lines().count(), console.err());
            assertTrue(console.err().contains("bogus"), console.err());
        }
    }

    /** With a command of its own in it. */
    @CommandLine.Command(name = "outer", subcommands = Inner.class)
    static final class Outer implements Command {
        @Override
        public Integer call() {
            return 0;
        }
    }

    @CommandLine.Command(name = "inner", mixinStandardHelpOptions = true)
    static final class Inner implements Command {
        @Override
        public Integer call() {
            return 0;
        }
    }

    @Test
    void examplesAndHintsSayHowThisWasCalled() {
        console.called("releng/run");
        for (String command : List.of("decode", "diagnose", "judge", "compare")) {
            assertEquals(0, console.run(command, "--help"));
            assertTrue(console.out().startsWith("Usage: releng/run " + command), console.out());
            assertTrue(console.out().contains("\n  releng/run " + command + " "), console.out());
            assertFalse(console.out().contains("rdpworkbench"), console.out());
        }
        assertEquals(2, console.run());
        assertEquals("rdpworkbench: No command was given. See \"releng/run --help\".", console.err().strip());
        assertEquals(2, console.run("frobnicate"));
        assertTrue(console.err().contains("See \"releng/run --help\"."), console.err());
    }

    @Test
    void decodeTakesWordsAndWhatIsPasted() {
        assertEquals(0, console.run("decode", "0x904", "0x7"));
        String words = console.out();
        assertTrue(words.startsWith("0x904/0x7, the two codes of the dialog\n"), words);
        assertEquals(0, console.typing("Fehlercode: 0x904\nErweiterter Fehlercode: 0x7\n").run("decode", "-"));
        assertEquals(words, console.out());
        assertEquals(0, console.run("decode", "- Fehlercode: 0x904, erweitert: 0x7"));
        assertEquals(words, console.out());
        assertEquals(0, console.run("decode", "Error", "code:", "0x904", "Extended", "error", "code:", "0x7", "at",
                "0x8"));
        assertEquals(words, console.out());
        assertEquals(0, console.run("decode", "0x904", "0x7", "0x80090322"), "a status may stand beside the two");
        assertEquals("", console.err());
    }

    @Test
    void exitStateTellsTheWorst() {
        assertEquals(0, console.run("diagnose", "fine"));
        assertEquals(1, console.run("diagnose", "broken"));
        assertEquals(1, console.run("diagnose", "fine", "broken"));
        assertEquals(3, console.run("diagnose", "fine", "--symptom", "0x904/0x7"), "not reproduced");
        assertEquals(3, console.run("diagnose", "slow", "--timeout", "0.05"), "out of time");
    }

    @Test
    void hostsComeInTheOrderGivenAndOnceEach() throws IOException {
        List<String> names = Stream.iterate(1, i -> i + 1).limit(20).map(i -> (i % 2 == 0 ? "broken" : "fine") + i)
                .toList();
        String[] arguments = Stream.concat(Stream.concat(Stream.of("diagnose", "--format", "json"), names.stream()),
                Stream.of("FINE1:3389")).toArray(String[]::new);
        assertEquals(1, console.run(arguments));
        assertEquals(names, json().get("diagnoses").valueStream().map(d -> d.at("/target/host").asText()).toList());
        assertEquals(20, console.probe.looks.get());
    }

    @Test
    void savedCaseIsJudgedToTheSameDiagnosis() throws IOException {
        assertEquals(1, console.run("diagnose", "broken", "--symptom", "2308 7", "--case", in("a.case"), "--format",
                "json"));
        JsonNode live = json();
        assertEquals("0x904/0x7", live.at("/diagnoses/0/symptom").asText());
        assertEquals(1, console.run("judge", in("a.case"), "--format", "json"));
        assertEquals(live, json());
    }

    @Test
    void longAmbiguousSymptomIsJudgedToTheSameDiagnosis() throws IOException {
        String pasted = "It happened in the morning, when the whole department came in and began to work, and the "
                + "number it showed to all of them was 904";
        assertEquals(1, console.run("diagnose", "broken", "--symptom", pasted, "--case", in("a.case"), "--format",
                "json"));
        JsonNode live = json();
        assertEquals("904", live.at("/diagnoses/0/symptom").asText());
        assertEquals(1, console.run("judge", in("a.case"), "--format", "json"));
        assertEquals(live, json());
    }

    /** There is no second look at what was there then. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void theResultIsShownThoughTheEvidenceCannotBeSaved() {
        assertEquals(2, console.run("diagnose", "fine", "--case", "/dev/full"));
        assertTrue(console.out().startsWith("fine:3389"), console.out());
        assertTrue(console.err().contains("Cannot write /dev/full: "), console.err());
    }

    @Test
    void twoCasesAreCompared() throws IOException {
        assertEquals(0, console.run("diagnose", "fine", "--case", in("works.case")));
        assertEquals(1, console.run("diagnose", "broken", "--case", in("fails.case")));
        assertEquals(1, console.run("diagnose", "fine", "broken", "--case", in("both.case")));
        assertEquals(1, console.run("compare", in("works.case"), in("fails.case")), "the worse of the two counts");
        String words = console.out();
        assertTrue(words.startsWith("A  fine:3389  PASS"), words);
        assertTrue(words.contains("\nB  broken:3389  FAIL"), words);
        assertTrue(words.contains("breaks at           A  \u2013\n                      B  TLS"), words);
        assertEquals(1, console.run("compare", in("works.case"), in("fails.case"), "--format", "json"));
        assertEquals("rdpworkbench/comparison/1", json().get("schema").asText());
        assertEquals("PASS", json().at("/first/verdict").asText());
        assertEquals("broken", json().at("/evidence/0/fields/0/second").asText());
        JsonNode two = json();
        assertEquals(1, console.run("compare", in("both.case"), "--format", "json"));
        assertEquals(two.get("evidence"), json().get("evidence"));
        assertEquals(0, console.run("compare", in("works.case"), in("works.case")));
        assertTrue(console.out().contains("No difference was found."), console.out());
        assertEquals(1, console.run("compare", in("both.case"), "--redact", "names"));
        assertFalse(console.out().contains("fine") || console.out().contains("broken:"), console.out());
    }

    @Test
    void replacedFileKeepsItsPermissions() throws IOException {
        assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"), "a system with POSIX permissions");
        for (String permissions : List.of("rw-------", "rw-rw-rw-")) {
            Path file = folder.resolve(permissions);
            Files.writeString(file, "older");
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
            assertEquals(0, console.run("decode", "0x904", "--output", file.toString()));
            assertTrue(Files.readString(file).contains("0x904"));
            assertEquals(permissions, PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        }
        Path other = Files.createFile(folder.resolve("other"));
        assertEquals(0, console.run("decode", "0x904", "--output", in("new")));
        assertEquals(Files.getPosixFilePermissions(other), Files.getPosixFilePermissions(folder.resolve("new")));
    }

    @Test
    void filesAreUtf8AndReplaceWhatWasThereWhole() throws IOException {
        Files.writeString(folder.resolve("result"), "x".repeat(100_000));
        Console ascii = new Console(new Terminal(StandardCharsets.US_ASCII, StandardCharsets.US_ASCII, false, false,
                false));
        assertEquals(0, ascii.run("decode", "0x904", "--output", in("result")));
        assertEquals("", ascii.out());
        String written = Files.readString(folder.resolve("result"));
        assertTrue(written.contains("M\u00fcnchen"), written);
        try (Stream<Path> all = Files.list(folder)) {
            assertEquals(1, all.count(), "no other file is left");
        }
    }

    @Test
    void deviceIsWrittenThroughAndStaysWhatItIs() {
        Path device = Path.of("/dev/null");
        assumeTrue(Files.exists(device), "a system with /dev/null");
        assertEquals(0, console.run("decode", "0x904", "--output", "/dev/null"));
        assertFalse(Files.isRegularFile(device));
    }

    @Test
    void textFallsBackToAsciiAndJsonIsAlwaysAscii() {
        Console ascii = new Console(new Terminal(StandardCharsets.US_ASCII, StandardCharsets.US_ASCII, false, false,
                false));
        assertEquals(0, ascii.run("decode", "0x904"));
        assertTrue(ascii.out().contains("M\\u{fc}nchen \\u{131} closed"), ascii.out());
        assertTrue(ascii.out().chars().allMatch(c -> c < 0x80));
        assertEquals(0, console.run("decode", "0x904", "--format", "json"));
        assertTrue(console.out().chars().allMatch(c -> c < 0x80));
    }

    @Test
    void hostsAreReportedInEveryFormatAndUnderPseudonyms() throws IOException {
        assertEquals(1, console.run("diagnose", "broken.example.net", "fine", "--case", in("a.case")));
        for (Format format : Format.values()) {
            assertEquals(1, console.run("judge", in("a.case"), "--format", format.id()));
            assertTrue(console.out().contains("broken.example.net"), console.out());
            assertEquals(1, console.run("judge", in("a.case"), "--format", format.id(), "--redact", "names",
                    "--output", in("result")));
            String written = Files.readString(folder.resolve("result"));
            assertTrue(written.contains("host-1.domain-1") && written.contains("host-2"), written);
            assertFalse(written.contains("example") || written.contains("fine"), written);
            assertEquals("", console.out() + console.err());
        }
        assertTrue(Files.readString(folder.resolve("a.case")).contains("broken.example.net"), "evidence stays whole");
    }

    @Test
    void everyLocaleGivesTheSame() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.ROOT);
            List<String> root = results();
            for (String tag : List.of("tr-TR", "ar-EG-u-nu-arab", "de-DE")) {
                Locale.setDefault(Locale.forLanguageTag(tag));
                assertEquals(root, results(), tag);
            }
        } finally {
            Locale.setDefault(before);
        }
    }

    private List<String> results() {
        return Stream.of(List.of("decode", "0x904", "0x7"), List.of("decode", "0x904", "--format", "json"),
                List.of("diagnose", "broken", "--symptom", "0x904/0x7"), List.of("diagnose", "INFINITE.host"),
                List.of("judge", "missing")).map(arguments -> {
                    console.run(arguments.toArray(String[]::new));
                    return console.out().replaceAll(" [0-9.]+ m?s", " T").replaceAll(" +", " ") + console.err();
                }).toList();
    }

    @Test
    void coloursAndProgressAreForTerminalsOnly() {
        Console terminal = new Console(new Terminal(StandardCharsets.UTF_8, StandardCharsets.UTF_8, true, true, true));
        terminal.run("diagnose", "broken");
        assertTrue(terminal.out().contains("\u001b[1;31mFAIL"), terminal.out());
        assertTrue(terminal.err().contains("broken:3389: The name"), terminal.err());
        assertTrue(terminal.err().endsWith("\r\u001b[K"), "the line is gone at the end");
        terminal.run("diagnose", "broken", "--no-color", "--quiet");
        assertFalse(terminal.out().contains("\u001b"), terminal.out());
        assertEquals("", terminal.err());
        console.run("diagnose", "broken");
        assertFalse(console.out().contains("\u001b"));
        assertEquals("", console.err());
    }
}
