// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rdpworkbench.core.run.CaseFormat;
import org.rdpworkbench.core.run.CaseFormatException;
import org.rdpworkbench.core.run.CaseRecord;
import org.rdpworkbench.core.run.Json;
import org.rdpworkbench.core.run.Transcript;
import org.rdpworkbench.core.spi.Evidence;
import org.rdpworkbench.core.spi.EvidenceKey;
import org.rdpworkbench.core.spi.Reason;
import org.rdpworkbench.core.spi.Source;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.core.spi.Vantage;

/** Case files: what is written comes back, and what is damaged is refused in one sentence. */
final class CaseFormatTest {

    private static final String UNKNOWN = """
            {"precise":0.10000000000000000000000000000000000001,"zeroes":1.2300,"huge":1E+999999999,\
            "whole":123456789012345678901234567890,"list":[null,true,"\\u0000\\u202E\\uD83D\\uDE00"],\
            "deep":{"a":[[[]]]}}\
            """;

    @Test
    void everythingComesBack() throws Exception {
        CaseRecord written = example();
        CaseRecord read = CaseFormat.read(CaseFormat.write(List.of(written))).getFirst();
        assertEquals(written.target(), read.target());
        assertEquals(written.symptom(), read.symptom());
        assertEquals(written.began(), read.began());
        assertEquals(written.evidence(), read.evidence());
        assertEquals(written.transcripts(), read.transcripts());
        assertEquals(new Seen("äöü"), read.find(Seen.TYPE).orElseThrow());
    }

    @Test
    void aFactNobodyKnowsIsWrittenBackUnchanged() throws Exception {
        byte[] once = CaseFormat.write(List.of(example()));
        assertArrayEquals(once, CaseFormat.write(CaseFormat.read(once)));
        JsonNode unknown = CaseFormat.read(once).getFirst().tree(new EvidenceKey("alien.Fact", Vantage.CLIENT))
                .orElseThrow();
        assertEquals(Json.mapper().readTree(UNKNOWN), unknown);
        assertEquals("0.10000000000000000000000000000000000001", unknown.get("precise").asText());
        assertEquals("1.2300", unknown.get("zeroes").asText());
        assertEquals("1E+999999999", unknown.get("huge").asText());
    }

    @Test
    void halfASurrogatePairDoesNotStopTheWholeCaseFromBeingSaved() throws Exception {
        CaseRecord record = Engine.record(Engine.observed(Seen.TYPE, new Seen("cut here \ud83d")));
        CaseRecord read = CaseFormat.read(CaseFormat.write(List.of(record))).getFirst();
        assertEquals(new Seen("cut here ?"), read.find(Seen.TYPE).orElseThrow());
    }

    @Test
    void cutAnywhereIsRefused() {
        byte[] file = CaseFormat.write(List.of(example()));
        for (int length = 0; length < file.length - 1; length++) {
            byte[] cut = Arrays.copyOf(file, length);
            if (length < file.length - 2) {
                assertOneLine(assertThrows(CaseFormatException.class, () -> CaseFormat.read(cut)).getMessage());
            }
        }
    }

    @Test
    void changedAnywhereIsReadOrRefusedAndNothingElse() {
        byte[] file = CaseFormat.write(List.of(example()));
        int refused = 0;
        for (int at = 0; at < file.length; at++) {
            for (byte other : new byte[] {0, '"', '}', ']', '9', 'n', '\\', (byte) 0xff}) {
                byte[] changed = file.clone();
                changed[at] = other;
                refused += refuses(changed) ? 1 : 0;
            }
        }
        assertTrue(refused > file.length, "most changes break the structure: " + refused);
    }

