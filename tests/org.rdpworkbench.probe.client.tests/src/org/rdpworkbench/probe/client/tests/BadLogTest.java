// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.probe.client.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.rdpworkbench.core.spi.EvidenceException;
import org.rdpworkbench.evtx.tests.LogWriter;
import org.rdpworkbench.probe.client.ClientLogReader;

/** Files that hold nothing for the reader, or are meant to do harm: one clause that follows the name of the file. */
final class BadLogTest {

    private static final String BEGINS = Logged.begins("08:00:00", "srv1").xml();
    private static final String BOMB = "<!DOCTYPE lolz [<!ENTITY lol \"lol\"><!ENTITY lol2 \"&lol;&lol;\">]>";
    private static final String NO_CLIENT = "is not the log of a Remote Desktop client ("
            + "Microsoft-Windows-TerminalServices-RDPClient/Operational)";

    private final ClientLogReader reader = new ClientLogReader();

    static Stream<Arguments> texts() {
        return Stream.of(
                Arguments.of("<html><body>no</body></html>", "holds no event."),
                Arguments.of("<", "holds no event."),
                Arguments.of("<Events></Events>", "holds no event."),
                Arguments.of("<EventData/>", "holds no event."),
                Arguments.of("<Event><System></Event>", "holds an event that is no XML of an event, at line 1."),
                Arguments.of("\n\n<Event>&#x1b;</Event>", "holds an event that is no XML of an event, at line 3."),
                Arguments.of(BEGINS + "\n<Event>&nothing;</Event>",
                        "holds an event that is no XML of an event, at line 2."),
                Arguments.of("<Event>" + "<a>".repeat(40) + "</a>".repeat(40) + "</Event>",
                        "holds an event that is no XML of an event, at line 1."),
                Arguments.of("<Event>" + "<a/>".repeat(3_000) + "</Event>",
                        "holds an event that is no XML of an event, at line 1."),
                Arguments.of("<Event>" + "x".repeat(300_000) + "</Event>",
                        "holds an event that is no XML of an event, at line 1."),
                Arguments.of("<Event>" + "x".repeat(2 << 20) + "</Event>",
                        "holds an event of more than 1 MiB, at line 1."),
                Arguments.of(BEGINS.substring(0, BEGINS.length() - 9), "ends within an event, at line 1."),
                Arguments.of(BOMB + "<Event>&lol2;</Event>", "has a document type definition, through which a file can "
                        + "do harm; no event has one, so it is not read."),
                Arguments.of(BEGINS + BOMB, "has a document type definition, through which a file can do harm; no "
                        + "event has one, so it is not read."),
                Arguments.of("<Event/>".replace("/>", "></Event>"), NO_CLIENT + "."),
                Arguments.of("<Event><System><Channel>Security</Channel></System></Event>",
                        NO_CLIENT + "; its events are of Security."),
                Arguments.of(Logged.ends("08:00:00", 2308).xml(),
                        "holds no attempt to connect: there is no event 1024 of a Remote Desktop client."),
                Arguments.of(Logged.begins("08:00:00", "").xml(), "names no server that could be a host."),
                Arguments.of(Logged.begins("08:00:00", "a b").xml(), "names no server that could be a host."));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void isToldInOneClause(String text, String clause) {
        for (byte[] file : List.of(text.getBytes(StandardCharsets.UTF_8), text.getBytes(StandardCharsets.UTF_16))) {
            assertTrue(reader.reads(file));
            assertEquals(clause, assertThrows(EvidenceException.class, () -> reader.read(file)).getMessage());
        }
    }

    @Test
    void whatIsNeitherALogNorXmlIsForOthers() {
        for (String text : List.of("", " ", "hello", "{\"schema\":\"<Event >\"}", "[\"<Event>\"]", "ElfFil")) {
            assertFalse(reader.reads(text.getBytes(StandardCharsets.UTF_8)), text);
        }
    }

    private String refused(byte[] file) {
        assertTrue(reader.reads(file));
        return assertThrows(EvidenceException.class, () -> reader.read(file)).getMessage();
    }

    @Test
    void aDamagedLogFileSaysWhere() {
        byte[] whole = Logged.file(Logged.begins("08:00:00", "srv1"));
        assertEquals("is a damaged event log: event log file at offset 8: needs 8 bytes, has 0.",
                refused(Arrays.copyOf(whole, 8)));
        assertEquals("is an event log without an event that can be read: it ends before its first event.",
                refused(Arrays.copyOf(whole, 4_096)));
        assertEquals("is an event log without an event that can be read: it ends before its first event.",
                refused(new LogWriter().file()));
        String cut = refused(Arrays.copyOf(whole, 4_096 + 600));
        assertTrue(cut.startsWith("is an event log without an event that can be read: record at offset "), cut);
    }

    @Test
    void aLogFileOfAnotherChannelSaysWhichItIs() {
        LogWriter log = new LogWriter();
        log.record(1, () -> log.open("Event").close().open("System").close().open("Channel").close().text("Security")
                .end().end().end());
        assertEquals(NO_CLIENT + "; its events are of Security.", refused(log.file()));
    }

    @Test
    void moreServersThanAPersonUsesAreRefused() {
        Logged[] many = new Logged[1_001];
        Arrays.setAll(many, i -> Logged.begins("08:00:00", "srv" + i));
        assertEquals("names more than 1000 servers.", refused(Logged.xml(many)));
    }

    /** Nothing but the one exception comes out, whatever is changed in a file that is well. */
    @Test
    void changedFilesAreReadOrRefused() {
        Random random = new Random(1026);
        Logged[] events = {Logged.begins("08:00:00", "srv1"), Logged.fails("08:00:01", "RDPClient_SSL",
                "TsSslStateHandshakeStart", "0x80004005"), Logged.ends("08:00:02", 2308)};
        int refused = 0;
        for (byte[] whole : List.of(Logged.xml(events), Logged.file(events))) {
            for (int run = 0; run < 3_000; run++) {
                refused += isRefused(changed(whole, random)) ? 1 : 0;
            }
        }
        assertTrue(refused > 100, "some of them must have been damaged: " + refused);
    }

    private boolean isRefused(byte[] file) {
        try {
            if (reader.reads(file)) {
                reader.read(file).forEach(host -> host.pieces().forEach(piece -> piece.fact().rungs()));
            }
            return false;
        } catch (EvidenceException e) {
            return true;
        }
    }

    private static byte[] changed(byte[] whole, Random random) {
        byte[] file = whole.clone();
        int used = Math.min(file.length, 9_000);
        for (int change = 0; change <= random.nextInt(4); change++) {
            file[random.nextInt(used)] = (byte) random.nextInt(256);
        }
        return random.nextInt(4) == 0 ? Arrays.copyOf(file, random.nextInt(used)) : file;
    }

    /** Pieces of XML in any order, which changed bytes hardly ever come to. */
    @Test
    void piecesOfXmlInAnyOrderAreReadOrRefused() {
        Random random = new Random(226);
        List<String> pieces = List.of("<Event>", "</Event>", "<Event", " xmlns='x'", ">", "<System>", "</System>",
                "<![CDATA[", "]]>", "&amp;", "&x;", "<!--", "-->", "<?x?>", "<Data Name='Value'>", "</Data>", "srv1",
                "\u0000", "\u001b", "\ud800", BEGINS, "<EventData>", "</EventData>", "\n");
        for (int run = 0; run < 5_000; run++) {
            List<String> text = new ArrayList<>(List.of("<"));
            random.ints(random.nextInt(30), 0, pieces.size()).mapToObj(pieces::get).forEach(text::add);
            isRefused(String.join("", text).getBytes(StandardCharsets.UTF_8));
        }
        assertFalse(isRefused(BEGINS.getBytes(StandardCharsets.UTF_8)));
    }
}
