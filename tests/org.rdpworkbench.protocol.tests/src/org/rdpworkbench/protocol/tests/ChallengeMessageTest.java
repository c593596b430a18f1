// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.protocol.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rdpworkbench.protocol.credssp.TsRequest;
import org.rdpworkbench.protocol.ntlm.ChallengeMessage;
import org.rdpworkbench.protocol.ntlm.NtlmVersion;
import org.rdpworkbench.protocol.ntlm.TargetInfo;
import org.rdpworkbench.protocol.wire.DecodeException;

class ChallengeMessageTest {

    private static final int UNICODE_WITH_TARGET_INFO = 0x00800001;
    private static final int VERSION = 0x02000000;
    private static final int AV_NB_COMPUTER = 1;
    private static final int AV_DNS_TREE = 5;
    private static final int AV_TIMESTAMP = 7;

    @Test
    void readsTheChallengeOfAWorkgroupHost() throws DecodeException {
        TsRequest request = TsRequest.decode(Vectors.get("tsrequest.windows-10-1709"));
        Optional<String> name = Optional.of("DESKTOP-KMDT420");
        TargetInfo info = new TargetInfo(name, name, name, name, Optional.empty(),
                Optional.of(Instant.parse("2019-03-12T13:27:28.169739700Z")), List.of());
        assertEquals(new ChallengeMessage("DESKTOP-KMDT420", 0xE28A8235L, info,
                Optional.of(new NtlmVersion(10, 0, 16299, 15))),
                ChallengeMessage.decode(request.negoTokens().getFirst().toArray()));
    }

    @Test
    void withoutItsFlagThereIsNoVersion() throws DecodeException {
        byte[] pairs = pair(AV_NB_COMPUTER, utf16("HOST"));
        assertEquals(Optional.empty(), challenge(UNICODE_WITH_TARGET_INFO, pairs).version());
        assertEquals(Optional.of("HOST"),
                challenge(UNICODE_WITH_TARGET_INFO, pairs).targetInfo().netBiosComputer());
        assertEquals("0.0.0", challenge(UNICODE_WITH_TARGET_INFO | VERSION, pairs).version().get().toString());
    }

    @Test
    void withoutItsFlagThereIsNoTargetInfo() throws DecodeException {
        assertEquals(TargetInfo.NONE, challenge(1, pair(AV_NB_COMPUTER, utf16("HOST"))).targetInfo());
    }

    @Test
    void pairsStandInAnyOrderAndUnknownOnesSurvive() throws DecodeException {
        TargetInfo info = challenge(UNICODE_WITH_TARGET_INFO, pair(0x1234, new byte[3]),
                pair(AV_DNS_TREE, utf16("forest.example")), pair(6, new byte[4]),
                pair(AV_NB_COMPUTER, utf16("FIRST")), pair(AV_NB_COMPUTER, utf16("SECOND"))).targetInfo();
        assertEquals(List.of(0x1234, 6), info.otherIds());
        assertEquals(Optional.of("forest.example"), info.dnsTree());
        assertEquals(Optional.of("FIRST"), info.netBiosComputer());
    }

    @Test
    void hostileTextComesThroughAsItIs() throws DecodeException {
        String hostile = "\u001b[2J<script>\0\r\n\u202e";
        assertEquals(Optional.of(hostile),
                challenge(UNICODE_WITH_TARGET_INFO, pair(AV_NB_COMPUTER, utf16(hostile)))
                        .targetInfo().netBiosComputer());
    }

    @Test
    void namesAndPairsAreCapped() throws DecodeException {
        byte[] longest = pair(AV_NB_COMPUTER, new byte[1024]);
        assertEquals(512, challenge(UNICODE_WITH_TARGET_INFO, longest)
                .targetInfo().netBiosComputer().get().length());
        assertRefused(pair(AV_NB_COMPUTER, new byte[1026]));
        assertRefused(pair(AV_NB_COMPUTER, new byte[3]));
        assertRefused(Vectors.hex("09000000".repeat(65)));
    }

    @ParameterizedTest
    @CsvSource({
        "0000000000000000, 1601-01-01T00:00:00Z",
        "0100000000000000, 1601-01-01T00:00:00.000000100Z",
        "75c68456d7d8d401, 2019-03-12T13:27:28.169739700Z",
        "ffffffffffffff7f, +30828-09-14T02:48:05.477580700Z",
        "0000000000000080,",
        "ffffffffffffffff,"})
    void anyClockIsReadWithoutOverflow(String fileTime, Instant time) throws DecodeException {
        assertEquals(Optional.ofNullable(time),
                challenge(UNICODE_WITH_TARGET_INFO, pair(AV_TIMESTAMP, Vectors.hex(fileTime)))
                        .targetInfo().timestamp());
    }

    @Test
    void aClockOfAnotherSizeIsRefused() {
        assertRefused(pair(AV_TIMESTAMP, new byte[7]));
        assertRefused(pair(AV_TIMESTAMP, new byte[9]));
    }

    @Test
    void otherMessagesAreRefused() {
        assertThrows(DecodeException.class, () -> ChallengeMessage.decode(Vectors.hex("a1820105")));
        byte[] message = message(UNICODE_WITH_TARGET_INFO, new byte[0]);
        message[8] = 3;
        assertThrows(DecodeException.class, () -> ChallengeMessage.decode(message));
        assertThrows(DecodeException.class, () -> ChallengeMessage.decode(new byte[ChallengeMessage.MAX_LENGTH + 1]));
    }

    private static void assertRefused(byte[] pair) {
        assertThrows(DecodeException.class, () -> challenge(UNICODE_WITH_TARGET_INFO, pair));
    }

    private static ChallengeMessage challenge(int flags, byte[]... pairs) throws DecodeException {
        ByteArrayOutputStream info = new ByteArrayOutputStream();
        for (byte[] pair : pairs) {
            info.writeBytes(pair);
        }
        info.writeBytes(new byte[4]);
        return ChallengeMessage.decode(message(flags, info.toByteArray()));
    }

    private static byte[] message(int flags, byte[] targetInfo) {
        int payload = 56;
        return ByteBuffer.allocate(payload + targetInfo.length).order(ByteOrder.LITTLE_ENDIAN)
                .put("NTLMSSP\0".getBytes(StandardCharsets.US_ASCII))
                .putInt(2)
                .putLong(0)
                .putInt(flags)
                .putLong(0)
                .putLong(0)
                .putShort((short) targetInfo.length).putShort((short) targetInfo.length).putInt(payload)
                .putLong(0)
                .put(targetInfo)
                .array();
    }

    private static byte[] pair(int id, byte[] value) {
        return ByteBuffer.allocate(4 + value.length).order(ByteOrder.LITTLE_ENDIAN)
                .putShort((short) id).putShort((short) value.length).put(value).array();
    }

    private static byte[] utf16(String text) {
        return text.getBytes(StandardCharsets.UTF_16LE);
    }
}