    /** Any other exception than the one for damaged files ends the test. */
    private static boolean refuses(byte[] file) {
        try {
            CaseFormat.write(CaseFormat.read(file));
            return false;
        } catch (CaseFormatException e) {
            assertOneLine(e.getMessage());
            return true;
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "{} | is not a case file.",
        "[] | is not a case file.",
        "null | is not a case file.",
        "~~ | is not a case file.",
        "{\"schema\":7} | is not a case file.",
        "{\"schema\":\"rdpworkbench/diagnosis/1\"} | is not a case file.",
        "{\"schema\":\"rdpworkbench/case/x\"} | is not a case file.",
        "{\"schema\":\"rdpworkbench/case/2\",\"cases\":[]} | was written by a newer version (rdpworkbench/case/2); "
                + "update to read it.",
        "{\"schema\":\"rdpworkbench/case/1\"} | is damaged: \"cases\" is missing.",
        "{\"schema\":\"rdpworkbench/case/1\",\"cases\":7} | is damaged: \"cases\" is not a list.",
        "{\"schema\":\"rdpworkbench/case/1\",\"cases\":[7]} | is damaged: \"evidence\" is missing.",
        "{\"schema\":\"rdpworkbench/case/1\",\"cases\":[]} {} | is damaged or is not a case file: it is not JSON.",
        "MZ | is damaged or is not a case file: it is not JSON.",
    })
    void saysWhatIsWrong(String file, String sentence) {
        byte[] bytes = file == null ? new byte[0] : file.getBytes(StandardCharsets.UTF_8);
        assertEquals(sentence, assertThrows(CaseFormatException.class, () -> CaseFormat.read(bytes)).getMessage());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "\"port\" : 3389 | \"port\" : 0 | target",
        "\"port\" : 3389 | \"port\" : 1E+999999999 | target",
        "\"port\" : 3389 | \"port\" : \"x\" | target",
        "\"host\" : \"127.0.0.1\" | \"host\" : \"two words\" | target",
        "\"began\" : \"2026 | \"began\" : \"soon | began",
        "\"vantage\" : \"client\" | \"vantage\" : \"moon\" | vantage",
        "\"reason\" : \"NO_PROBE\" | \"reason\" : \"NO_IDEA\" | reason",
        "\"entries\" | \"other\" | transcripts",
        "\"remote\" | \"other\" | transcripts",
    })
    void namesTheMemberThatCannotBeUsed(String from, String to, String member) {
        String file = new String(CaseFormat.write(List.of(example())), StandardCharsets.UTF_8);
        assertTrue(file.contains(from), from);
        byte[] damaged = file.replace(from, to).getBytes(StandardCharsets.UTF_8);
        assertEquals("is damaged: \"" + member + "\" cannot be used.",
                assertThrows(CaseFormatException.class, () -> CaseFormat.read(damaged)).getMessage());
    }

    @Test
    void deepNestingHugeTextsAndHugeFilesAreRefused() {
        String head = "{\"schema\":\"rdpworkbench/case/1\",\"cases\":[],\"more\":";
        assertTrue(refuses((head + "[".repeat(100_000) + "]".repeat(100_000) + "}").getBytes(StandardCharsets.UTF_8)));
        assertTrue(refuses((head + "9".repeat(100_000) + "}").getBytes(StandardCharsets.UTF_8)));
        assertTrue(refuses((head + "\"" + "x".repeat(2 << 20) + "\"}").getBytes(StandardCharsets.UTF_8)));
        assertTrue(refuses(new byte[CaseFormat.MOST_BYTES + 1]));
    }

    /** Such values take ten times as much memory as room in the file, and more. */
    @ParameterizedTest
    @ValueSource(strings = {"0", "[]", "{}", "{\"\":{}}", "\"\"", "1.5"})
    void moreValuesThanMemoryIsMeantForAreRefused(String value) throws Exception {
        assertEquals("is damaged or too large: it holds more than a case file may.",
                assertThrows(CaseFormatException.class, () -> CaseFormat.read(many(value, 3_000_000))).getMessage());
        assertEquals(List.of(), CaseFormat.read(many(value, 300_000)));
    }

    private static byte[] many(String value, int count) {
        return ("{\"schema\":\"rdpworkbench/case/1\",\"cases\":[],\"more\":[" + (value + ",").repeat(count) + "0]}")
                .getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void whatWouldNotBeReadIsNotWritten() {
        String deep = "[".repeat(62) + "]".repeat(62);
        IntNode[] many = new IntNode[3_000_000];
        Arrays.fill(many, IntNode.valueOf(0));
        JsonNode wide = Json.mapper().createArrayNode().addAll(List.of(many));
        for (JsonNode fact : List.of(tree(deep), wide, TextNode.valueOf("x".repeat(2 << 20)))) {
            EvidenceKey key = Seen.TYPE.from(Vantage.HERE);
            CaseRecord record = Engine.record(new Evidence.Observed(key, 1, fact, Source.engine(Engine.BEGAN)));
            assertEquals("This is more evidence than one case file can hold.",
                    assertThrows(IllegalArgumentException.class, () -> CaseFormat.write(List.of(record))).getMessage());
        }
    }

    @Test
    void transcriptsNeedNotBeThere() throws Exception {
        CaseRecord read = CaseFormat.read("""
                {"schema":"rdpworkbench/case/1","cases":[{"target":{"host":"h","port":1},
                 "began":"2026-11-23T10:00:00Z","evidence":[]}]}""".getBytes(StandardCharsets.UTF_8)).getFirst();
        assertEquals(Target.of("h", 1), read.target());
        assertEquals(List.of(), read.transcripts());
    }

    private static void assertOneLine(String message) {
        assertFalse(message.lines().count() != 1 || message.contains("Exception"), message);
    }

    private static CaseRecord example() {
        EvidenceKey alien = new EvidenceKey("alien.Fact", Vantage.CLIENT);
        EvidenceKey inside = Seen.OTHER.from(Vantage.INSIDE);
        Source source = new Source("test.probe", "1.2.3", Engine.BEGAN.plusNanos(123_456_789), 12.345);
        Map<EvidenceKey, Evidence> evidence = Map.of(
                alien, new Evidence.Observed(alien, 7, tree(UNKNOWN), source),
                inside, new Evidence.Missing(inside, Reason.PREREQUISITE, "nobody there", Optional.of(alien), source),
                Seen.TYPE.from(Vantage.HERE), Engine.observed(Seen.TYPE, new Seen("äöü")),
                Seen.THIRD.from(Vantage.HERE), Engine.missing(Seen.THIRD.from(Vantage.HERE), Reason.NO_PROBE));
        return new CaseRecord(Engine.TARGET, Optional.of("0x904/0x7"), Engine.BEGAN, evidence,
                List.of(new Transcript("test.probe", "127.0.0.1:3389", Engine.BEGAN,
                        List.of(new Transcript.Entry(0.5, "sent", "0300"), new Transcript.Entry(1, "closed", "")))));
    }

    private static JsonNode tree(String json) {
        try {
            return Json.mapper().readTree(json);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
