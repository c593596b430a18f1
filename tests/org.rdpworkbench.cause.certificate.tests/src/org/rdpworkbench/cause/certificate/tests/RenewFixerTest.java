// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.certificate.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.rdpworkbench.cause.certificate.CertificateCheck;
import org.rdpworkbench.cause.certificate.RenewFixer;
import org.rdpworkbench.core.run.NarrowedCase;
import org.rdpworkbench.core.spi.Change;
import org.rdpworkbench.core.spi.Finding;
import org.rdpworkbench.core.spi.FixPlan;
import org.rdpworkbench.core.spi.Fixer;
import org.rdpworkbench.core.spi.Refusal;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.facts.BoundCertificate;
import org.rdpworkbench.facts.HostRoles;
import org.rdpworkbench.facts.HostRoles.Role;
import org.rdpworkbench.facts.KeyAccess;
import org.rdpworkbench.facts.ServiceStates;
import org.rdpworkbench.facts.ServiceStates.Start;
import org.rdpworkbench.facts.ServiceStates.State;
import org.rdpworkbench.testkit.Cases;
import org.rdpworkbench.testkit.Expectation;

final class RenewFixerTest {

    private static final Fixer FIXER = new RenewFixer();

    private static Cases bound(boolean custom, String store, String thumbprint, Duration untilEnd, Role... roles) {
        return unknown(custom, store, thumbprint, untilEnd)
                .from(Vantage.INSIDE, new HostRoles(List.of(roles)));
    }

    /** The same where nobody knows what else the host is for. */
    private static Cases unknown(boolean custom, String store, String thumbprint, Duration untilEnd) {
        return Seen.valid(Duration.ofDays(190), untilEnd).from(Vantage.INSIDE, new BoundCertificate(
                Optional.of(thumbprint), custom, Optional.of(new BoundCertificate.Stored(store, Seen.SUBJECT,
                        Cases.BEGAN.minus(Duration.ofDays(190)), Cases.BEGAN.plus(untilEnd), Optional.empty(),
                        Optional.of(new BoundCertificate.Key("provider", "container", Optional.empty()))))));
    }

    private static final Duration EXPIRED = Duration.ofDays(-10);

    /** The host shows one that it made itself, and that has expired. */
    static Cases own() {
        return bound(false, "Remote Desktop", Seen.SHA_1, EXPIRED);
    }

    @Test
    void theOneThatTheHostMadeItselfIsTakenAway() {
        FixPlan plan = proposed(own()).getFirst();
        assertEquals("certificate.expired.fix-renew", plan.key());
        assertEquals(FixPlan.Security.SAME, plan.security());
        assertEquals(true, plan.interrupts());
        assertEquals(List.of(
                new Change.Act(Change.Action.REMOVE_CERTIFICATE, Seen.SHA_1,
                        "the store \"Remote Desktop\" has no certificate " + Seen.SHA_1),
                new Change.Act(Change.Action.RESTART_SERVICE, "SessionEnv", "SessionEnv is running"),
                new Change.Act(Change.Action.RESTART_SERVICE, "TermService", "the host sends a certificate")),
                plan.changes());
    }

    static List<Cases> left() {
        return List.of(
                // Still valid.
                bound(false, "Remote Desktop", Seen.SHA_1, Duration.ofDays(10)),
                // Somebody bound it, or it lies where others use it, too.
                bound(true, "Remote Desktop", Seen.SHA_1, EXPIRED),
                bound(false, "MY", Seen.SHA_1, EXPIRED),
                // The host shows another one.
                bound(false, "Remote Desktop", "cd".repeat(20), EXPIRED),
                bound(false, "Remote Desktop", Seen.SHA_1, EXPIRED, Role.CONNECTION_BROKER),
                bound(false, "Remote Desktop", Seen.SHA_1, EXPIRED, Role.GATEWAY),
                unknown(false, "Remote Desktop", Seen.SHA_1, EXPIRED),
                // Nobody looked inside.
                Seen.valid(Duration.ofDays(190), EXPIRED).from(Vantage.INSIDE, new HostRoles(List.of())),
                // By the host's clock it is valid, so the clock is what is wrong, here or there.
                Seen.ahead(Duration.ofDays(-20), own()));
    }

    @ParameterizedTest
    @MethodSource("left")
    void othersAreLeftAsTheyAre(Cases evidence) {
        assertEquals(List.of(), proposed(evidence));
    }

    static Cases own(KeyAccess key) {
        return own().from(Vantage.INSIDE, key);
    }

