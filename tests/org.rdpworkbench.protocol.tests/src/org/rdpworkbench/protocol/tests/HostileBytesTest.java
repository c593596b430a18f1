// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.protocol.tests;

import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.rdpworkbench.protocol.credssp.TsRequest;
import org.rdpworkbench.protocol.mcs.ConnectResponse;
import org.rdpworkbench.protocol.mcs.DisconnectProviderUltimatum;
import org.rdpworkbench.protocol.mcs.ServerData;
import org.rdpworkbench.protocol.ntlm.ChallengeMessage;
import org.rdpworkbench.protocol.tls.FirstFlight;
import org.rdpworkbench.protocol.tls.TlsRecord;
import org.rdpworkbench.protocol.wire.DecodeException;
import org.rdpworkbench.protocol.wire.Octets;
import org.rdpworkbench.protocol.x224.ConnectionConfirm;
import org.rdpworkbench.protocol.x224.ConnectionRequest;
import org.rdpworkbench.protocol.x224.Tpkt;

/** Whatever the bytes are, a codec returns a value or fails with a {@link DecodeException}, and it does end. */
class HostileBytesTest {

    /** Far more than all rounds need: a guard against a loop without end, not a measurement. */
    private static final Duration GUARD = Duration.ofMinutes(2);
    private static final long SEED = 20261123;
    private static final int ROUNDS = 20_000;

    private static final Pattern MESSAGE = Pattern.compile("[a-z][^A-Z]* at offset \\d+: [^A-Z]*[^.A-Z]");

    private interface Codec {
        Object read(byte[] bytes) throws DecodeException;
    }

    /** The codecs; those of vectors have the first part of the vectors' names. */
    private static final Map<String, Codec> CODECS = Map.ofEntries(
            entry("tpkt", Tpkt::missing),
            entry("request", HostileBytesTest::request),
            entry("confirm", HostileBytesTest::confirm),
            entry("ultimatum", DisconnectProviderUltimatum::decode),
            entry("connect-response", ConnectResponse::decode),
            entry("server-data", ServerData::decode),
            entry("record", TlsRecord::decode),
            entry("alert", FirstFlight::classify),
            entry("tsrequest length", TsRequest::missing),
            entry("tsrequest", HostileBytesTest::tsRequest),
            entry("challenge", ChallengeMessage::decode));

    @Test
    void aVectorThatIsCutAnywhereIsADecodeError() throws DecodeException {
        for (String name : Vectors.names()) {
            switch (kind(name)) {
                case "alert" -> { }         // classifying never fails: see FirstFlightTest
                case "server-data" ->       // without a length over all, nothing at all is a valid sequence
                    assertEveryCutFails(name, ServerData::decode, Vectors.get(name), 1);
                default -> assertEveryCutFails(name, CODECS.get(kind(name)), Vectors.get(name), 0);
            }
        }
        assertEveryCutFails("challenge", ChallengeMessage::decode, challenge(), 0);
    }

    @Test
    void aChallengeThatIsCutInsideItsTsRequestIsADecodeError() {
        byte[] challenge = challenge();
        for (int length = 0; length < challenge.length; length++) {
            byte[] cut = TsRequest.of(Arrays.copyOf(challenge, length)).encode();
            assertThrows(DecodeException.class, () -> tsRequestWithChallenge(cut), "cut at " + length);
        }
    }

    @Test
    void aVectorWithAnyByteChangedToAnyValueIsReadOrRefused() {
        assertTimeoutPreemptively(GUARD, () -> {
            for (String name : Vectors.names()) {
                assertEveryChangeIsReadOrRefused(kind(name), Vectors.get(name));
            }
            assertEveryChangeIsReadOrRefused("challenge", challenge());
        });
    }

    @Test
    void randomDamageIsReadOrRefused() {
        assertTimeoutPreemptively(GUARD, () -> {
            Random random = new Random(SEED);
            List<byte[]> vectors = vectors();
            for (int round = 0; round < ROUNDS; round++) {
                byte[] bytes = vectors.get(random.nextInt(vectors.size()));
                for (int damage = random.nextInt(5); damage >= 0; damage--) {
                    bytes = damaged(bytes, vectors.get(random.nextInt(vectors.size())), random);
                }
                for (String codec : CODECS.keySet()) {
                    assertReadOrRefused(codec, bytes);
                }
            }
        });
    }

