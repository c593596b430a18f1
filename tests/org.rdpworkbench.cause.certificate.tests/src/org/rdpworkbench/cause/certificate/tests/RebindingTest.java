// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.certificate.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.rdpworkbench.cause.certificate.BindingCheck;
import org.rdpworkbench.cause.certificate.CertificateCheck;
import org.rdpworkbench.cause.certificate.IgnoredBindingCheck;
import org.rdpworkbench.cause.certificate.IgnoredBindingFixer;
import org.rdpworkbench.cause.certificate.RenewFixer;
import org.rdpworkbench.cause.certificate.StaleBindingFixer;
import org.rdpworkbench.core.run.NarrowedCase;
import org.rdpworkbench.core.spi.Change;
import org.rdpworkbench.core.spi.Check;
import org.rdpworkbench.core.spi.FixPlan;
import org.rdpworkbench.core.spi.Fixer;
import org.rdpworkbench.core.spi.Refusal;
import org.rdpworkbench.core.spi.SettingValue;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.facts.BoundCertificate;
import org.rdpworkbench.facts.BoundCertificate.Other;
import org.rdpworkbench.facts.HostRoles;
import org.rdpworkbench.facts.HostRoles.Role;
import org.rdpworkbench.facts.RemoteDesktopSettings;
import org.rdpworkbench.facts.RemoteDesktopSettings.Origin;
import org.rdpworkbench.facts.RemoteDesktopSettings.Owner;
import org.rdpworkbench.facts.RemoteDesktopSettings.Setting;
import org.rdpworkbench.facts.ServerCertificate;
import org.rdpworkbench.facts.ServerCertificate.Certificate;
import org.rdpworkbench.testkit.Cases;
import org.rdpworkbench.testkit.Expectation;

/** Which of the certificates that a host has is bound in the place of one that it cannot show. */
final class RebindingTest {

    private static final String STALE = "ab".repeat(20);
    private static final String FIRST = "1F".repeat(20);
    private static final String SECOND = "2f".repeat(20);
    private static final String FULL = "host.example";
    private static final Duration YEAR = Duration.ofDays(365);

    /** The host refuses TLS for want of a certificate; it has these others, and calls itself {@link #FULL}. */
    static Cases stale(Other... others) {
        return alone(Seen.bound(STALE, Optional.empty(), FULL, Seen.refused(3, Cases.of()), others));
    }

    static Cases one() {
        return stale(Seen.other(FIRST, YEAR, FULL));
    }

    private static Cases alone(Cases evidence) {
        return evidence.from(Vantage.INSIDE, new HostRoles(List.of()));
    }

    private static List<FixPlan> proposed(Check check, Fixer fixer, Cases evidence) {
        return fixer.propose(Expectation.judged(check, fixer.cause(), evidence),
                new NarrowedCase(evidence.record(), fixer.uses()));
    }

    private static List<FixPlan> proposed(Cases evidence) {
        return proposed(new BindingCheck(), new StaleBindingFixer(), evidence);
    }

    private static Optional<String> bound(Cases evidence) {
        return proposed(evidence).stream().filter(plan -> plan.key().endsWith(".fix-bind"))
                .map(plan -> ((Change.Set) plan.changes().getFirst()).after().hex()).findFirst();
    }

    private static Other like(Other other, Certificate certificate, Optional<Boolean> serviceReads) {
        return new Other(other.store(), certificate, other.key(), serviceReads);
    }

    private static Other weak(int bits, String signature) {
        Other good = Seen.other(FIRST, YEAR, FULL);
        Certificate c = good.certificate();
        return like(good, new Certificate(c.subject(), c.issuer(), c.serial(), c.notBefore(), c.notAfter(), c.key(),
                bits, signature, c.usages(), c.names(), c.sha1(), c.sha256()), Optional.empty());
    }

    private static Other usages(String... usages) {
        Other good = Seen.other(FIRST, YEAR, FULL);
        Certificate c = good.certificate();
        return like(good, new Certificate(c.subject(), c.issuer(), c.serial(), c.notBefore(), c.notAfter(), c.key(),
                c.keyBits(), c.signature(), List.of(usages), c.names(), c.sha1(), c.sha256()), Optional.empty());
    }

    private static Other readable(Other other, boolean readable) {
        return like(other, other.certificate(), Optional.of(readable));
    }