    static List<Arguments> keys() {
        return List.of(Arguments.of(KeyAccess.gone("C:\\key"), "its file is not there"),
                Arguments.of(new KeyAccess("C:\\key", false, true), "NETWORK SERVICE cannot read its file"),
                Arguments.of(new KeyAccess("C:\\key", false, false), "NETWORK SERVICE cannot read its file"),
                Arguments.of(new KeyAccess("C:\\key", true, false), "SYSTEM lacks full control of its file"));
    }

    /** Windows would make no other one, and nobody would get in any more. */
    @ParameterizedTest
    @MethodSource("keys")
    void oneWhoseKeyTheHostIsKeptFromIsLeftUntilThatIsMended(KeyAccess key, String why) {
        assertEquals(List.of(), proposed(own(key)));
        Refusal refusal = refused(own(key)).orElseThrow();
        assertEquals("certificate.expired.refused-key", refusal.key());
        assertEquals(Map.of("why", why), refusal.values());
    }

    /** @param stopped which of them are off, of the others nobody knows what starts them */
    private static Cases services(Start start, String... stopped) {
        return own().from(Vantage.INSIDE, new ServiceStates(Stream.of(stopped)
                .map(name -> new ServiceStates.Service(name, State.STOPPED, start, "LocalSystem")).toList()));
    }

    /** None would come, and nobody would get in any more. */
    @Test
    void whereAServiceIsDisabledThatMakesAnotherItIsLeft() {
        for (String one : List.of("SessionEnv", "KeyIso", "CryptSvc")) {
            assertEquals(List.of(), proposed(services(Start.DISABLED, one)), one);
            Refusal refusal = refused(services(Start.DISABLED, one)).orElseThrow();
            assertEquals("certificate.expired.refused-disabled", refusal.key());
            assertEquals(Map.of("services", one), refusal.values());
        }
        assertEquals(Map.of("services", "SessionEnv, CryptSvc"),
                refused(services(Start.DISABLED, "CryptSvc", "CertPropSvc", "SessionEnv")).orElseThrow().values());
        // What comes first is mended first.
        assertEquals("certificate.expired.refused-key", refused(services(Start.DISABLED, "KeyIso")
                .from(Vantage.INSIDE, KeyAccess.gone("C:\\key"))).orElseThrow().key());
    }

    @Test
    void oneThatIsStoppedOrThatMakesNoneIsNoReason() {
        for (Cases evidence : List.of(services(Start.DEMAND, "SessionEnv", "KeyIso", "CryptSvc"),
                services(Start.UNKNOWN, "KeyIso"), services(Start.DISABLED, "CertPropSvc", "UmRdpService"))) {
            assertEquals(1, proposed(evidence).size());
            assertEquals(Optional.empty(), refused(evidence));
        }
    }

    @Test
    void thePlanSaysWhatIsKnownOfTheKey() {
        assertEquals("NETWORK SERVICE and SYSTEM have the rights to its file that they need", proposed(
                own(new KeyAccess("C:\\key", true, true))).getFirst().values().get("key"));
        assertEquals("who has which rights to it nobody could see here, so look at that first",
                proposed(own()).getFirst().values().get("key"));
    }

    /** The key is no reason where there is another one, or nothing to do. */
    @Test
    void whoseItIsComesBeforeItsKey() {
        KeyAccess closed = new KeyAccess("C:\\key", false, true);
        assertEquals("certificate.expired.refused-role", refused(bound(false, "Remote Desktop", Seen.SHA_1, EXPIRED,
                Role.GATEWAY).from(Vantage.INSIDE, closed)).orElseThrow().key());
        for (Cases evidence : List.of(bound(false, "Remote Desktop", Seen.SHA_1, Duration.ofDays(10)),
                bound(true, "Remote Desktop", Seen.SHA_1, EXPIRED), bound(false, "MY", Seen.SHA_1, EXPIRED),
                bound(false, "Remote Desktop", "cd".repeat(20), EXPIRED),
                unknown(false, "Remote Desktop", Seen.SHA_1, EXPIRED))) {
            assertEquals(Optional.empty(), refused(evidence.from(Vantage.INSIDE, closed)));
        }
    }

    private static Optional<Refusal> refused(Cases evidence) {
        Finding finding = Expectation.judged(new CertificateCheck(), FIXER.cause(), evidence);
        return FIXER.refusal(finding, new NarrowedCase(evidence.record(), FIXER.uses()));
    }

    private static List<FixPlan> proposed(Cases evidence) {
        Finding finding = Expectation.judged(new CertificateCheck(), FIXER.cause(), evidence);
        return FIXER.propose(finding, new NarrowedCase(evidence.record(), FIXER.uses()));
    }
}
