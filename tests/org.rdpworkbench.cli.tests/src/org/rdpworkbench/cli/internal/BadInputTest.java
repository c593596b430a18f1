// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is wrong with the arguments: one clear line on stderr, state 2, and nothing else happens. */
class BadInputTest {

    @TempDir
    private Path folder;

    private final Console console = new Console();

    @BeforeEach
    void files() throws IOException {
        Files.writeString(folder.resolve("damaged.case"), "{\"schema\":\"rdpworkbench/cas");
        Files.writeString(folder.resolve("other.case"), "{\"schema\":\"rdpworkbench/diagnosis/1\"}");
        Files.writeString(folder.resolve("newer.case"), "{\"schema\":\"rdpworkbench/case/2\",\"cases\":[]}");
        Files.writeString(folder.resolve("empty.case"), "{\"schema\":\"rdpworkbench/case/1\",\"cases\":[]}");
        Files.writeString(folder.resolve("other.xml"), "<html></html>");
        Files.writeString(folder.resolve("bomb.xml"), "<!DOCTYPE x [<!ENTITY a \"b\">]><Event>&a;</Event>");
        Files.writeString(folder.resolve("cut.xml"), "<Event><System>");
        Files.writeString(folder.resolve("security.xml"),
                "<Event><System><Channel>Sec\u202eurity</Channel></System></Event>");
        Files.write(folder.resolve("cut.evtx"), "ElfFile\0".getBytes(StandardCharsets.ISO_8859_1));
        Files.createDirectory(folder.resolve("directory"));
    }

