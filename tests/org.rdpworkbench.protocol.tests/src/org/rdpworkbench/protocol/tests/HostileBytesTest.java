// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.protocol.tests;

import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.rdpworkbench.protocol.credssp.TsRequest;
import org.rdpworkbench.protocol.ntlm.ChallengeMessage;
import org.rdpworkbench.protocol.wire.DecodeException;

/** Whatever the bytes are, a codec returns a value or fails with a {@link DecodeException}, and it does end. */
class HostileBytesTest {

    /** Far more than all rounds need: a guard against a loop without end, not a measurement. */
    private static final Duration GUARD = Duration.ofMinutes(2);

    /** By the first part of the vectors' names. */
    private static final Map<String, String> READ_BY = Map.ofEntries(
            entry("request", "ConnectionRequest.decode"),
            entry("confirm", "ConnectionConfirm.decode"),
            entry("ultimatum", "DisconnectProviderUltimatum.decode"),
            entry("connect-response", "ConnectResponse.decode"),
            entry("server-data", "ServerData.decode"),
            entry("alert", "FirstFlight.classify"),
            entry("server-hello", "ServerHello.decode"),
            entry("tsrequest", "TsRequest.decode"),
            entry("challenge", "ChallengeMessage.decode"),
            entry("root-dse", "RootDse.decode"));

    @Test
    void aVectorThatIsCutAnywhereIsADecodeError() throws Exception {
        for (String name : Vectors.names()) {
            switch (kind(name)) {
                case "alert", "server-hello", "finding" -> { }  // a part of these is no error
                case "server-data" ->       // without a length over all, nothing at all is a valid sequence
                    assertEveryCutFails(name, Vectors.get(name), 1);
                default -> assertEveryCutFails(name, Vectors.get(name), 0);
            }
        }
        assertEveryCutFails("challenge", Vectors.challenge(), 0);
    }

    /** What the fuzzer found once. */
    @Test
    void whatOnceBrokeADecoderIsReadOrRefused() {
        assertTimeoutPreemptively(GUARD, () -> Vectors.names("finding.").forEach(
                name -> Decoders.PROTOCOLS.forEach(decoder -> decoder.outcome(Vectors.get(name)))));
    }

    @Test
    void aChallengeThatIsCutInsideItsTsRequestIsADecodeError() {
        byte[] challenge = Vectors.challenge();
        for (int length = 0; length < challenge.length; length++) {
            byte[] cut = TsRequest.of(Arrays.copyOf(challenge, length)).encode();
            assertThrows(DecodeException.class, () -> tsRequestWithChallenge(cut), "cut at " + length);
        }
    }

    @Test
    void aVectorWithAnyByteChangedToAnyValueIsReadOrRefused() {
        assertTimeoutPreemptively(GUARD, () -> {
            for (String name : Vectors.names()) {
                if (!kind(name).equals("finding")) {
                    assertEveryChangeIsReadOrRefused(reader(name), Vectors.get(name));
                }
            }
            assertEveryChangeIsReadOrRefused(reader("challenge"), Vectors.challenge());
        });
    }

    @Test
    void hugeInputIsReadOrRefused() {
        assertTimeoutPreemptively(GUARD, () -> {
            for (int value : new int[] {0x00, 0x01, 0x03, 0x30, 0x80, 0xA0, 0xFF}) {
                byte[] bytes = new byte[1 << 20];
                Arrays.fill(bytes, (byte) value);
                Decoders.PROTOCOLS.forEach(decoder -> decoder.outcome(bytes));
            }
        });
    }

    private static void assertEveryCutFails(String name, byte[] vector, int from) throws Exception {
        Decoder.Reading reading = reader(name).reading();
        assertNotNull(reading.read(vector), name);
        for (int length = from; length < vector.length; length++) {
            byte[] cut = Arrays.copyOf(vector, length);
            assertThrows(DecodeException.class, () -> reading.read(cut), name + " cut at " + length);
        }
    }

    private static void assertEveryChangeIsReadOrRefused(Decoder decoder, byte[] vector) {
        for (int at = 0; at < vector.length; at++) {
            byte[] changed = vector.clone();
            for (int value = 0; value < 256; value++) {
                changed[at] = (byte) value;
                decoder.outcome(changed);
            }
        }
    }

    private static Decoder reader(String vector) {
        return Decoders.named(READ_BY.get(kind(vector)));
    }

    private static String kind(String vector) {
        int dot = vector.indexOf('.');
        return dot < 0 ? vector : vector.substring(0, dot);
    }

    private static Object tsRequestWithChallenge(byte[] bytes) throws DecodeException {
        return ChallengeMessage.decode(TsRequest.decode(bytes).negoTokens().getFirst().toArray());
    }
}
