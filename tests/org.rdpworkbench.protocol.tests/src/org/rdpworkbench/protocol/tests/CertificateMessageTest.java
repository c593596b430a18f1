// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.protocol.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rdpworkbench.protocol.tls.CertificateMessage;
import org.rdpworkbench.protocol.wire.DecodeException;

class CertificateMessageTest {

    private static final String HELLO = "02000026" + "0303" + "5a".repeat(32) + "00" + "c02f" + "00";
    /** Two certificates of three bytes and of one. */
    private static final String CERTIFICATE = "0b00000d" + "00000a" + "000003010203" + "000001ff";

    private static String record(String fragment) {
        return "160303%04x".formatted(fragment.length() / 2) + fragment;
    }

    private static Optional<List<String>> decode(String hex) throws DecodeException {
        return CertificateMessage.decode(HexFormat.of().parseHex(hex))
                .map(message -> message.certificates().stream().map(Object::toString).toList());
    }

    @Test
    void isReadBehindTheServerHelloHoweverTheRecordsAreCut() throws DecodeException {
        Optional<List<String>> both = Optional.of(List.of("010203", "ff"));
        assertEquals(both, decode(record(HELLO) + record(CERTIFICATE)));
        assertEquals(both, decode(record(HELLO + CERTIFICATE + "0e000000")));
        assertEquals(both, decode(record(HELLO + "0b") + record(CERTIFICATE.substring(2))));
    }

    @Test
    void isNotThereUntilItIsWhole() throws DecodeException {
        byte[] whole = HexFormat.of().parseHex(record(HELLO) + record(CERTIFICATE));
        for (int length = 0; length < whole.length; length++) {
            assertEquals(Optional.empty(), CertificateMessage.decode(Arrays.copyOf(whole, length)), "cut at " + length);
        }
    }

    @Test
    void whatIsEncryptedIsNotRead() throws DecodeException {
        assertEquals(Optional.empty(), decode(record(HELLO) + "1703030003" + "010203"));
    }

    @Test
    void noMoreThanAFewAreRead() throws DecodeException {
        String many = "000001ff".repeat(100);
        assertEquals(CertificateMessage.MAX_CERTIFICATES,
                decode(record(HELLO) + record("0b000193" + "000190" + many)).orElseThrow().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0e000000", "0bffffff", "0b000003000001", "0b000006000003000004", "0c000000"})
    void whatComesInItsPlaceIsRefused(String message) {
        assertThrows(DecodeException.class, () -> decode(record(HELLO) + record(message)));
    }
}