    @Test
    void hugeInputIsReadOrRefused() {
        assertTimeoutPreemptively(GUARD, () -> {
            for (int value : new int[] {0x00, 0x01, 0x03, 0x30, 0x80, 0xA0, 0xFF}) {
                byte[] bytes = new byte[1 << 20];
                Arrays.fill(bytes, (byte) value);
                for (String codec : CODECS.keySet()) {
                    assertReadOrRefused(codec, bytes);
                }
            }
        });
    }

    private static void assertEveryCutFails(String name, Codec codec, byte[] vector, int from)
            throws DecodeException {
        assertNotNull(codec.read(vector), name);
        for (int length = from; length < vector.length; length++) {
            byte[] cut = Arrays.copyOf(vector, length);
            assertThrows(DecodeException.class, () -> codec.read(cut), name + " cut at " + length);
        }
    }

    private static void assertEveryChangeIsReadOrRefused(String codec, byte[] vector) {
        for (int at = 0; at < vector.length; at++) {
            byte[] changed = vector.clone();
            for (int value = 0; value < 256; value++) {
                changed[at] = (byte) value;
                assertReadOrRefused(codec, changed);
            }
        }
    }

    private static void assertReadOrRefused(String codec, byte[] bytes) {
        try {
            assertNotNull(CODECS.get(codec).read(bytes).toString());
        } catch (DecodeException refused) {
            assertTrue(MESSAGE.matcher(refused.getMessage()).matches(), refused::getMessage);
        } catch (RuntimeException wrong) {
            byte[] head = Arrays.copyOf(bytes, Math.min(bytes.length, 500));
            throw new AssertionError(codec + " reading " + Octets.of(head), wrong);
        }
    }

    private static byte[] damaged(byte[] bytes, byte[] other, Random random) {
        int at = random.nextInt(bytes.length + 1);
        int length = random.nextInt(bytes.length - at + 1);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(bytes, 0, at);
        switch (random.nextInt(5)) {
            case 0 -> out.write(random.nextInt(256));
            case 1 -> out.writeBytes(new byte[random.nextInt(16)]);
            case 2 -> out.writeBytes(new byte[] {-1, -1});
            case 3 -> out.write(other, 0, random.nextInt(other.length + 1));
            default -> out.write(bytes, at, length);
        }
        int rest = random.nextBoolean() ? Math.min(at + 1, bytes.length) : at + length;
        out.write(bytes, rest, bytes.length - rest);
        return out.toByteArray();
    }

    private static List<byte[]> vectors() {
        return Stream.concat(Vectors.names().stream().map(Vectors::get), Stream.of(challenge())).toList();
    }

    private static String kind(String vector) {
        int dot = vector.indexOf('.');
        return dot < 0 ? vector : vector.substring(0, dot);
    }

    private static byte[] challenge() {
        byte[] request = Vectors.get("tsrequest.windows-10-1709");
        return Arrays.copyOfRange(request, request.length - 238, request.length);
    }

    private static Object request(byte[] bytes) throws DecodeException {
        ConnectionRequest request = ConnectionRequest.decode(bytes);
        byte[] encoded = request.encode();
        assertArrayEquals(encoded, ConnectionRequest.decode(encoded).encode());
        return request;
    }

    private static Object confirm(byte[] bytes) throws DecodeException {
        ConnectionConfirm confirm = ConnectionConfirm.decode(bytes);
        assertEquals(confirm, ConnectionConfirm.decode(confirm.encode()));
        return confirm;
    }

    private static Object tsRequest(byte[] bytes) throws DecodeException {
        TsRequest request = TsRequest.decode(bytes);
        assertArrayEquals(request.encode(), TsRequest.decode(request.encode()).encode());
        return request;
    }

    private static Object tsRequestWithChallenge(byte[] bytes) throws DecodeException {
        return ChallengeMessage.decode(TsRequest.decode(bytes).negoTokens().getFirst().toArray());
    }
}
