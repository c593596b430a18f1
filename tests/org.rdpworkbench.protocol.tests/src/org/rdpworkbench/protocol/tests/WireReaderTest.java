// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.protocol.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.rdpworkbench.protocol.wire.DecodeException;
import org.rdpworkbench.protocol.wire.Octets;
import org.rdpworkbench.protocol.wire.WireReader;

class WireReaderTest {

    @Test
    void readsUnsignedNumbersInBothOrders() throws DecodeException {
        WireReader in = reader("ff feff fffe fcffffff 0100000000000080");
        assertEquals(0xFF, in.peek());
        assertEquals(0xFF, in.u8());
        assertEquals(0xFFFE, in.u16le());
        assertEquals(0xFFFE, in.u16be());
        assertEquals(0xFFFFFFFCL, in.u32le());
        assertEquals(Long.MIN_VALUE + 1, in.u64le());
        in.expectEnd();
    }

    @Test
    void everyReadPastTheEndFailsAndNamesTheOffset() {
        assertFails("thing at offset 0: needs 1 bytes, has 0", () -> reader("").u8());
        assertFails("thing at offset 0: needs 2 bytes, has 1", () -> reader("00").u16le());
        assertFails("thing at offset 0: needs 2 bytes, has 1", () -> reader("00").u16be());
        assertFails("thing at offset 0: needs 4 bytes, has 3", () -> reader("000000").u32le());
        assertFails("thing at offset 0: needs 8 bytes, has 7", () -> reader("00000000000000").u64le());
        assertFails("thing at offset 0: needs 4294967295 bytes, has 1", () -> reader("00").bytes(0xFFFFFFFFL));
        assertFails("thing at offset 0: needs -1 bytes, has 1", () -> reader("00").skip(-1));
        assertFails("thing at offset 0: 1 bytes too many", () -> reader("00").expectEnd());
    }

    @Test
    void aSliceIsConfinedAndItsOffsetsCountFromTheOuterStart() throws DecodeException {
        WireReader in = reader("00 0102 03");
        in.skip(1);
        WireReader slice = in.slice("part", 2);
        assertEquals(0x0201, slice.u16le());
        assertFails("part at offset 3: needs 1 bytes, has 0", slice::u8);
        assertArrayEquals(new byte[] {3}, in.rest());
    }

    @Test
    void octetsAreAValue() {
        byte[] bytes = {1, (byte) 0xAB};
        Octets octets = Octets.of(bytes);
        bytes[0] = 9;
        octets.toArray()[1] = 9;
        assertEquals("01ab", octets.toString());
        assertEquals(Octets.of(new byte[] {1, (byte) 0xAB}), octets);
        assertNotEquals(Octets.of(bytes), octets);
    }

    private interface Read {
        void run() throws DecodeException;
    }

    private static WireReader reader(String hex) {
        return new WireReader("thing", Vectors.hex(hex));
    }

    private static void assertFails(String message, Read read) {
        assertEquals(message, assertThrows(DecodeException.class, read::run).getMessage());
    }
}
