// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.lab;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NegotiationActTest {

    private static String confirm(NegotiationAct act, byte[] request, int length) throws IOException {
        try (LabHost host = LabHost.start(Behaviour.healthy().negotiating(act)); Client client = new Client(host)) {
            return HexFormat.of().formatHex(client.send(request).read(length));
        }
    }

    private static NegotiationAct policy(String name) {
        return switch (name) {
            case "nla" -> NegotiationAct.nlaOnly();
            case "tls" -> NegotiationAct.tlsOnly();
            case "rdp" -> NegotiationAct.rdpOnly();
            case "both" -> NegotiationAct.tlsAndNla();
            default -> NegotiationAct.anything();
        };
    }

    /** The table of what real servers answer; Windows, unlike the others, chooses HYBRID_EX when it is asked for. */
    @ParameterizedTest
    @CsvSource({
        "nla,0,0300000500", "nla,1,0300000500", "nla,2,021f000200", "nla,3,021f000200", "nla,11,021f000800",
        "tls,0,0300000100", "tls,1,021f000100", "tls,2,0300000100", "tls,3,021f000100", "tls,11,021f000100",
        "rdp,0,0200000000", "rdp,1,0300000200", "rdp,3,0300000200", "rdp,11,0300000200",
        "both,0,0300000100", "both,1,021f000100", "both,3,021f000200", "both,8,021f000800",
        "any,0,0200000000", "any,1,021f000100", "any,3,021f000200", "any,16,0300000200"})
    void honestHostsKeepTheRules(String policy, long requested, String expected) throws IOException {
        String confirm = confirm(policy(policy), Client.request(requested), 19);
        assertTrue(confirm.startsWith("030000130ed00000123400"), confirm);
        // Type, flags, high byte of the length, and the lowest two bytes of the value.
        String seen = confirm.substring(22, 26) + confirm.substring(28, 30)
                + confirm.substring(30, 34);
        assertEquals(expected, seen, confirm);
    }

    @Test
    void withoutNegotiationDataAHostThatAllowsRdpAnswersWithoutAny() throws IOException {
        byte[] bare = Bytes.hex("0300000b 06e00000000000");
        assertEquals("0300000b06d00000123400", confirm(NegotiationAct.rdpOnly(), bare, 11));
        assertEquals("030000130ed000001234000300080005000000", confirm(NegotiationAct.nlaOnly(), bare, 19));
    }

    @Test
    void fixedAnswersDoNotLookAtTheRequest() throws IOException {
        byte[] request = Client.request(0);
        assertEquals("030000130ed000001234000200080002000000", confirm(NegotiationAct.select(2), request, 19));
        assertEquals("030000130ed000001234000300080006000000", confirm(NegotiationAct.fail(6), request, 19));
        assertEquals("0300000b06d00000123400", confirm(NegotiationAct.bare(), request, 11));
        assertEquals("030000130ed000001234000300080005000000",
                confirm(NegotiationAct.slowly(NegotiationAct.fail(5), Duration.ZERO), request, 19));
    }

    @Test
    void aSwallowedCookieGetsNoAnswer() throws IOException {
        NegotiationAct act = new NegotiationAct.SwallowingCookies(new NegotiationAct.Honest(false, 1));
        byte[] withoutCookie = Bytes.hex("03000013 0ee00000000000 0100080001000000");
        assertEquals("030000130ed0000012340002", confirm(act, withoutCookie, 12));
        try (LabHost host = LabHost.start(Behaviour.healthy().negotiating(act)); Client client = new Client(host)) {
            assertEquals(0, client.send(Client.request(1)).send(withoutCookie).finish().length);
        }
    }

    @Test
    void aRefusalIsTheEndOfTheConnection() throws IOException {
        try (LabHost host = LabHost.start(Behaviour.healthy().negotiating(NegotiationAct.fail(3)));
                Client client = new Client(host)) {
            assertEquals(19, client.send(Client.request(3)).untilClosed().length);
        }
    }

    @Test
    void aMuteHostTakesEverythingAndSaysNothing() throws IOException, InterruptedException {
        try (LabHost host = LabHost.start(Behaviour.healthy().negotiating(Fault.silence()))) {
            try (Client client = new Client(host)) {
                assertEquals(0, client.send(Client.request(3)).send(Client.request(1)).finish().length);
            }
            assertTrue(host.awaitEnded(1, Duration.ofSeconds(10)));
            assertArrayEquals(Bytes.concat(Client.request(3), Client.request(1)),
                    host.visits().getFirst().received());
        }
    }

    @Test
    void aBannerComesUnasked() throws IOException {
        byte[] banner = Bytes.ascii("SSH-2.0-lab\r\n");
        Behaviour ssh = Behaviour.healthy().negotiating(
                NegotiationAct.unasked(Fault.say(banner, Fault.End.CLOSE)));
        try (LabHost host = LabHost.start(ssh); Client client = new Client(host)) {
            assertArrayEquals(banner, client.untilClosed());
        }
    }

    @Test
    void closeAndResetAreTold() throws IOException {
        try (LabHost host = LabHost.start(Behaviour.healthy().negotiating(Fault.close()));
                Client client = new Client(host)) {
            assertEquals(0, client.send(Client.request(3)).untilClosed().length);
        }
        try (LabHost host = LabHost.start(Behaviour.healthy().negotiating(Fault.reset()));
                Client client = new Client(host)) {
            assertTrue(client.send(Client.request(3)).isReset());
        }
    }

    @Test
    void aDripIsWhole() throws IOException {
        Behaviour slow = Behaviour.healthy().negotiating(
                Fault.drip(Bytes.hex("010203"), Duration.ofMillis(1), Fault.End.CLOSE));
        try (LabHost host = LabHost.start(slow); Client client = new Client(host)) {
            assertArrayEquals(Bytes.hex("010203"), client.send(Client.request(3)).untilClosed());
        }
    }
}
