// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.protocol.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rdpworkbench.protocol.wire.DecodeException;
import org.rdpworkbench.protocol.x224.Tpkt;

class TpktTest {

    @Test
    void aReaderThatFetchesWhatIsMissingEndsExactlyAtThePacket() throws DecodeException {
        for (String name : Vectors.names("confirm.")) {
            byte[] stream = Arrays.copyOf(Vectors.get(name), 100);
            int received = 0;
            for (int missing; (missing = Tpkt.missing(Arrays.copyOf(stream, received))) > 0;) {
                received += missing;
            }
            assertEquals(Vectors.get(name).length, received, name);
        }
    }

    @ParameterizedTest
    @CsvSource({"03, 3", "0300, 2", "030000, 1", "03000013, 15", "0300ffff, 65531", "03000007010203, 0"})
    void saysHowMuchIsMissing(String received, int missing) throws DecodeException {
        assertEquals(missing, Tpkt.missing(Vectors.hex(received)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"48", "5353", "16030300", "03000000", "03000003", "03000006"})
    void failsAsSoonAsItCannotBeTpkt(String received) {
        assertThrows(DecodeException.class, () -> Tpkt.missing(Vectors.hex(received)));
    }

    @Test
    void theHeaderMustTellTheTruth() {
        assertThrows(DecodeException.class, () -> Tpkt.open(Vectors.hex("0300000802f080")));
        assertThrows(DecodeException.class, () -> Tpkt.open(Vectors.hex("0300000702f08000")));
    }

    @Test
    void framesAUnit() {
        assertArrayEquals(Vectors.hex("0300000702f080"), Tpkt.encode(Vectors.hex("02f080")));
        assertThrows(IllegalArgumentException.class, () -> Tpkt.encode(new byte[2]));
        assertThrows(IllegalArgumentException.class, () -> Tpkt.encode(new byte[65532]));
    }
}
