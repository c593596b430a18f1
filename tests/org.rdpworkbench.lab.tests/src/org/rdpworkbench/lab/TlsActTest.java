// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.lab;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TlsActTest {

    private static final byte[] HELLO = Bytes.hex("1603010004 01000000");

    private static LabHost host(TlsAct act) {
        return LabHost.start(Behaviour.healthy().tls(act));
    }

    @ParameterizedTest
    @CsvSource({"EC_P256,TLSv1.2", "EC_P256,TLSv1.3", "RSA_2048,TLSv1.2", "RSA_2048,TLSv1.3", "RSA_1024,TLSv1.2",
        "RSA_1024,TLSv1.3"})
    void anHonestHostShowsItsCertificate(LabCertificate.Key key, String version)
            throws IOException, GeneralSecurityException {
        try (LabHost host = LabHost.start(Behaviour.healthy().certificate(c -> c.key(key)));
                Client client = new Client(host); SSLSocket tls = client.secure(1, version)) {
            assertEquals(version, tls.getSession().getProtocol());
            assertEquals(host.certificate(), tls.getSession().getPeerCertificates()[0]);
        }
    }

    @Test
    void aChainIsSentWhole() throws IOException, GeneralSecurityException {
        try (LabHost host = LabHost.start(Behaviour.healthy().certificate(LabCertificate::issuedByLabCa));
                Client client = new Client(host); SSLSocket tls = client.secure(1)) {
            var chain = tls.getSession().getPeerCertificates();
            assertEquals(2, chain.length);
            chain[0].verify(chain[1].getPublicKey());
            assertEquals(((X509Certificate) chain[1]).getSubjectX500Principal(),
                    host.certificate().getIssuerX500Principal());
        }
    }

    @Test
    void versionsCanBeLimited() throws IOException, GeneralSecurityException {
        try (LabHost host = host(TlsAct.only12())) {
            try (Client client = new Client(host); SSLSocket tls = client.secure(1)) {
                assertEquals("TLSv1.2", tls.getSession().getProtocol());
            }
            try (Client client = new Client(host)) {
                assertThrows(SSLHandshakeException.class, () -> client.secure(1, "TLSv1.3"));
            }
        }
        try (LabHost host = host(TlsAct.only13()); Client client = new Client(host)) {
            assertThrows(SSLHandshakeException.class, () -> client.secure(1, "TLSv1.2"));
        }
    }

    @Test
    void aClosedHelloGetsNoByte() throws IOException {
        try (LabHost host = host(Fault.close()); Client client = new Client(host)) {
            client.negotiate(3);
            assertEquals(0, client.send(HELLO).untilClosed().length);
        }
    }

    @Test
    void aResetIsAReset() throws IOException {
        try (LabHost host = host(Fault.reset()); Client client = new Client(host)) {
            client.negotiate(3);
            assertTrue(client.send(HELLO).isReset());
        }
    }

    @Test
    void anAlertIsSentInClear() throws IOException {
        try (LabHost host = host(TlsAct.alert(40)); Client client = new Client(host)) {
            client.negotiate(3);
            assertArrayEquals(Bytes.hex("15030300020228"), client.send(HELLO).untilClosed());
        }
    }

    @Test
    void anUltimatumIsFollowedByAReset() throws IOException {
        try (LabHost host = host(TlsAct.ultimatum()); Client client = new Client(host)) {
            client.negotiate(3);
            assertArrayEquals(Bytes.hex("0300000902f0802180"), client.send(HELLO).read(9));
            assertTrue(client.isReset());
        }
    }

    @Test
    void silenceKeepsTheConnection() throws IOException {
        try (LabHost host = host(Fault.silence()); Client client = new Client(host)) {
            client.negotiate(3);
            assertEquals(0, client.send(HELLO).finish().length);
        }
    }

    @Test
    void aFloodHasTheLengthItWasGiven() throws IOException {
        try (LabHost host = host(Fault.flood(new byte[1000], 1_000_000)); Client client = new Client(host)) {
            client.negotiate(3);
            assertEquals(1_000_000, client.send(HELLO).untilClosed().length);
        }
    }

    @Test
    void certificatesOfAnyBytesArePresented() throws IOException {
        byte[] certificate = new byte[20_000];
        try (LabHost host = host(TlsAct.presenting(List.of(certificate))); Client client = new Client(host)) {
            client.negotiate(3);
            byte[] flight = client.send(HELLO).finish();
            // ServerHello 42, Certificate 4 + 3 + 3 + 20,000, ServerHelloDone 4, in two records.
            assertEquals(42 + 10 + 20_000 + 4 + 2 * 5, flight.length);
            assertArrayEquals(Bytes.hex("1603034000 02000026"), Arrays.copyOf(flight, 9));
        }
    }

    /** A ClientHello with TLS 1.2 and these suites and nothing else. */
    private static byte[] hello(String suites) {
        byte[] offered = Bytes.hex(suites);
        return Bytes.tlsRecord(22, Bytes.handshake(1, Bytes.concat(Bytes.hex("0303"), new byte[33],
                Bytes.big(offered.length, 2), offered, Bytes.hex("0100"))));
    }

    @ParameterizedTest
    @CsvSource({"0x0303, 0004, 160303002a 02000026 0303", "0x0301, 0004, 160303002a 02000026 0301",
        "0x0304, 0004, 1503030002 0246", "0x0303, 002f, 1503030002 0228"})
    void aHostChoosesWhatItServes(int version, String suite, String answer) throws IOException {
        TlsAct act = new TlsAct.Choosing(List.of(version), List.of(0x0004));
        try (LabHost host = host(act); Client client = new Client(host)) {
            client.negotiate(3);
            byte[] begin = Bytes.hex(answer);
            assertArrayEquals(begin, Arrays.copyOf(client.send(hello(suite)).finish(), begin.length));
        }
    }

    @Test
    void aFilterTakesOnlyWhatComesInOnePiece() throws IOException {
        TlsAct act = TlsAct.hellosReset(TlsAct.alert(40));
        try (LabHost host = host(act); Client client = new Client(host)) {
            client.negotiate(3);
            assertTrue(client.send(HELLO).isReset());
        }
    }

    @Test
    void whatIsTooLongIsLost() throws IOException {
        TlsAct act = TlsAct.longHellosLost(50, TlsAct.alert(40));
        try (LabHost host = host(act)) {
            try (Client client = new Client(host)) {
                client.negotiate(3);
                assertEquals(0, client.send(hello("0004".repeat(10))).finish().length);
            }
            try (Client client = new Client(host)) {
                client.negotiate(3);
                assertEquals(7, client.send(HELLO).untilClosed().length);
            }
        }
    }

    @Test
    void whateverIsNotAHelloEndsTheConnection() throws IOException {
        try (LabHost host = host(TlsAct.honest()); Client client = new Client(host)) {
            client.negotiate(3);
            assertEquals(0, client.send(Bytes.hex("0300000500")).untilClosed().length);
        }
    }
}
