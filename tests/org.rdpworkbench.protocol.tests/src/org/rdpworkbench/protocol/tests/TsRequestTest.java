// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.protocol.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rdpworkbench.protocol.credssp.TsRequest;
import org.rdpworkbench.protocol.ntlm.NegotiateMessage;
import org.rdpworkbench.protocol.wire.DecodeException;
import org.rdpworkbench.protocol.wire.Octets;

class TsRequestTest {

    @Test
    void ourFirstMessageIsWrittenByteForByte() {
        assertArrayEquals(Vectors.get("tsrequest.our-negotiate"), TsRequest.of(NegotiateMessage.encode()).encode());
    }

    @Test
    void readsAChallengeOfWindows() throws DecodeException {
        TsRequest request = decode("tsrequest.windows-10-1709");
        assertEquals(6, request.version());
        assertEquals(List.of(238), request.negoTokens().stream().map(Octets::length).toList());
        assertEquals(OptionalLong.empty(), request.errorCode());
        assertEquals(0, request.otherFields());
    }

    @Test
    void readsAnErrorCodeAsUnsigned() throws DecodeException {
        assertEquals(new TsRequest(6, List.of(), OptionalInt.of(48), OptionalLong.of(0xC00700EAL),
                OptionalInt.of(32), 0), decode("tsrequest.error-code"));
        assertEquals(OptionalLong.of(0xC00700EAL),
                TsRequest.decode(Vectors.hex("300e a003020106 a4070205 00c00700ea")).errorCode());
    }

    @Test
    void readsAVersionThatIsTooHigh() throws DecodeException {
        TsRequest request = decode("tsrequest.nmap-negotiate");
        assertEquals(96, request.version());
        assertEquals(List.of(40), request.negoTokens().stream().map(Octets::length).toList());
    }

    @ParameterizedTest
    @CsvSource({"3005a0030201ff, -1", "3006a004020200ff, 255", "3009a00702050080000000, 2147483648",
            "3008a0060204ffffff00, -256"})
    void readsAVersionWithItsSign(String message, long version) throws DecodeException {
        TsRequest request = TsRequest.decode(Vectors.hex(message));
        assertEquals(version, request.version());
        assertEquals(version, TsRequest.decode(request.encode()).version());
    }

    @Test
    void unknownFieldsAreCounted() throws DecodeException {
        TsRequest request = TsRequest.decode(Vectors.hex("300d a003020106 a2020400 aa00 0c00"));
        assertEquals(new TsRequest(6, List.of(), OptionalInt.empty(), OptionalLong.empty(), OptionalInt.empty(), 3),
                request);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "3080a0030201060000",                   // indefinite length
        "3003a00106",                           // a version that is no INTEGER
        "3000",                                 // no version
        "300aa0080206010203040506",             // an INTEGER of six octets
        "3009a00702050102030405",               // an INTEGER of five octets that does not begin with zero
        "3004a0020200",                         // an INTEGER without octets
        "3006a00402010600",                     // a tail in a field
        "3005a00302010600",                     // a tail after the message
        "3012a003020106a10b30093007a0030401000500", // a tail after a token
        "308500000000050201"})                  // a length of five octets
    void refuses(String message) {
        assertThrows(DecodeException.class, () -> TsRequest.decode(Vectors.hex(message)));
    }

    @Test
    void tokensAndSizeAreCapped() {
        TsRequest many = new TsRequest(6, Collections.nCopies(17, Octets.of(new byte[1])),
                OptionalInt.empty(), OptionalLong.empty(), OptionalInt.empty(), 0);
        assertThrows(DecodeException.class, () -> TsRequest.decode(many.encode()));
        byte[] big = TsRequest.of(new byte[TsRequest.MAX_LENGTH]).encode();
        assertThrows(DecodeException.class, () -> TsRequest.decode(big));
        assertThrows(DecodeException.class, () -> TsRequest.missing(Arrays.copyOf(big, 6)));
    }

    @Test
    void aReaderThatFetchesWhatIsMissingEndsExactlyAtTheMessage() throws DecodeException {
        for (String name : Vectors.names("tsrequest.")) {
            byte[] stream = Arrays.copyOf(Vectors.get(name), 1000);
            int received = 0;
            for (int missing; (missing = TsRequest.missing(Arrays.copyOf(stream, received))) > 0;) {
                received += missing;
            }
            assertEquals(Vectors.get(name).length, received, name);
        }
    }

    @ParameterizedTest
    @CsvSource({"30, 1", "3005, 5", "3082, 2", "308201, 1", "30820102, 258"})
    void saysHowMuchIsMissing(String received, int missing) throws DecodeException {
        assertEquals(missing, TsRequest.missing(Vectors.hex(received)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"31", "4854", "3080", "3085", "3084ffffffff", "3083010000"})
    void failsAsSoonAsItCannotBeATsRequest(String received) {
        assertThrows(DecodeException.class, () -> TsRequest.missing(Vectors.hex(received)));
    }

    @Test
    void whatIsWrittenIsReadAgain() throws DecodeException {
        for (int length : new int[] {0, 1, 0x7F, 0x80, 0xFF, 0x100, 0xFF00}) {
            TsRequest request = TsRequest.of(new byte[length]);
            assertEquals(request, TsRequest.decode(request.encode()));
        }
        TsRequest refusal = TsRequest.refusal(3, 0xC000006DL);
        assertEquals(refusal, TsRequest.decode(refusal.encode()));
        assertArrayEquals(Vectors.hex("300da003020103a4060204c000006d"), refusal.encode());
    }

    @Test
    void proofsOfAPasswordAreNeverWritten() throws DecodeException {
        assertArrayEquals(Vectors.hex("300da003020106a4060204c00700ea"), decode("tsrequest.error-code").encode());
    }

    private static TsRequest decode(String name) throws DecodeException {
        return TsRequest.decode(Vectors.get(name));
    }
}
