// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.integration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rdpworkbench.core.run.CaseFormatException;
import org.rdpworkbench.core.run.Diagnosis.Contribution;
import org.rdpworkbench.core.run.Diagnosis.Ranked;
import org.rdpworkbench.core.spi.Stage;
import org.rdpworkbench.core.spi.Strength;
import org.rdpworkbench.core.spi.Verdict;
import org.rdpworkbench.facts.CredSsp;
import org.rdpworkbench.facts.Negotiation;
import org.rdpworkbench.facts.ServerCertificate;
import org.rdpworkbench.facts.TlsHandshake;
import org.rdpworkbench.facts.TlsHandshake.Outcome;

/** xrdp in its three security layers. It speaks no NLA, whatever its answers look like. */
class XrdpTest {

    private static final String WEAK = "certificate.weak";
    private static final String KEY = "privatekey.unusable";
    private static final String STANDARD_ONLY = "policy.rdp-layer-only";

    @TempDir
    static Path folder;
    private static Identity good;

    @BeforeAll
    static void makeIdentity() throws IOException {
        Installed.program("xrdp");
        // xrdp runs as another user in some of these tests.
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        good = Identity.rsa(folder);
    }

    private static Look look(Xrdp xrdp) throws IOException, CaseFormatException {
        try (Peer peer = xrdp.start(folder)) {
            Look look = Look.at(peer);
            assertFalse(look.chose(Negotiation.PROTOCOL_HYBRID));
            assertTrue(look.find(CredSsp.TYPE).isEmpty());
            return look;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tls", "negotiate"})
    void withAGoodKeyIsHealthy(String layer) throws IOException, CaseFormatException {
        Look look = look(Xrdp.of(layer, good)).isHealthy().tls(Outcome.COMPLETED);
        assertTrue(look.chose(Negotiation.PROTOCOL_SSL));
        ServerCertificate certificate = look.fact(ServerCertificate.TYPE);
        assertTrue(certificate.selfSigned());
        assertEquals("CN=peer.example", certificate.host().subject());
        assertEquals(2048, certificate.host().keyBits());
    }

    @ParameterizedTest
    @ValueSource(strings = {"tls", "negotiate"})
    void anExpiredCertificateThatCompletesIsAWarning(String layer) throws IOException, CaseFormatException {
        look(Xrdp.of(layer, Identity.madeOn(folder, "-400d"))).tls(Outcome.COMPLETED).warns("certificate.expired")
                .blamesNobody();
    }

    @Test
    void aCertificateOfTheFutureIsAWarning() throws IOException, CaseFormatException {
        look(Xrdp.of("tls", Identity.madeOn(folder, "+30d"))).tls(Outcome.COMPLETED)
                .warns("certificate.not-yet-valid").blamesNobody();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tls", "negotiate"})
    void aWeakKeyThatTheServerStillTakesIsAWarning(String layer) throws IOException, CaseFormatException {
        Look look = look(Xrdp.of(layer, Identity.weak(folder)).tls("TLSv1.2", 0)).tls(Outcome.COMPLETED)
                .warns("certificate.weak").blamesNobody();
        assertEquals(1024, look.fact(ServerCertificate.TYPE).host().keyBits());
        assertTrue(look.fact(ServerCertificate.TYPE).host().signature().startsWith("SHA1"));
    }

    @Test
    void anOldTlsVersionIsRead() throws IOException, CaseFormatException {
        Look look = look(Xrdp.of("tls", Identity.weak(folder)).tls("TLSv1", 0)).tls(Outcome.COMPLETED);
        assertEquals(Optional.of("TLSv1.0"), look.fact(TlsHandshake.TYPE).version());
    }

    @ParameterizedTest
    @ValueSource(strings = {"tls", "negotiate"})
    void aWeakKeyThatTheServerRefusesEndsWithAnUltimatum(String layer) throws IOException, CaseFormatException {
        Look look = look(Xrdp.of(layer, Identity.weak(folder))).breaksAt(Stage.TLS).tls(Outcome.HOST_ULTIMATUM)
                .blames(KEY);
        if (Workbench.knows(WEAK)) {
            Ranked weak = ranked(look, WEAK);
            assertEquals(Verdict.INCONCLUSIVE, weak.verdict(), "nobody saw the certificate");
            assertTrue(weak.share() < look.diagnosis().causes().getFirst().share(), look::toString);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tls", "negotiate"})
    void aKeyThatDoesNotFitEndsWithAnUltimatum(String layer) throws IOException, CaseFormatException {
        Identity unfitting = good.withKeyOf(Identity.rsa(folder));
        look(Xrdp.of(layer, unfitting)).breaksAt(Stage.TLS).tls(Outcome.HOST_ULTIMATUM).blames(KEY);
    }

    @Test
    void withTlsAndNoKeySaysSo() throws IOException, CaseFormatException {
        saysFailure3(look(Xrdp.of("tls", good.withoutKey())));
    }

    @Test
    void withTlsAndAnUnreadableKeySaysSo() throws IOException, CaseFormatException {
        saysFailure3(look(Xrdp.of("tls", unreadable()).asItsOwnUser()));
    }

    private static void saysFailure3(Look look) {
        look.breaksAt(Stage.NEGOTIATION).blames(KEY);
        assertTrue(look.fact(Negotiation.TYPE).first().failedWith(Negotiation.SSL_CERT_NOT_ON_SERVER));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void withAnUnusableKeyAndWithStandardSecurityAreTwins(boolean missing) throws IOException, CaseFormatException {
        Look withoutKey = look(missing ? Xrdp.of("negotiate", good.withoutKey())
                : Xrdp.of("negotiate", unreadable()).asItsOwnUser());
        Look standard = look(Xrdp.of("rdp", good));
        assertEquals(reply(standard), reply(withoutKey));
        areTwins(withoutKey);
        areTwins(standard);
    }

    private static Identity unreadable() throws IOException {
        Identity identity = Identity.rsa(folder);
        Files.setPosixFilePermissions(identity.key(), PosixFilePermissions.fromString("rw-------"));
        return identity;
    }

    private static String reply(Look look) {
        return look.fact(Negotiation.TYPE).first().reply();
    }

    /** The wire cannot tell them apart: both stand close together, neither is certain, and only the inside knows. */
    private static void areTwins(Look look) {
        look.blamesNobody();
        assertTrue(look.fact(Negotiation.TYPE).first().downgraded());
        if (!Workbench.knows(KEY) || !Workbench.knows(STANDARD_ONLY)) {
            return;
        }
        Ranked key = ranked(look, KEY);
        Ranked standard = ranked(look, STANDARD_ONLY);
        assertEquals(2, look.diagnosis().causes().size(), look::toString);
        assertEquals(key.share(), standard.share(), 0.1, look::toString);
        List<Contribution> all = look.diagnosis().causes().stream().flatMap(r -> r.because().stream()).toList();
        assertTrue(all.stream().noneMatch(c -> c.indication().strength() == Strength.DECISIVE), look::toString);
        assertTrue(look.diagnosis().next().orElseThrow().why().contains("36870"), look::toString);
    }

    private static Ranked ranked(Look look, String cause) {
        return look.diagnosis().causes().stream().filter(r -> r.cause().id().equals(cause)).findFirst()
                .orElseThrow(() -> new AssertionError(look.toString()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"expired", "weak", "unfitting"})
    void standardSecurityDoesNotCareForTheKey(String identity) throws IOException, CaseFormatException {
        Look look = look(Xrdp.of("rdp", switch (identity) {
            case "expired" -> Identity.madeOn(folder, "-400d");
            case "weak" -> Identity.weak(folder);
            default -> good.withKeyOf(Identity.rsa(folder));
        }));
        areTwins(look);
        assertTrue(look.find(ServerCertificate.TYPE).isEmpty());
    }
}
