// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.evtx.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rdpworkbench.evtx.Chunk;
import org.rdpworkbench.evtx.MalformedLogException;

/** Every type of value, as text. */
class ValuesTest {

    private static Chunk read(String value) throws MalformedLogException {
        return Chunk.read(Events.value(value).chunk());
    }

    @ParameterizedTest
    @CsvSource({
        "00:, ''",
        "01:41004200, AB",
        "01:410042000000, AB",
        "02:414200, AB",
        "03:ff, -1",
        "04:ff, 255",
        "05:feff, -2",
        "06:feff, 65534",
        "07:ffffffff, -1",
        "08:ffffffff, 4294967295",
        "09:ffffffffffffffff, -1",
        "0a:ffffffffffffffff, 18446744073709551615",
        "0b:0000c03f, 1.5",
        "0c:000000000000f83f, 1.5",
        "0d:01000000, true",
        "0d:00000000, false",
        "0e:00ff10, 00FF10",
        "0f:33221100554477668899aabbccddeeff, {00112233-4455-6677-8899-aabbccddeeff}",
        "10:78563412, 0x12345678",
        "10:7856341200000000, 0x12345678",
        "11:00803ed5deb19d01, 1970-01-01T00:00:00Z",
        "12:ea070100050002000300040005000600, 2026-01-02T03:04:05.006Z",
        "13:01020000000000052000000020020000, S-1-5-32-544",
        "14:78563412, 0x12345678",
        "15:e703000000000000, 0x3e7",
        "60:0102, 0102",
    })
    void singleOnes(String value, String text) throws Exception {
        Chunk chunk = read(value);
        assertEquals(List.of(), chunk.damage());
        assertEquals(text, chunk.records().getFirst().event().text());
    }

    @ParameterizedTest
    @CsvSource({
        "81:4100000042000000, 'A\nB'",
        "84:01ff, '1\n255'",
        "86:01000200, '1\n2'",
        "94:0100000002000000, '0x1\n0x2'",
    })
    void lists(String value, String text) throws Exception {
        assertEquals(text, read(value).records().getFirst().event().text());
    }

    @ParameterizedTest
    @CsvSource({"08:0102", "86:010203", "8e:01", "12:EA070D00050002000300040005000600", "13:01FF000000000005"})
    void onesThatDoNotFitTheirTypeAreShownAsBytes(String value) throws Exception {
        Chunk chunk = read(value);
        assertEquals(List.of(), chunk.damage());
        assertEquals(value.substring(3), chunk.records().getFirst().event().text());
    }

    @Test
    void aTemplateThatTakesWhatIsNotThereIsDamage() throws Exception {
        LogWriter log = new LogWriter();
        log.record(1, () -> log.template("value", () -> log.open("Event").close().substitution(3).end(), "04:01"));
        assertEquals(1, Chunk.read(log.chunk()).damage().size());
    }
}
