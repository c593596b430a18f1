// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.protocol.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rdpworkbench.protocol.mcs.DisconnectProviderUltimatum;
import org.rdpworkbench.protocol.tls.AlertName;
import org.rdpworkbench.protocol.tls.FirstFlight;
import org.rdpworkbench.protocol.tls.TlsRecord;
import org.rdpworkbench.protocol.tls.TlsVersion;
import org.rdpworkbench.protocol.wire.DecodeException;
import org.rdpworkbench.protocol.wire.Octets;

class FirstFlightTest {

    @Test
    void tellsApartWhatCanAnswerAClientHello() {
        assertEquals(new FirstFlight.Nothing(), classify(""));
        assertEquals(new FirstFlight.Handshake(0x0303, 2), classify("160303005a02000056"));
        assertEquals(new FirstFlight.OtherTpkt(Octets.of(Vectors.get("confirm.windows-xp"))),
                FirstFlight.classify(Vectors.get("confirm.windows-xp")));
        assertEquals(new FirstFlight.Other(Octets.of("SSH-2.0-x\r\n".getBytes(StandardCharsets.US_ASCII))),
                FirstFlight.classify("SSH-2.0-x\r\n".getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    void knowsTheUltimatumAlsoWhenMoreFollows() {
        FirstFlight ultimatum = new FirstFlight.Ultimatum(new DisconnectProviderUltimatum(3));
        byte[] packet = Vectors.get("ultimatum.xrdp");
        assertEquals(ultimatum, FirstFlight.classify(packet));
        assertEquals(ultimatum, FirstFlight.classify(Arrays.copyOf(packet, 20)));
    }

    @Test
    void namesTheAlert() {
        FirstFlight flight = FirstFlight.classify(Vectors.get("alert.freerdp-handshake-failure"));
        assertEquals(new FirstFlight.Alert(0x0303, 2, 40), flight);
        assertEquals("handshake_failure", assertInstanceOf(FirstFlight.Alert.class, flight).name());
    }

    @Test
    void keepsNoMoreThanTheStatusLine() {
        byte[] answer = ("HTTP/1.1 400 Bad Request\r\n" + "x".repeat(500)).getBytes(StandardCharsets.US_ASCII);
        assertEquals(new FirstFlight.Http("HTTP/1.1 400 Bad Request"), FirstFlight.classify(answer));
        byte[] endless = ("HTTP/" + "x".repeat(500)).getBytes(StandardCharsets.US_ASCII);
        assertEquals(new FirstFlight.Http("HTTP/" + "x".repeat(123)), FirstFlight.classify(endless));
        assertEquals(new FirstFlight.Other(Octets.of(new byte[64])), FirstFlight.classify(new byte[500]));
    }

    @ParameterizedTest
    @ValueSource(strings = {"15", "150303000202", "1502000002", "15030300030228ff", "16", "1603030000", "03", "030000",
        "0300000902f080", "48"})
    void whatOnlyBeginsLikeSomethingIsOther(String received) {
        assertEquals(new FirstFlight.Other(Octets.of(Vectors.hex(received))), classify(received));
    }

    @Test
    void readsARecordHeader() throws DecodeException {
        assertEquals(new TlsRecord(TlsRecord.HANDSHAKE, 0x0301, 512), TlsRecord.decode(Vectors.hex("1603010200")));
        assertThrows(DecodeException.class, () -> TlsRecord.decode(Vectors.hex("160301ffff")));
        assertThrows(DecodeException.class, () -> TlsRecord.decode(Vectors.hex("1303010200")));
    }

    @ParameterizedTest
    @CsvSource({"0, close_notify", "40, handshake_failure", "48, unknown_ca", "70, protocol_version",
        "71, insufficient_security", "80, internal_error", "116, certificate_required", "255, 255"})
    void alertNames(int description, String name) {
        assertEquals(name, AlertName.name(description));
    }

    @ParameterizedTest
    @CsvSource({"0x0300, SSL 3.0", "0x0301, TLS 1.0", "0x0302, TLS 1.1", "0x0303, TLS 1.2", "0x0304, TLS 1.3",
        "0x7f1c, 0x7f1c"})
    void versionNames(int version, String name) {
        assertEquals(name, TlsVersion.name(version));
    }

    private static FirstFlight classify(String hex) {
        return FirstFlight.classify(Vectors.hex(hex));
    }
}