    static Stream<Arguments> lines() {
        return Stream.of(
                line("Port 0 is not between 1 and 65535.", "diagnose", "host:0"),
                line("Port 70000 is not between 1 and 65535.", "diagnose", "host:70000"),
                line("\"x\" is not a port number.", "diagnose", "host:x"),
                line("The host is empty.", "diagnose", ""),
                line("\"a host\" is not a host name or address.", "diagnose", "a host"),
                line("\"a\\u{a}\\u{1b}[31m\" is not a host name or address.", "diagnose", "a\n\u001b[31m"),
                line("Port 0 is not between 1 and 65535.", "diagnose", "good", "bad:0"),
                line("\"http://srv1/x\" is a URL; give srv1 in its place.", "diagnose", "http://srv1/x"),
                line("\"https://srv1:443\" is a URL; give srv1 in its place.", "diagnose", "https://srv1:443"),
                line("\"rdp://srv1:3390/\" is a URL; give srv1:3390 in its place.", "diagnose", "rdp://srv1:3390/"),
                line("\"rdp://full%20address=s:srv1\" is a URL; give the name or address of the host in its place.",
                        "diagnose", "rdp://full%20address=s:srv1"),
                line("\"srv1:\" ends before the port; give srv1, or srv1:PORT where it is not 3389.", "diagnose",
                        "srv1:"),
                line("\"[::1]:\" ends before the port; give [::1], or [::1]:PORT where it is not 3389.", "diagnose",
                        "[::1]:"),
                line("\"[::1\" lacks the closing bracket; write [ADDRESS] or [ADDRESS]:PORT.", "diagnose", "[::1"),
                line("The host is empty.", "diagnose", ":"),
                line("There is no interface nope on this machine.", "diagnose", "[fe80::1%nope]:3389"),
                line("There is no interface 999999 on this machine.", "diagnose", "fe80::1%999999"),
                line("\"a host\" is not a host name or address.", "diagnose", "h", "--domain-controller", "a host"),
                line("The name of the file is empty.", "judge", ""),
                line("The name of the file is empty.", "decode", "0x904", "--output", ""),
                line("The name of the file is empty.", "diagnose", "h", "--case", ""),
                line("\"0xBEEF\" is in none of the installed code catalogues.", "decode", "0xBEEF"),
                line("A dialog shows one code or two, and 0x8 is a third; ask for other codes by themselves.",
                        "decode", "0x904", "0x7", "0x8"),
                line("A dialog shows one code or two, and 8 is a third; ask for other codes by themselves.",
                        "decode", "2308/7, 8"),
                line("A dialog shows one code or two, and 8 is a third; ask for other codes by themselves.",
                        "diagnose", "h", "--symptom", "2308 7 8"),
                line("No installed code catalogue knows \"7 2308\" in this order; the extended code comes second: "
                        + "2308 7.", "decode", "7", "2308"),
                line("\"48879 57005\" is in none of the installed code catalogues.", "decode", "48879", "57005"),
                line("There is no code in \"hello\"; give it like 0x904/0x7, or paste the text of the dialog.",
                        "decode", "hello"),
                line("There is no code in \"one of these reasons: 1) Remote access is not enabled 2) The computer is "
                        + "turned off\"; give the codes that the dialog shows under \"See details\", or run diagnose "
                        + "HOST without a symptom.", "diagnose", "h", "--symptom", "one of these reasons:\n\n1) Remote "
                        + "access is not enabled\n2) The computer is turned off\n"),
                line("A dialog shows one code or two, and 0x8 is a third; ask for other codes by themselves.",
                        "decode", "Error code: 0x904\nExtended error code: 0x7\nAnother error code: 0x8"),
                line("This is no text in UTF-8; give a code like 0x904/0x7, or the text of the dialog.", "decode",
                        "\u0001\u0002 0x904 \u0003"),
                line("\"0xBEEF\" is in none of the installed code catalogues.", "diagnose", "h", "--symptom", "0xBEEF"),
                line("Cannot read @/no.case: there is no such file or directory.", "judge", "@/no.case"),
                line("@/damaged.case is damaged or is not a case file: it is not JSON.", "judge", "@/damaged.case"),
                line("@/other.case is not a case file.", "judge", "@/other.case"),
                line("@/newer.case was written by a newer version (rdpworkbench/case/2); update to read it.", "judge",
                        "@/newer.case"),
                line("@/empty.case holds no case.", "judge", "@/empty.case"),
                line("Cannot read @/directory: it is a directory.", "judge", "@/directory"),
                line("@/other.xml holds no event.", "judge", "@/other.xml"),
                line("@/bomb.xml has a document type definition, through which a file can do harm; no event has one, "
                        + "so it is not read.", "judge", "@/bomb.xml"),
                line("@/cut.xml ends within an event, at line 1.", "judge", "@/cut.xml"),
                line("@/security.xml is not the log of a Remote Desktop client (Microsoft-Windows-TerminalServices-"
                        + "RDPClient/Operational); its events are of Sec\\u{202e}urity.", "judge", "@/security.xml"),
                line("@/cut.evtx is a damaged event log: event log file at offset 8: needs 8 bytes, has 0.", "judge",
                        "@/cut.evtx"),
                line("@/other.xml is damaged or is not a case file: it is not JSON.", "compare", "@/other.xml",
                        "@/other.xml"),
                line("Cannot write @/no/result: there is no such file or directory.", "diagnose", "h", "--output",
                        "@/no/result"),
                line("Cannot write @/directory: it is a directory.", "decode", "0x904", "--output", "@/directory"),
                line("Cannot write @/no/x.case: there is no such file or directory.", "diagnose", "h", "--case",
                        "@/no/x.case", "--output", "@/result"),
                line("--case and --output name the same file.", "diagnose", "h", "--case", "@/x", "--output",
                        "@/directory/../x"),
                line("Unknown option \"--bogus\". See \"rdpworkbench diagnose --help\".", "diagnose", "--bogus", "h"),
                line("Unknown option \"--bogus\". See \"rdpworkbench decode --help\".", "decode", "--bogus", "0x904"),
                line("Unknown command \"frobnicate\". See \"rdpworkbench --help\".", "frobnicate"),
                line("No command was given. See \"rdpworkbench --help\"."),
                line("Missing required parameter: 'HOST[:PORT]'. See \"rdpworkbench diagnose --help\".", "diagnose"),
                line("Unknown option \"-name\". See \"rdpworkbench diagnose --help\".", "diagnose", "-name"),
                line("@/other.case is not a case file.", "compare", "@/other.case", "@/other.case"),
                line("The format html is for hosts; compare writes text and json.", "compare", "@/a", "@/b",
                        "--format", "html"),
                line("Unknown option \"--bogus\". See \"rdpworkbench judge --help\".", "judge", "--bogus"),
                line("\"0\" is no timeout; give seconds, for example 5 or 2.5, up to 3600.", "diagnose", "h",
                        "--timeout", "0"),
                line("\"soon\" is no timeout; give seconds, for example 5 or 2.5, up to 3600.", "decode", "0x904",
                        "--timeout", "soon"),
                line("\"soon\" is no timeout; give seconds, for example 5 or 2.5, up to 3600.", "judge", "x",
                        "--timeout", "soon"),
                line("\"NaN\" is no timeout; give seconds, for example 5 or 2.5, up to 3600.", "diagnose", "h",
                        "--timeout", "NaN"),
                line("\"yaml\" is no format; there are text, json, html, markdown, csv and junit.", "diagnose", "h",
                        "--format", "yaml"),
                line("The format html is for hosts; decode writes text and json.", "decode", "0x904", "--format",
                        "html"),
                line("\"some\" is nothing to redact; there are none, names and all.", "judge", "x", "--redact", "some"),
                line("No installed plugin knows the way in \"wmi\"; there are later, smb, windows.", "diagnose", "h",
                        "--inside", "wmi", "--credential", "x"),
                line("--inside smb needs --credential: the id of a stored credential, or an account, that is an "
                        + "administrator of the host.", "diagnose", "h",
                        "--inside", "smb"),
                line("--inside windows takes no --credential: it looks as who is signed in.", "diagnose", "h",
                        "--inside", "windows", "--credential", "x"),
                line("The way in \"later\" is not built yet.", "diagnose", "h", "--inside", "later"),
                line("--credential and --secret-fd need --inside, which says where they are used.", "diagnose", "h",
                        "--credential", "x"),
                line("\"CORP\\\" is half an account; both sides of it must be there.", "diagnose", "h", "--inside",
                        "smb", "--credential", "CORP\\", "--secret-fd", "0"),
                line("File descriptors are numbers from 0.", "diagnose", "h", "--inside", "smb", "--credential", "x",
                        "--secret-fd", "-1"),
                line("File descriptor 999 cannot be read; only 0 works on Windows.", "diagnose", "h", "--inside",
                        "smb", "--credential", "x", "--secret-fd", "999"));
    }