    private static Other selfSigned(Other other) {
        Certificate c = other.certificate();
        return like(other, new Certificate(c.subject(), c.subject(), c.serial(), c.notBefore(), c.notAfter(), c.key(),
                c.keyBits(), c.signature(), c.usages(), c.names(), c.sha1(), c.sha256()), other.serviceReads());
    }

    /** In the store where Windows keeps its own. */
    private static Other ofWindows(Other other) {
        return new Other("Remote Desktop", other.certificate(), other.key(), other.serviceReads());
    }

    @Test
    void oneThatSomebodyPutIntoTheStoreOfWindowsIsBoundAndOneThatSomebodySigned() {
        Other good = Seen.other(FIRST, YEAR, FULL);
        assertEquals(Optional.of(FIRST.toLowerCase()), bound(stale(ofWindows(good))));
        assertEquals(Optional.of(FIRST.toLowerCase()), bound(stale(selfSigned(good))));
        Other own = ofWindows(selfSigned(Seen.other(SECOND, YEAR.plusDays(1), FULL)));
        assertEquals(1, proposed(stale(own, good)).getFirst().values().get("fitting"));
    }

    @Test
    void whetherTheKeyCanBeReadIsSaidOnlyWhereItIsKnown() {
        assertEquals("whether it can be read is not known", proposed(one()).getFirst().values().get("key"));
        assertEquals("NETWORK SERVICE can read it", proposed(stale(readable(Seen.other(FIRST, YEAR, FULL), true)))
                .getFirst().values().get("key"));
    }

    @Test
    void theOneThatFitsIsBoundAndToTakeTheBindingAwayComesSecond() {
        List<FixPlan> plans = proposed(one());
        assertEquals(List.of("certificate.unbound.fix-bind", "certificate.unbound.fix-take-away"),
                plans.stream().map(FixPlan::key).toList());
        FixPlan plan = plans.getFirst();
        assertEquals(FixPlan.Security.SAME, plan.security());
        assertEquals(List.of(
                new Change.Set("registry:HKLM\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server\\WinStations"
                        + "\\RDP-Tcp\\SSLCertificateSHA1Hash",
                        Optional.of(SettingValue.of("REG_BINARY", HexFormat.of().parseHex(STALE))),
                        SettingValue.of("REG_BINARY", HexFormat.of().parseHex(FIRST))),
                new Change.Act(Change.Action.RESTART_SERVICE, "SessionEnv", "SessionEnv is running"),
                new Change.Act(Change.Action.RESTART_SERVICE, "TermService", "the host sends a certificate")),
                plan.changes());
        assertEquals(1, plan.values().get("fitting"));
        assertEquals(FIRST.toLowerCase(), plan.values().get("other"));
        assertEquals("CN=CA", plan.values().get("issuer"));
    }

    static List<Cases> unfit() {
        Other good = Seen.other(FIRST, YEAR, FULL);
        return List.of(stale(),
                // Expired, not valid yet, of another name, for clients, weak, or with a key that nobody can read.
                stale(Seen.other(FIRST, Duration.ofHours(-1), FULL)),
                Seen.ahead(Duration.ofDays(-2), one()),
                stale(Seen.other(FIRST, YEAR, "other.example")),
                stale(usages("1.3.6.1.5.5.7.3.2")),
                stale(weak(1_024, "SHA256withRSA")), stale(weak(2_048, "SHA1withRSA")),
                stale(readable(good, false)),
                // The one that Windows made for itself, which it does not renew where it is bound.
                stale(ofWindows(selfSigned(good))),
                // In a case file that somebody made up.
                stale(Seen.other("ab", YEAR, FULL)), stale(Seen.other("xy".repeat(20), YEAR, FULL)));
    }

    @ParameterizedTest
    @MethodSource("unfit")
    void whatDoesNotFitIsNotBound(Cases evidence) {
        assertEquals(List.of("certificate.unbound.fix-take-away"),
                proposed(evidence).stream().map(FixPlan::key).toList());
    }

    @Test
    void aCertificateForRemoteDesktopAloneFitsAndOneForEverything() {
        for (String[] usages : new String[][] {{ServerCertificate.REMOTE_DESKTOP_AUTHENTICATION}, {}}) {
            assertEquals(Optional.of(FIRST.toLowerCase()), bound(stale(usages(usages))));
        }
    }

