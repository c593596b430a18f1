// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.evtx.tests;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rdpworkbench.evtx.Chunk;
import org.rdpworkbench.evtx.LogHead;
import org.rdpworkbench.evtx.MalformedLogException;

/**
 * Logs that somebody made to break a reader, and damaged ones: other ones in each test run. The seed of one that breaks
 * it is in the message, and brings it back in the environment: {@code RDPWORKBENCH_FUZZ_SEED=…}.
 */
class HostileBytesTest {

    private static final int SEEDS = 8;
    private static final int ROUNDS = 4_000;
    private static final int MOST_CHANGES = 6;

    static LongStream seeds() {
        String given = System.getenv("RDPWORKBENCH_FUZZ_SEED");
        return given != null ? LongStream.of(Long.parseLong(given)) : new Random().longs(SEEDS);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void damagedChunksAreReadOrRefused(long seed) {
        Random random = new Random(seed);
        LogWriter log = Events.two();
        byte[] sound = log.chunk();
        for (int round = 0; round < ROUNDS; round++) {
            byte[] bytes = sound.clone();
            for (int change = random.nextInt(MOST_CHANGES); change >= 0; change--) {
                bytes[random.nextInt(512, log.position())] = (byte) random.nextInt();
            }
            assertDoesNotThrow(() -> {
                Chunk chunk = Chunk.read(bytes);
                assertTrue(chunk.records().size() <= 2, "more than there were");
            }, () -> "RDPWORKBENCH_FUZZ_SEED=" + seed);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void anyBytesAreAHeadOrNone(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            byte[] bytes = new byte[random.nextInt(2 * LogHead.LEAST)];
            random.nextBytes(bytes);
            try {
                assertTrue(LogHead.read(bytes).size() >= LogHead.LEAST);
            } catch (MalformedLogException e) {
                assertTrue(e.getMessage().startsWith("event log file at offset "), e::getMessage);
            }
        }
    }

    /** A template whose body uses the template itself, twice. */
    @Test
    void aTemplateWithinItselfComesToAnEnd() throws Exception {
        LogWriter log = new LogWriter();
        log.record(1, () -> log.template("self", () -> log.template("self", () -> { }).template("self", () -> { })));
        assertDamage("is nested too deeply", log);
    }

    @Test
    void elementsWithoutEndComeToAnEnd() throws Exception {
        LogWriter log = new LogWriter();
        log.record(1, () -> {
            for (int level = 0; level < 1_000; level++) {
                log.open("Event").close();
            }
        });
        assertDamage("is nested too deeply", log);
    }

    /** A long value that is put in again and again. */
    @Test
    void textWithoutEndComesToAnEnd() throws Exception {
        LogWriter log = new LogWriter();
        log.record(1, () -> log.template("long", () -> {
            log.open("Event").close();
            for (int i = 0; i < 500; i++) {
                log.substitution(0);
            }
            log.end();
        }, "01:" + "4100".repeat(20_000)));
        assertDamage("has too much text", log);
    }

    @Test
    void partsWithoutEndComeToAnEnd() throws Exception {
        LogWriter log = new LogWriter();
        log.record(1, () -> log.template("many", () -> {
            log.open("Event").close();
            for (int i = 0; i < 150; i++) {
                log.template("inner", () -> {
                    for (int j = 0; j < 150; j++) {
                        log.open("a").closeEmpty();
                    }
                });
            }
            log.end();
        }));
        assertDamage("has too many parts", log);
    }

    /** Each record is within its bounds, and all together are far too much. */
    @Test
    void manyLargeRecordsComeToAnEnd() throws Exception {
        assertEquals(200, Chunk.read(large(200).chunk()).records().size());
        Chunk chunk = Chunk.read(large(600).chunk());
        assertEquals(166, chunk.records().size());
        assertEquals(1, chunk.damage().size());
        assertTrue(chunk.damage().getFirst().endsWith("has too much text"), chunk.damage()::toString);
    }

    /** Two hundred records with forty texts of that length each. */
    private static LogWriter large(int length) {
        LogWriter log = new LogWriter();
        for (int number = 0; number < 200; number++) {
            log.record(number, () -> log.template("large", () -> {
                log.open("Event").close();
                for (int i = 0; i < 40; i++) {
                    log.text("A".repeat(length));
                }
                log.end();
            }));
        }
        return log;
    }

    private static void assertDamage(String problem, LogWriter log) throws MalformedLogException {
        Chunk chunk = Chunk.read(log.chunk());
        assertEquals(List.of(), chunk.records());
        assertTrue(chunk.damage().getFirst().endsWith(problem), chunk.damage()::toString);
    }
}
