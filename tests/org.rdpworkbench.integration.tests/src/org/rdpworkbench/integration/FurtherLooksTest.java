// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.integration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rdpworkbench.core.run.Diagnostics;
import org.rdpworkbench.core.run.Progress;
import org.rdpworkbench.core.run.Request;
import org.rdpworkbench.core.run.Run;
import org.rdpworkbench.core.run.Snapshot;
import org.rdpworkbench.core.spi.ConnectOutcome;
import org.rdpworkbench.core.spi.Fact;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.core.spi.Probe;
import org.rdpworkbench.core.spi.ProbeContext;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.facts.AddressIdentities;
import org.rdpworkbench.facts.CookieAnswers;
import org.rdpworkbench.facts.NameResolution;
import org.rdpworkbench.facts.Negotiation.Answer;
import org.rdpworkbench.facts.Negotiation.Exchange;
import org.rdpworkbench.facts.ProtocolAnswers;
import org.rdpworkbench.facts.ServerCertificate;
import org.rdpworkbench.facts.StandardSecurity;

/** What servers that we did not write answer to each request by itself. */
class FurtherLooksTest {

    private static final Set<String> PROBES = Set.of("network.protocols", "network.cookie", "network.addresses",
            "network.standard-security");

    @TempDir
    static Path folder;
    private static Display display;
    private static Identity ec;

    @BeforeAll
    static void startDisplay() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        ec = Identity.ec(folder);
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
            return with(Workbench.diagnostics(), peer);
        }

        /** Under a name that has a second address, at which nothing listens. */
        static Seen named(Peer peer) {
            Snapshot plugins = Workbench.diagnostics().snapshot();
            List<Snapshot.Contribution<Probe>> probes = new ArrayList<>(plugins.probes());
            probes.add(new Snapshot.Contribution<>(new TwoAddresses(peer.address().getAddress().getHostAddress()),
                    "test", "1", 1, () -> true));
            Snapshot named = new Snapshot(probes, plugins.checks(), plugins.figures(), plugins.fixers(),
                    plugins.texts());
            return with(new Diagnostics(() -> named), peer);
        }

        private static Seen with(Diagnostics diagnostics, Peer peer) {
            Target target = Target.of(peer.address().getAddress().getHostAddress(), peer.address().getPort());
            Run run = diagnostics.diagnose(new Request(target, Optional.empty(), false, PROBES,
                    Optional.empty(), Request.THOROUGH_TIMEOUT), Progress.SILENT);
            assertEquals(List.of(), run.diagnosis().problems());
            return new Seen(run);
        }

        <F extends Record & Fact> F fact(FactType<F> type) {
            return run.record().find(type).orElseThrow(() -> new AssertionError(run.record().evidence().toString()));
        }

        ProtocolAnswers protocols() {
            ProtocolAnswers answers = fact(ProtocolAnswers.TYPE);
            assertFalse(answers.partial(), answers::toString);
            assertEquals(6, answers.exchanges().size());
            return answers;
        }
    }

    /** Resolves every name to the address of the peer and a dead one. */
    private record TwoAddresses(String address) implements Probe {

        @Override
        public String id() {
            return "test.two-addresses";
        }

        @Override
        public Set<FactType<?>> yields() {
            return Set.of(NameResolution.TYPE);
        }

        @Override
        public int connections() {
            return 0;
        }

        @Override
        public void collect(ProbeContext context) {
            context.observed(NameResolution.TYPE, new NameResolution(context.target().host(),
                    NameResolution.Outcome.RESOLVED, List.of(address, "127.77.252.9"), List.of(), 0, ""));
        }
    }

    private static Seen look(Shadow shadow) throws IOException {
        try (Peer peer = shadow.start(folder)) {
            return Seen.at(peer);
        }
    }

    private static Seen look(Xrdp xrdp) throws IOException {
        try (Peer peer = xrdp.start(folder)) {
            return Seen.at(peer);
        }
    }

    @Test
    void aShadowThatWantsNlaRequiresIt() throws IOException {
        Seen seen = look(Shadow.of(display, "nla", ec));
        assertTrue(seen.protocols().supportsNla());
        assertTrue(seen.protocols().requiresNla());
        assertFalse(seen.protocols().acceptsTlsAlone());
        assertFalse(seen.protocols().acceptsStandardSecurity());
        assertEquals(new StandardSecurity(false, Optional.empty(), Optional.empty(), ""),
                seen.fact(StandardSecurity.TYPE));
    }

    @Test
    void aShadowTellsWhoItIs() throws IOException {
        Seen seen;
        try (Peer peer = Shadow.of(display, "nla", ec).start(folder)) {
            seen = Seen.named(peer);
        }
        AddressIdentities.Identity identity = seen.fact(AddressIdentities.TYPE).identities().getFirst();
        assertEquals(ConnectOutcome.CONNECTED, identity.outcome());
        assertEquals(Optional.of(seen.fact(ServerCertificate.TYPE).host().sha256().toLowerCase()),
                identity.certificate());
        assertEquals(List.of("peer.example"), identity.certificateNames());
        assertTrue(identity.computer().isPresent());
    }

    @ParameterizedTest
    @CsvSource({"tls, true, false", "rdp, false, true"})
    void aShadowWithoutNlaRefusesIt(String security, boolean tls, boolean standard) throws IOException {
        Seen seen = look(Shadow.of(display, security, ec));
        assertTrue(seen.protocols().refusesNla());
        assertFalse(seen.protocols().requiresNla());
        assertEquals(tls, seen.protocols().acceptsTlsAlone());
        assertEquals(standard, seen.protocols().acceptsStandardSecurity());
        assertEquals(standard, seen.fact(StandardSecurity.TYPE).answered(), seen.fact(StandardSecurity.TYPE)::detail);
    }

    @ParameterizedTest
    @CsvSource({"tls, true, false", "negotiate, true, true", "rdp, false, true"})
    void xrdpNeverSupportsNla(String layer, boolean tls, boolean standard) throws IOException {
        Seen seen = look(Xrdp.of(layer, Identity.rsa(folder)));
        assertFalse(seen.protocols().supportsNla());
        assertTrue(seen.protocols().refusesNla());
        assertEquals(tls, seen.protocols().acceptsTlsAlone());
        assertEquals(standard, seen.protocols().to(0).filter(Exchange::acceptsStandardSecurity).isPresent());
        assertEquals(Answer.PLAIN, seen.protocols().withoutRequest().orElseThrow().answer());
    }

    /** Debian's xrdp.ini says crypt_level=high. */
    @ParameterizedTest
    @CsvSource({"negotiate", "rdp"})
    void xrdpTellsHowItEncrypts(String layer) throws IOException {
        Seen seen = look(Xrdp.of(layer, Identity.rsa(folder)));
        assertEquals(new StandardSecurity(true, Optional.of(2L), Optional.of(3L), ""),
                seen.fact(StandardSecurity.TYPE));
    }

    @Test
    void aServerDoesNotCareForTheCookie() throws IOException {
        CookieAnswers answers = look(Xrdp.of("tls", Identity.rsa(folder))).fact(CookieAnswers.TYPE);
        assertEquals(answers.with().reply(), answers.without().reply());
    }
}
