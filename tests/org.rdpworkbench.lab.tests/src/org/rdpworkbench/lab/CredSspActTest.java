// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.lab;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;

class CredSspActTest {

    private static byte[] answer(CredSspAct act, byte[] first) throws IOException, GeneralSecurityException {
        try (LabHost host = LabHost.start(Behaviour.healthy().credSsp(act)); Client client = new Client(host)) {
            return client.credSsp(first);
        }
    }

    /** The NTLM message in a TSRequest, as little-endian buffer. */
    private static ByteBuffer ntlm(byte[] tsRequest) {
        String text = new String(tsRequest, StandardCharsets.ISO_8859_1);
        int at = text.indexOf("NTLMSSP\0");
        return ByteBuffer.wrap(Arrays.copyOfRange(tsRequest, at, tsRequest.length)).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static Map<Integer, byte[]> pairs(ByteBuffer challenge) {
        int length = challenge.getShort(40);
        int at = challenge.getInt(44);
        assertEquals(challenge.capacity(), at + length, "TargetInfo is the end of the message");
        Map<Integer, byte[]> pairs = new HashMap<>();
        while (true) {
            int id = challenge.getShort(at);
            byte[] value = new byte[challenge.getShort(at + 2)];
            challenge.get(at + 4, value);
            if (id == 0) {
                return pairs;
            }
            pairs.put(id, value);
            at += 4 + value.length;
        }
    }

    private static String text(byte[] value) {
        return new String(value, StandardCharsets.UTF_16LE);
    }

    @Test
    void theChallengeHasNamesAndBuild() throws IOException, GeneralSecurityException {
        byte[] answer = answer(CredSspAct.challenge().names("RDS01", "CORP", "corp.example").build(10, 0, 26100),
                Client.TS_REQUEST);
        ByteBuffer challenge = ntlm(answer);
        assertEquals(2, challenge.getInt(8));
        assertTrue((challenge.getInt(20) & CredSspBytes.NEGOTIATE_VERSION) != 0);
        assertEquals(10, challenge.get(48));
        assertEquals(26100, challenge.getShort(50) & 0xFFFF);
        assertEquals(15, challenge.get(55));
        byte[] target = new byte[challenge.getShort(12)];
        challenge.get(challenge.getInt(16), target);
        assertEquals("CORP", text(target));
        Map<Integer, byte[]> pairs = pairs(challenge);
        assertEquals("RDS01", text(pairs.get(1)));
        assertEquals("CORP", text(pairs.get(2)));
        assertEquals("rds01.corp.example", text(pairs.get(3)));
        assertEquals("corp.example", text(pairs.get(4)));
    }

    @Test
    void theClockIsAsWrongAsAsked() throws IOException, GeneralSecurityException {
        for (Duration skew : new Duration[] {Duration.ZERO, Duration.ofMinutes(47), Duration.ofHours(-6)}) {
            Instant before = Instant.now().minusMillis(1);
            byte[] answer = answer(CredSspAct.challenge().clock(skew), Client.TS_REQUEST);
            Instant after = Instant.now();
            long fileTime = ByteBuffer.wrap(pairs(ntlm(answer)).get(7)).order(ByteOrder.LITTLE_ENDIAN).getLong();
            Instant seen = Instant.EPOCH.plusMillis(fileTime / 10_000 - 11644473600000L).minus(skew);
            assertFalse(seen.isBefore(before) || seen.isAfter(after), skew + ": " + seen);
        }
    }

    @Test
    void versionAndErrorCodeAreAsAsked() throws IOException, GeneralSecurityException {
        byte[] old = answer(CredSspAct.challenge().version(2), Client.TS_REQUEST);
        assertTrue(new String(old, StandardCharsets.ISO_8859_1).contains("\u00a0\u0003\u0002\u0001\u0002"));
        assertArrayEquals(Bytes.hex("300d a003020106 a4060204c000006d"),
                answer(CredSspAct.refuse(6, 0xC000006D), Client.TS_REQUEST));
        assertArrayEquals(Bytes.hex("3011 a003020106 a10a 3008 3006 a004 0402 abcd"),
                answer(CredSspAct.token(6, Bytes.hex("abcd")), Client.TS_REQUEST));
    }

    @Test
    void withoutNegotiateVersionTheChallengeHasNone() throws IOException, GeneralSecurityException {
        byte[] request = Client.TS_REQUEST.clone();
        // The highest byte of NegotiateFlags, 15 bytes into the message, which begins at 17.
        request[17 + 15] = (byte) 0xE0;
        ByteBuffer challenge = ntlm(answer(CredSspAct.challenge(), request));
        assertEquals(0, challenge.getInt(20) & CredSspBytes.NEGOTIATE_VERSION);
        assertEquals(48, challenge.getInt(16), "the payload follows the fixed part");
        assertEquals("LAB-HOST", text(pairs(challenge).get(1)));
    }

    @Test
    void anAuthenticateIsNoticed() throws Exception {
        try (LabHost host = LabHost.start(Behaviour.healthy())) {
            try (Client client = new Client(host)) {
                client.credSsp(Client.TS_REQUEST);
            }
            assertTrue(host.awaitEnded(1, Duration.ofSeconds(10)));
            assertFalse(host.sawAuthenticate());
            byte[] received = host.visits().getFirst().received();
            assertArrayEquals(Client.TS_REQUEST,
                    Arrays.copyOfRange(received, received.length - Client.TS_REQUEST.length, received.length));
            try (Client client = new Client(host); SSLSocket tls = client.secure(3)) {
                tls.getOutputStream().write(Client.TS_REQUEST);
                Client.readDer(tls.getInputStream());
                // Cut in two, as the network may cut it.
                tls.getOutputStream().write(Bytes.ascii("....NTLMS"));
                tls.getOutputStream().write(Bytes.concat(Bytes.ascii("SP\0"), Bytes.little(3, 4), new byte[64]));
            }
            assertTrue(host.awaitEnded(2, Duration.ofSeconds(10)));
            assertTrue(host.sawAuthenticate());
            assertFalse(host.visits().getFirst().authenticate());
            assertTrue(host.visits().getLast().authenticate());
        }
    }
}