    private static Arguments line(String message, String... arguments) {
        return Arguments.of(message, List.of(arguments));
    }

    /** @param message with @ for the folder, as in the arguments */
    @ParameterizedTest
    @MethodSource("lines")
    void isOneLineAndNothingIsDone(String message, List<String> arguments) throws IOException {
        List<Path> before = files(folder);
        int state = console.run(arguments.stream().map(this::place).toArray(String[]::new));
        assertEquals("rdpworkbench: " + place(message) + "\n", console.err().replace("\r\n", "\n"));
        assertEquals(2, state);
        assertEquals("", console.out());
        assertEquals(0, console.probe.looks.get(), "nothing is probed");
        assertEquals(before, files(folder), "nothing is written");
        assertTrue(console.logged.isEmpty());
    }

    @Test
    void ofSeveralCasesOneBadOneIsEnough() throws IOException {
        assertEquals(0, console.run("diagnose", "h", "--case", place("@/good.case")));
        assertEquals(2, console.run("judge", place("@/good.case"), place("@/damaged.case")));
        assertEquals("", console.out());
    }

    @Test
    void twoCasesAreComparedAndNoOtherNumber() throws IOException {
        assertEquals(0, console.run("diagnose", "h", "--case", place("@/good.case")));
        assertEquals(2, console.run("compare", place("@/good.case")));
        assertEquals("rdpworkbench: Two cases are compared with one another, and this file holds 1.",
                console.err().strip());
        assertEquals(0, console.run("diagnose", "h", "i", "--case", place("@/both.case")));
        assertEquals(2, console.run("compare", place("@/good.case"), place("@/both.case")));
        assertEquals("rdpworkbench: Two cases are compared with one another, and these files hold 3.",
                console.err().strip());
    }

    /** By its name, by another way of writing it, and through a link. */
    @Test
    void theCaseThatIsJudgedIsNoPlaceForTheResult() throws IOException {
        assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"), "a system where all may make links");
        assertEquals(0, console.run("diagnose", "h", "--case", place("@/good.case")));
        Files.createSymbolicLink(folder.resolve("link"), folder.resolve("good.case"));
        String before = Files.readString(folder.resolve("good.case"));
        for (String[] names : new String[][] {{"good.case", "good.case"}, {"good.case", "directory/../good.case"},
            {"good.case", "link"}, {"link", "good.case"}}) {
            String file = place("@/" + names[0]);
            assertEquals(2, console.run("judge", file, "--output", place("@/" + names[1])));
            assertEquals("rdpworkbench: --output names " + file + ", the case that is judged.", console.err().strip());
            assertEquals(before, Files.readString(folder.resolve("good.case")));
        }
        assertEquals(13, files(folder).size(), "the folder, its nine files, its directory, the case and the link");
    }

    @Test
    void randomBytesAreNoDialog() {
        Random random = new Random(904);
        for (int length : new int[] {64, 1_000, 100_000}) {
            byte[] bytes = new byte[length];
            random.nextBytes(bytes);
            String text = new String(bytes, StandardCharsets.UTF_8);
            assertEquals(2, console.typing(text).run("decode", "-"));
            assertEquals(1, console.err().lines().count(), console.err());
            assertTrue(console.err().contains("no text in UTF-8"), console.err());
        }
    }

    private String place(String text) {
        return text.replace("@", folder.toString());
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.sorted().toList();
        }
    }
}
