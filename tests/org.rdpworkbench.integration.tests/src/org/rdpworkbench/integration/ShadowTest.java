// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.integration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rdpworkbench.core.run.CaseFormatException;
import org.rdpworkbench.core.spi.Finding;
import org.rdpworkbench.core.spi.Stage;
import org.rdpworkbench.core.spi.Verdict;
import org.rdpworkbench.facts.ClockSkew;
import org.rdpworkbench.facts.CredSsp;
import org.rdpworkbench.facts.Negotiation;
import org.rdpworkbench.facts.NtlmChallenge;
import org.rdpworkbench.facts.ServerCertificate;
import org.rdpworkbench.facts.TlsHandshake;
import org.rdpworkbench.facts.TlsHandshake.Outcome;

/** The FreeRDP shadow server, which speaks real NLA. */
class ShadowTest {

    private static final String KEY = "privatekey.unusable";
    private static final String EXPIRED = "certificate.expired";
    private static final int HANDSHAKE_FAILURE = 40;

    @TempDir
    static Path folder;
    private static Display display;
    private static Identity ec;

    @BeforeAll
    static void startDisplay() throws IOException {
        Installed.program("freerdp-shadow-cli");
        ec = Identity.ec(folder);
        display = Display.start();
    }

    @AfterAll
    static void stopDisplay() {
        if (display != null) {
            display.close();
        }
    }

    private static Look look(Shadow shadow) throws IOException, CaseFormatException {
        try (Peer peer = shadow.start(folder)) {
            return Look.at(peer);
        }
    }

    @ParameterizedTest
    @CsvSource({"EC, 256", "RSA, 2048"})
    void withNlaIsHealthy(String key, int bits) throws IOException, CaseFormatException {
        Identity identity = key.equals("EC") ? ec : Identity.rsa(folder);
        Look look = look(Shadow.of(display, "nla", identity)).isHealthy().tls(Outcome.COMPLETED);
        assertTrue(look.chose(Negotiation.PROTOCOL_HYBRID));
        Negotiation negotiation = look.fact(Negotiation.TYPE);
        assertTrue(negotiation.exchanges().get(1).failedWith(Negotiation.HYBRID_REQUIRED));
        assertEquals(key, look.fact(ServerCertificate.TYPE).host().key());
        assertEquals(bits, look.fact(ServerCertificate.TYPE).host().keyBits());
        assertEquals(CredSsp.Outcome.CHALLENGED, look.fact(CredSsp.TYPE).outcome());
        assertEquals(Optional.of(6L), look.fact(CredSsp.TYPE).version());
        assertEquals(Optional.of("6.1.7601"), look.fact(NtlmChallenge.TYPE).osVersion());
        assertEquals(0, look.fact(ClockSkew.TYPE).seconds(), 2);
    }

    @Test
    void tellsItsName() throws IOException, CaseFormatException {
        Installed.requireRoot();
        Look look = look(Shadow.of(display, "nla", ec).named("RDS01"));
        assertEquals(Optional.of("RDS01"), look.fact(NtlmChallenge.TYPE).netbiosComputer());
    }

    @Test
    void withTlsOnlyIsHealthy() throws IOException, CaseFormatException {
        Look look = look(Shadow.of(display, "tls", ec)).isHealthy().tls(Outcome.COMPLETED);
        assertTrue(look.chose(Negotiation.PROTOCOL_SSL));
        assertFalse(look.chose(Negotiation.PROTOCOL_HYBRID));
    }

    @Test
    void withItsDefaultIsHealthy() throws IOException, CaseFormatException {
        Look look = look(Shadow.of(display, "nla", ec).withDefaultSecurity()).isHealthy().tls(Outcome.COMPLETED);
        assertTrue(look.chose(Negotiation.PROTOCOL_SSL));
    }

    @Test
    void withStandardSecurityOnlyIsAWarning() throws IOException, CaseFormatException {
        Look look = look(Shadow.of(display, "rdp", ec)).warns("policy.rdp-layer-only").blamesNobody();
        assertTrue(look.fact(Negotiation.TYPE).first().failedWith(Negotiation.SSL_NOT_ALLOWED));
        assertTrue(look.fact(Negotiation.TYPE).standardSecurityOnly());
        assertTrue(look.find(TlsHandshake.TYPE).isEmpty());
    }

    @ParameterizedTest
    @CsvSource({"+47m, 2820", "-6h, -21600"})
    void aWrongClockIsMeasured(String shift, double seconds) throws IOException, CaseFormatException {
        Look look = look(Shadow.of(display, "nla", ec).clock(shift)).tls(Outcome.COMPLETED);
        assertEquals(Optional.empty(), look.diagnosis().stage());
        assertEquals(seconds, look.fact(ClockSkew.TYPE).seconds(), 2);
        assertTrue(look.fact(ClockSkew.TYPE).uncertainty() < 2);
        isNotCalledExpired(look);
    }

    /** One of the two clocks says that the certificate is over, the other one does not. */
    @ParameterizedTest
    @CsvSource({"+47m, -1420m", "-6h, -27h"})
    void aCertificateThatEndsWithinTheSkewIsNotCalledExpired(String shift, String made)
            throws IOException, CaseFormatException {
        isNotCalledExpired(look(Shadow.of(display, "nla", Identity.forOneDay(folder, made)).clock(shift)));
    }

    private static void isNotCalledExpired(Look look) {
        if (Workbench.knows(EXPIRED)) {
            Finding expired = look.diagnosis().finding(EXPIRED).orElseThrow();
            assertEquals(Verdict.PASS, expired.verdict(), look::toString);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"+47m", "-6h"})
    void aCertificateThatIsOverByBothClocksIsCalledExpired(String shift) throws IOException, CaseFormatException {
        look(Shadow.of(display, "nla", Identity.madeOn(folder, "-400d")).clock(shift)).tls(Outcome.COMPLETED)
                .blamesNobody().warnsAlso(EXPIRED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nla", "tls"})
    void aKeyThatDoesNotFitEndsWithAnAlert(String security) throws IOException, CaseFormatException {
        Identity unfitting = ec.withKeyOf(Identity.ec(folder));
        Look look = look(Shadow.of(display, security, unfitting)).breaksAt(Stage.TLS).tls(Outcome.HOST_ALERT)
                .blames(KEY);
        assertEquals(Optional.of(HANDSHAKE_FAILURE), look.fact(TlsHandshake.TYPE).alert());
    }

    @ParameterizedTest
    @ValueSource(strings = {"nla", "tls"})
    void aKeyThatIsNoneEndsWithoutAWord(String security) throws IOException, CaseFormatException {
        Look look = look(Shadow.of(display, security, ec.withKeyText("no key at all\n"))).breaksAt(Stage.TLS)
                .tls(Outcome.HOST_CLOSED, Outcome.HOST_RESET).blames(KEY);
        assertTrue(look.fact(TlsHandshake.TYPE).closedSilently());
    }
}
