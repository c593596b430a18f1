// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.integration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rdpworkbench.core.run.Progress;
import org.rdpworkbench.core.run.Request;
import org.rdpworkbench.core.run.Run;
import org.rdpworkbench.core.spi.Fact;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.facts.ClientHellos;
import org.rdpworkbench.facts.ConnectSeries;
import org.rdpworkbench.facts.HelloAnswer;
import org.rdpworkbench.facts.ServerCertificate;
import org.rdpworkbench.facts.TlsHandshake.Outcome;
import org.rdpworkbench.facts.TlsSupport;

/** What servers that we did not write make of ClientHellos that differ, and which TLS they accept. */
class HelloLooksTest {

    private static final Set<String> PROBES = Set.of("network.hellos", "network.tls-support");

    @TempDir
    static Path folder;
    private static Display display;
    private static Identity rsa;

    @BeforeAll
    static void startDisplay() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        rsa = Identity.rsa(folder);
        display = Display.start();
    }

    @AfterAll
    static void stopDisplay() {
        if (display != null) {
            display.close();
        }
    }

    /** What a look with these probes saw. */
    private record Seen(Run run) {

        static Seen at(Peer peer) {
            Target target = Target.of(peer.address().getAddress().getHostAddress(), peer.address().getPort());
            Run run = Workbench.diagnostics().diagnose(new Request(target, Optional.empty(), false, PROBES,
                    Optional.empty(), Request.THOROUGH_TIMEOUT), Progress.SILENT);
            assertEquals(List.of(), run.diagnosis().problems());
            return new Seen(run);
        }

        private <F extends Record & Fact> F fact(FactType<F> type) {
            return run.record().find(type).orElseThrow(() -> new AssertionError(run.record().evidence().toString()));
        }

        TlsSupport support() {
            return fact(TlsSupport.TYPE);
        }

        List<HelloAnswer> answers() {
            ClientHellos hellos = fact(ClientHellos.TYPE);
            assertEquals(new ConnectSeries(6, 0, 0), hellos.served());
            assertTrue(hellos.to(ClientHellos.Shape.HOPELESS).orElseThrow().refused(), hellos::toString);
            return hellos.hellos().stream().filter(hello -> hello.shape() != ClientHellos.Shape.HOPELESS)
                    .map(ClientHellos.Hello::answer).toList();
        }

        void endsAllWith(Outcome outcome) {
            assertTrue(answers().stream().allMatch(answer -> answer.outcome().equals(Optional.of(outcome))),
                    () -> answers().toString());
            assertEquals(List.of(), support().accepted());
        }
    }

    private static Seen look(Xrdp xrdp) throws IOException {
        try (Peer peer = xrdp.start(folder)) {
            return Seen.at(peer);
        }
    }

    private static Seen look(Shadow shadow) throws IOException {
        try (Peer peer = shadow.start(folder)) {
            return Seen.at(peer);
        }
    }

    @ParameterizedTest
    @CsvSource({"'TLSv1.2, TLSv1.3', TLSv1.3 TLSv1.2, TLSv1.2", "TLSv1.2, TLSv1.2, TLSv1.2",
        "TLSv1, TLSv1.0, TLSv1.0", "'TLSv1.1, TLSv1.2', TLSv1.2 TLSv1.1, TLSv1.2"})
    void xrdpTakesEveryHelloAndTheVersionsThatItWasGiven(String given, String accepted, String suitesOf)
            throws IOException {
        Seen seen = look(Xrdp.of("tls", rsa).tls(given, 0));
        assertTrue(seen.answers().stream().allMatch(HelloAnswer::accepted), () -> seen.answers().toString());
        assertEquals(List.of(accepted.split(" ")), seen.support().accepted());
        assertEquals(Optional.of(suitesOf), seen.support().suitesOf());
        assertTrue(seen.support().suites().size() > 5);
    }

    @Test
    void aKeyThatIsTooShortForTls13IsReadAndNoVersionIsBlamed() throws IOException {
        Seen seen = look(Xrdp.of("tls", Identity.tiny(folder)).tls("TLSv1.2, TLSv1.3", 0));
        assertEquals(List.of("TLSv1.2"), seen.support().accepted());
        assertEquals(512, seen.fact(ServerCertificate.TYPE).host().keyBits());
        List<String> causes = seen.run().diagnosis().causes().stream().map(ranked -> ranked.cause().id()).toList();
        assertFalse(causes.contains("tls.no-common-version"), causes::toString);
        assumeTrue(Workbench.knows("certificate.weak"), "the cause was removed");
        assertTrue(causes.contains("certificate.weak"), causes::toString);
    }

    @Test
    void xrdpWithTls13AloneHasItsThreeSuites() throws IOException {
        Seen seen = look(Xrdp.of("tls", rsa).tls("TLSv1.3", 2));
        assertEquals(List.of("TLSv1.3"), seen.support().accepted());
        assertEquals(3, seen.support().suites().size());
        assertTrue(seen.support().allSuites());
    }

    @ParameterizedTest
    @CsvSource({"EC, ECDSA", "RSA, RSA"})
    void aShadowHasTheSuitesOfItsKey(String key, String signature) throws IOException {
        Seen seen = look(Shadow.of(display, "nla", key.equals("EC") ? Identity.ec(folder) : rsa));
        assertTrue(seen.answers().stream().allMatch(HelloAnswer::accepted), () -> seen.answers().toString());
        assertTrue(seen.support().accepted().contains("TLSv1.2"));
        assertTrue(seen.support().suites().stream().allMatch(suite -> suite.contains("_" + signature + "_WITH_")),
                () -> seen.support().suites().toString());
    }

    @Test
    void aKeyThatDoesNotFitEndsEveryHello() throws IOException {
        Identity unfitting = rsa.withKeyOf(Identity.rsa(folder));
        look(Xrdp.of("tls", unfitting)).endsAllWith(Outcome.HOST_ULTIMATUM);
        Seen shadow = look(Shadow.of(display, "nla", unfitting));
        shadow.endsAllWith(Outcome.HOST_ALERT);
        look(Shadow.of(display, "nla", rsa.withKeyText("garbage"))).endsAllWith(Outcome.HOST_CLOSED);
    }
}