    @ParameterizedTest
    @CsvSource({"host.example, host.example, true", "host.example, *.example, true", "HOST, host.example, true",
        "hos, host.example, false", "alias.example, host.example, false", "192.0.2.7, host.example, true",
        "192.0.2.7, other.example, false", "192.0.2.7, 192.0.2.7, true"})
    void theNameIsTheOneThatWasAskedForOrTheHostsOwn(String asked, String name, boolean fits) {
        Cases evidence = Seen.asked(asked, stale(Seen.other(SECOND, YEAR, name)));
        assertEquals(fits ? Optional.of(SECOND) : Optional.empty(), bound(evidence));
    }

    @Test
    void theBestOneIsTheSameInWhateverOrderTheyCome() {
        Other ends = Seen.other(FIRST, YEAR, FULL);
        Other lasts = Seen.other(SECOND, YEAR.plusDays(1), FULL);
        for (Other[] others : new Other[][] {{ends, lasts}, {lasts, ends}}) {
            assertEquals(Optional.of(SECOND), bound(stale(others)), "the one that ends last");
        }
        assertEquals(Optional.of(FIRST.toLowerCase()), bound(stale(readable(ends, true), lasts)), "a readable key");
        assertEquals(Optional.of(FIRST.toLowerCase()), bound(stale(ends, selfSigned(readable(lasts, true)))),
                "issued by another");
        assertEquals(2, proposed(stale(ends, lasts)).getFirst().values().get("fitting"));
    }

    @Test
    void oneWithoutItsKeyIsReplacedAndNotTakenAway() {
        Cases evidence = alone(Seen.bound(STALE, Seen.stored(false), FULL, Seen.refused(3, Cases.of()),
                Seen.other(FIRST, YEAR, FULL)));
        assertEquals(List.of("certificate.unbound.fix-bind"),
                proposed(evidence).stream().map(FixPlan::key).toList());
    }

    /** It lies in a store without its key, and what else is there, Windows made for itself. */
    static Cases withoutKey() {
        return withoutKey(Seen.refused(3, Cases.of()), ofWindows(selfSigned(Seen.other(FIRST, YEAR, FULL))));
    }

    /** The same, while the host shows the one that it makes for itself. */
    static Cases withoutKeyIgnored() {
        return withoutKey(Seen.valid(Duration.ofDays(10), YEAR));
    }

    private static Cases withoutKey(Cases evidence, Other... others) {
        return alone(Seen.bound(STALE, Seen.stored(false), FULL, evidence, others));
    }

    private static Optional<String> refused(Check check, Fixer fixer, Cases evidence) {
        return fixer.refusal(Expectation.judged(check, fixer.cause(), evidence),
                new NarrowedCase(evidence.record(), fixer.uses())).map(Refusal::toString);
    }

    @Test
    void oneWithoutItsKeyThatNoneFitsInThePlaceOfIsRefusedWithASentence() {
        assertEquals(List.of(), proposed(withoutKey()));
        assertEquals(Optional.of("certificate.unbound.refused-key {thumbprint=" + STALE + "}"),
                refused(new BindingCheck(), new StaleBindingFixer(), withoutKey()));
        assertEquals(List.of(), proposed(new IgnoredBindingCheck(), new IgnoredBindingFixer(), withoutKeyIgnored()));
        assertEquals(Optional.of("certificate.binding-ignored.refused-key {thumbprint=" + STALE + "}"),
                refused(new IgnoredBindingCheck(), new IgnoredBindingFixer(), withoutKeyIgnored()));
    }

    @Test
    void whatMayBeDoneOrIsNotKnownIsNotRefusedForTheKey() {
        for (Cases evidence : List.of(one(), stale(),
                withoutKey(Seen.refused(3, Cases.of()), Seen.other(FIRST, YEAR, FULL)),
                Seen.bound(STALE, Seen.stored(false), FULL, Seen.refused(3, Cases.of())),
                alone(Seen.bound(STALE, Seen.stored(true), FULL, Seen.refused(3, Cases.of()))))) {
            assertEquals(Optional.empty(), refused(new BindingCheck(), new StaleBindingFixer(), evidence));
        }
        assertTrue(refused(new BindingCheck(), new StaleBindingFixer(), withoutKey().from(Vantage.INSIDE,
                new HostRoles(List.of(Role.GATEWAY)))).orElseThrow().startsWith("certificate.unbound.refused-role"));
    }

