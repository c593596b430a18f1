// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.probe.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.time.Duration;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rdpworkbench.core.spi.Reason;
import org.rdpworkbench.facts.CredSsp;
import org.rdpworkbench.facts.ServerCertificate;
import org.rdpworkbench.facts.TlsHandshake;
import org.rdpworkbench.facts.TlsHandshake.Outcome;
import org.rdpworkbench.lab.Behaviour;
import org.rdpworkbench.lab.Fault;
import org.rdpworkbench.lab.LabCertificate;
import org.rdpworkbench.lab.LabHost;
import org.rdpworkbench.lab.TlsAct;

class HandshakeTest {

    private static final byte[] ULTIMATUM = HexFormat.of().parseHex("0300000902f0802180");

    private static Quick look(TlsAct act) {
        try (LabHost host = LabHost.start(Behaviour.healthy().tls(act))) {
            Quick quick = Quick.look(host.address());
            assertEquals(List.of(), quick.problems());
            return quick;
        }
    }

    @Test
    void aCompleteOneSaysWhatWasChosen() {
        TlsHandshake tls = look(TlsAct.only13()).tls();
        assertEquals(Outcome.COMPLETED, tls.outcome());
        assertEquals(Optional.of("TLSv1.3"), tls.version());
        assertEquals(Optional.of("TLS_AES_256_GCM_SHA384"), tls.suite());
        assertEquals(Optional.empty(), tls.alert());
        assertTrue(tls.firstBytes().startsWith("16"));
    }

    @ParameterizedTest
    @CsvSource({"40, handshake_failure", "70, protocol_version", "71, insufficient_security", "80, internal_error"})
    void anAlertHasItsName(int alert, String name) {
        TlsHandshake tls = look(TlsAct.alert(alert)).tls();
        assertEquals(Outcome.HOST_ALERT, tls.outcome());
        assertEquals(Optional.of(alert), tls.alert());
        assertEquals(Optional.of(name), tls.alertName());
    }

    /** Warning 112, unrecognized_name: a host that says so goes on, and what ends the connection comes later. */
    @Test
    void aWarningIsNotTheEnd() {
        assertEquals(Outcome.HOST_CLOSED, look(Fault.say("15030300020170", Fault.End.CLOSE)).tls().outcome());
        TlsHandshake later = look(Fault.say("15030300020170 15030300020228", Fault.End.CLOSE)).tls();
        assertEquals(Optional.of(40), later.alert());
    }

    @Test
    void anEndAtOnceIsSeen() {
        TlsHandshake closed = look(Fault.close()).tls();
        assertEquals(Outcome.HOST_CLOSED, closed.outcome());
        assertTrue(closed.closedSilently());
        TlsHandshake reset = look(Fault.reset()).tls();
        assertEquals(Outcome.HOST_RESET, reset.outcome());
        assertTrue(reset.closedSilently());
    }

    @Test
    void anEndHalfWayIsSeen() {
        TlsHandshake tls = look(Fault.say("160303004a0200", Fault.End.CLOSE)).tls();
        assertEquals(Outcome.HOST_CLOSED, tls.outcome());
        assertFalse(tls.closedSilently());
        assertEquals(7, tls.received());
    }

    @Test
    void anUltimatumIsSeenHoweverItIsCut() {
        assertEquals(Outcome.HOST_ULTIMATUM, look(TlsAct.ultimatum()).tls().outcome());
        TlsHandshake dripped = look(Fault.drip(ULTIMATUM, Duration.ofMillis(5), Fault.End.CLOSE)).tls();
        assertEquals(Outcome.HOST_ULTIMATUM, dripped.outcome());
        assertEquals(ULTIMATUM.length, dripped.received());
    }

    @Test
    void anAlertIsSeenHoweverItIsCut() {
        TlsHandshake tls = look(Fault.drip(HexFormat.of().parseHex("15030300020228"), Duration.ofMillis(5),
                Fault.End.CLOSE)).tls();
        assertEquals(Optional.of(40), tls.alert());
    }

    @ParameterizedTest
    @CsvSource({"'HTTP/1.1 400 Bad Request\r\n\r\n'", "'SSH-2.0-x\r\n'", "'220 mail.example ESMTP\r\n'"})
    void anotherProtocolIsNotTls(String banner) {
        assertEquals(Outcome.NOT_TLS, look(Fault.say(banner.getBytes(StandardCharsets.US_ASCII),
                Fault.End.SILENCE)).tls().outcome());
    }

    @Test
    void rdpInClearIsNotTls() {
        assertEquals(Outcome.NOT_TLS, look(Fault.say("0300000c02f0800000000000", Fault.End.SILENCE)).tls().outcome());
    }

    @Test
    void silenceIsAStall() {
        assertEquals(Outcome.STALLED, look(Fault.silence()).tls().outcome());
    }

    @Test
    void tooMuchIsNotReadToItsEnd() {
        TlsHandshake garbage = look(Fault.flood(HexFormat.of().parseHex("deadbeef".repeat(1024)), 26L << 20)).tls();
        assertEquals(Outcome.NOT_TLS, garbage.outcome());
        byte[] record = HexFormat.of().parseHex("16030340000bffffff" + "00".repeat(16_380));
        TlsHandshake endless = look(Fault.flood(record, 26L << 20)).tls();
        assertEquals(Outcome.HERE, endless.outcome());
        assertTrue(endless.received() < 1 << 20, endless::toString);
    }

    /** A ServerHello without any extension, as hosts without RFC 5746 send it. */
    @Test
    void anOldHostsCertificateIsReadThoughTheHandshakeStops() throws CertificateEncodingException {
        byte[] der = LabCertificate.good().key(LabCertificate.Key.RSA_2048).issue().certificate().getEncoded();
        Quick quick = look(TlsAct.presenting(List.of(der)));
        assertEquals(2048, quick.fact(ServerCertificate.TYPE).host().keyBits());
        assertEquals(Optional.of(Reason.PREREQUISITE), quick.reason(CredSsp.TYPE));
    }

    @Test
    void anUnreadableCertificateIsMissing() {
        Quick quick = look(TlsAct.presenting(List.of(new byte[] {0x30, 0x03, 1, 2, 3})));
        assertTrue(quick.reason(ServerCertificate.TYPE).isPresent());
    }

    @Test
    void aChainOfHugeSizeDoesNotMatter() throws CertificateEncodingException {
        byte[] der = LabCertificate.good().issue().certificate().getEncoded();
        Quick quick = look(TlsAct.presenting(Collections.nCopies(2_000, der)));
        assertTrue(quick.tls().outcome() != Outcome.COMPLETED);
    }

    @Test
    void aServerNameIsSentForANameOnly() {
        try (LabHost host = LabHost.start(Behaviour.healthy())) {
            Quick.look(host.address());
            Quick.look("localhost", host.address().getPort(), new NameProbe());
            List<String> hellos = host.visits().stream()
                    .map(visit -> new String(visit.received(), StandardCharsets.ISO_8859_1)).toList();
            assertFalse(hellos.getFirst().contains("127.0.0.1"));
            assertTrue(hellos.stream().anyMatch(hello -> hello.contains("localhost")));
        }
    }
}
