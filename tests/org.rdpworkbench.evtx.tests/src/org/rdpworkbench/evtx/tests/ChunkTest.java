// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.evtx.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rdpworkbench.evtx.Chunk;
import org.rdpworkbench.evtx.Element;
import org.rdpworkbench.evtx.EventRecord;
import org.rdpworkbench.evtx.MalformedLogException;

/** Records of chunks: sound ones, and what is left of others. */
class ChunkTest {

    private static final int FIRST = 512;

    private static Chunk read(LogWriter log) throws MalformedLogException {
        return Chunk.read(log.chunk());
    }

    private static List<Long> numbers(Chunk chunk) {
        return chunk.records().stream().map(EventRecord::number).toList();
    }

    @Test
    void eventsOfOneTemplateHaveTheirOwnValues() throws Exception {
        Chunk chunk = read(Events.two());
        assertEquals(List.of(), chunk.damage());
        assertEquals(List.of(41L, 42L), numbers(chunk));
        EventRecord first = chunk.records().getFirst();
        assertEquals(Instant.parse("2026-01-02T03:04:05.678900Z"), first.written());
        assertEquals(Optional.of("Listener"), first.provider());
        assertEquals(Optional.of(131), first.id());
        assertEquals(Optional.of("Listener/Operational"), first.channel());
        assertEquals(Optional.of("HOST"), first.computer());
        assertEquals(Optional.of("203.0.113.7:50000"), first.data("ClientIP"));
        assertEquals(Optional.empty(), first.data("ServerIP"));
        EventRecord second = chunk.records().getLast();
        assertEquals(Optional.of(140), second.id());
        assertEquals(Optional.of("203.0.113.8:50001"), second.data("ClientIP"));
    }

    @Test
    void whatHasNoValueIsLeftOut() throws Exception {
        Element system = read(Events.two()).records().getFirst().event().child("System").orElseThrow();
        assertEquals(Map.of(), system.child("EventID").orElseThrow().attributes());
        assertEquals(Optional.of("{116c6169-1d4d-4251-8ed3-27250a1edec8}"),
                system.child("Provider").orElseThrow().attribute("Guid"));
    }

    /** So Windows writes UserData. */
    @Test
    void elementsWithinAValueAreElements() throws Exception {
        LogWriter log = new LogWriter();
        log.record(7, () -> log.templateAround("outer",
                () -> log.open("Event").close().open("UserData").close().substitution(0).end().end(),
                () -> log.open("EventXML").close().open("listenerName").close().text("RDP-").entity("amp").text("Tcp")
                        .end().end()));
        Chunk chunk = read(log);
        assertEquals(List.of(), chunk.damage());
        assertEquals(Optional.of("RDP-&Tcp"), chunk.records().getFirst().data("listenerName"));
    }

    /** Forwarded events are written so. */
    @Test
    void anEventNeedsNoTemplate() throws Exception {
        LogWriter log = new LogWriter();
        log.record(1, () -> log.openWith("Event").attribute("said").textAndMore("a").entityAndMore("lt").text("b")
                .closeEmpty());
        assertEquals(Map.of("said", "a<b"), read(log).records().getFirst().event().attributes());
    }

    @Test
    void aDamagedRecordHidesNoOther() throws Exception {
        LogWriter log = new LogWriter();
        log.record(1, () -> Events.connection(log, "8300", "a"));
        int second = log.position();
        log.record(2, () -> log.open("Event").closeEmpty()).record(3, () -> Events.connection(log, "8300", "b"));
        byte[] bytes = log.chunk();
        bytes[second + 28] = 0x7F;
        Chunk chunk = Chunk.read(bytes);
        assertEquals(List.of(1L, 3L), numbers(chunk));
        assertEquals(List.of("record at offset " + (second + 29) + ": has an unexpected token 127"), chunk.damage());
    }

    @Test
    void aRecordThatWasNotWrittenToItsEndIsDamage() throws Exception {
        LogWriter log = Events.two();
        byte[] bytes = log.chunk();
        bytes[log.position() - 4]++;
        Chunk chunk = Chunk.read(bytes);
        assertEquals(List.of(41L), numbers(chunk));
        assertEquals(1, chunk.damage().size());
        assertTrue(chunk.damage().getFirst().endsWith("so it was not written to its end"), chunk.damage()::toString);
    }

    /** The head of a chunk is written later than its records. */
    @Test
    void whatContinuesTheNumbersCountsBehindTheEndThatTheHeadNames() throws Exception {
        byte[] bytes = Events.two().chunk();
        for (int named : new int[] {FIRST, FIRST + 8}) {
            end(bytes, named);
            assertEquals(List.of(41L, 42L), numbers(Chunk.read(bytes)));
        }
    }

    @Test
    void restsOfOlderEventsBehindTheEndAreNone() throws Exception {
        LogWriter log = new LogWriter();
        log.record(9, () -> log.open("Event").closeEmpty());
        int end = log.position();
        byte[] bytes = log.record(4, () -> log.open("Event").closeEmpty()).chunk();
        end(bytes, end);
        Chunk chunk = Chunk.read(bytes);
        assertEquals(List.of(9L), numbers(chunk));
        assertEquals(List.of(), chunk.damage());
    }

    private static void end(byte[] chunk, int offset) {
        chunk[LogWriter.FREE_SPACE] = (byte) offset;
        chunk[LogWriter.FREE_SPACE + 1] = (byte) (offset >> 8);
    }

    @Test
    void aChunkThatWasCutOffTellsWhatItHas() throws Exception {
        LogWriter log = Events.two();
        Chunk chunk = Chunk.read(Arrays.copyOf(log.chunk(), log.position() - 1));
        assertEquals(List.of(41L), numbers(chunk));
        assertEquals(1, chunk.damage().size());
    }

    @Test
    void roomThatWasNeverUsedIsNoChunk() {
        assertFalse(Chunk.isThere(new byte[Chunk.SIZE]));
        assertFalse(Chunk.isThere(new byte[0]));
        assertThrows(MalformedLogException.class, () -> Chunk.read(new byte[Chunk.SIZE]));
    }
}