    /** They look at it only for whether a certificate is valid by it. */
    @Test
    void noneIsRefusedForWantOfAThirdClock() {
        Cases expired = alone(Seen.bound(Seen.SHA_1, Seen.stored(true), FULL, Seen.valid(YEAR, Duration.ofDays(-10))));
        assertEquals(List.of(), proposed(new CertificateCheck(), new RenewFixer(), expired));
        assertEquals(Optional.empty(), refused(new CertificateCheck(), new RenewFixer(), expired));
        Cases nothingFits = stale(Seen.other(FIRST, YEAR, "else.example"));
        assertEquals(Optional.empty(), refused(new BindingCheck(), new StaleBindingFixer(), nothingFits));
        assertEquals(Optional.empty(), refused(new IgnoredBindingCheck(), new IgnoredBindingFixer(), alone(Seen.bound(
                STALE, Optional.empty(), FULL, Seen.valid(Duration.ofDays(10), YEAR)))));
    }

    @Test
    void neitherInADeploymentNorWhereAPolicyHasTheHostGetOne() {
        Cases evidence = one();
        for (Role role : List.of(Role.CONNECTION_BROKER, Role.GATEWAY)) {
            assertEquals(List.of(), proposed(evidence.from(Vantage.INSIDE, new HostRoles(List.of(role)))));
        }
        assertEquals(List.of(), proposed(byTemplate()));
    }

    /** As by preferences, which would bind it again. */
    @Test
    void whatAPolicyBindsIsLeftToIt() {
        RemoteDesktopSettings byPolicy = new RemoteDesktopSettings(List.of(new Setting(RemoteDesktopSettings.BINDING,
                Optional.empty(), Owner.POLICY, Optional.empty(), Optional.empty(), Optional.of(new Origin(
                        Origin.Source.PREFERENCES, Optional.of("Certificates"))))));
        Cases unbound = one().from(Vantage.INSIDE, byPolicy);
        assertEquals(List.of(), proposed(unbound));
        String refused = refused(new BindingCheck(), new StaleBindingFixer(), unbound).orElseThrow();
        assertTrue(refused.startsWith("certificate.unbound.refused-policy "), refused);
        assertTrue(refused.contains("policy=the preferences of the group policy \"Certificates\""), refused);
        Cases ignored = ignored().from(Vantage.INSIDE, byPolicy);
        assertEquals(List.of(), proposed(new IgnoredBindingCheck(), new IgnoredBindingFixer(), ignored));
        assertTrue(refused(new IgnoredBindingCheck(), new IgnoredBindingFixer(), ignored).isPresent());
        Cases expired = expired().from(Vantage.INSIDE, byPolicy);
        assertEquals(List.of(), proposed(new CertificateCheck(), new RenewFixer(), expired));
        assertTrue(refused(new CertificateCheck(), new RenewFixer(), expired).isPresent());
        assertEquals(2, proposed(one().from(Vantage.INSIDE, new RemoteDesktopSettings(List.of()))).size(),
                "nobody knows of one that does");
    }

    /** A policy has the host get its certificate by a template. */
    static Cases byTemplate() {
        return one().from(Vantage.INSIDE, new BoundCertificate(Optional.of(STALE), true, Optional.empty(),
                Optional.of(new BoundCertificate.Others(Optional.of(FULL), List.of(Seen.other(FIRST, YEAR, FULL)))),
                Optional.of(new BoundCertificate.Template("RDP", Optional.empty()))));
    }

    /** It shows the one that it makes for itself. */
    static Cases ignored() {
        return alone(Seen.bound(STALE, Optional.empty(), FULL, Seen.valid(Duration.ofDays(10), YEAR),
                Seen.other(FIRST, YEAR, FULL)));
    }

    @Test
    void oneThatIsNotShownIsReplacedOrTakenAway() {
        assertEquals(List.of("certificate.binding-ignored.fix-bind", "certificate.binding-ignored.fix-take-away"),
                proposed(new IgnoredBindingCheck(), new IgnoredBindingFixer(), ignored()).stream()
                        .map(FixPlan::key).toList());
    }

    /** The one that was bound has expired, and nobody bound its successor. */
    static Cases expired() {
        return alone(Seen.bound(Seen.SHA_1, Seen.stored(true), FULL, Seen.valid(YEAR, Duration.ofDays(-10)),
                Seen.other(FIRST, YEAR, FULL)));
    }

    @Test
    void oneThatHasExpiredIsReplaced() {
        assertEquals(List.of("certificate.expired.fix-bind"), proposed(new CertificateCheck(), new RenewFixer(),
                expired()).stream().map(FixPlan::key).toList());
    }
}
