// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.certificate.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rdpworkbench.cause.certificate.CertificateCheck;
import org.rdpworkbench.core.spi.Check;
import org.rdpworkbench.core.spi.Finding;
import org.rdpworkbench.core.spi.Strength;
import org.rdpworkbench.core.spi.Verdict;
import org.rdpworkbench.facts.ServerCertificate.NameMatch;
import org.rdpworkbench.facts.ServerCertificate;
import org.rdpworkbench.facts.TlsHandshake.Outcome;
import org.rdpworkbench.testkit.Cases;
import org.rdpworkbench.testkit.Expectation;

final class CertificateCheckTest {

    private static final String EXPIRED = "certificate.expired";
    private static final String NOT_YET_VALID = "certificate.not-yet-valid";
    private static final String WRONG_USAGE = "certificate.wrong-usage";
    private static final String NAME_MISMATCH = "certificate.name-mismatch";

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAYS = Duration.ofDays(30);
    private static final Duration YEAR = Duration.ofDays(365);
    private static final Check CHECK = new CertificateCheck();

    static List<Expectation> expired() {
        return List.of(
                Expectation.of("valid", EXPIRED, Seen.valid(DAYS, DAYS), Verdict.PASS),
                Expectation.of("valid to this very second", EXPIRED, Seen.valid(DAYS, Duration.ZERO), Verdict.PASS),
                Expectation.of("by our clock, the host's is unknown", EXPIRED, Seen.valid(YEAR, DAYS.negated()),
                        Verdict.WARN, "past-here"),
                Expectation.of("by both clocks", EXPIRED, Seen.ahead(HOUR, Seen.valid(YEAR, DAYS.negated())),
                        Verdict.WARN, "past"),
                Expectation.of("by ours only, the host is behind", EXPIRED,
                        Seen.ahead(HOUR.multipliedBy(-2), Seen.valid(YEAR, HOUR.negated())), Verdict.PASS),
                Expectation.of("by the host's only, we are behind", EXPIRED,
                        Seen.ahead(HOUR.multipliedBy(2), Seen.valid(YEAR, HOUR)), Verdict.PASS),
                Expectation.of("by both clocks, but not surely by the host's", EXPIRED,
                        Seen.ahead(Duration.ZERO, HOUR.multipliedBy(2), Seen.valid(YEAR, HOUR.negated())),
                        Verdict.PASS),
                Expectation.of("by ours, the host tells no time, a third clock says no", EXPIRED,
                        Seen.third(HOUR.multipliedBy(-2), Seen.valid(YEAR, HOUR.negated())), Verdict.PASS),
                Expectation.of("and the handshake completes", EXPIRED,
                        Seen.handshake(Seen.valid(YEAR, DAYS.negated()), Outcome.COMPLETED), Verdict.WARN,
                        "past-here", "handshake-completed"),
                Expectation.of("and the handshake fails", EXPIRED,
                        Seen.handshake(Seen.valid(YEAR, DAYS.negated()), Outcome.HOST_CLOSED), Verdict.WARN,
                        "past-here"),
                Expectation.of("valid, and the handshake completes", EXPIRED,
                        Seen.handshake(Seen.valid(DAYS, DAYS), Outcome.COMPLETED), Verdict.PASS));
    }

    static List<Expectation> expiredByThreeClocks() {
        Duration behind = HOUR.multipliedBy(-2);
        Duration ahead = HOUR.multipliedBy(2);
        Cases byOurs = Seen.valid(YEAR, HOUR.negated());
        return List.of(
                Expectation.of("the third clock confirms ours", EXPIRED,
                        Seen.third(Duration.ZERO, Seen.ahead(behind, byOurs)), Verdict.WARN, "past"),
                Expectation.of("the third clock confirms the host's, which says no", EXPIRED,
                        Seen.third(behind, Seen.ahead(behind, byOurs)), Verdict.PASS),
                Expectation.of("the third clock confirms the host's, which says yes", EXPIRED,
                        Seen.third(ahead, Seen.ahead(ahead, Seen.valid(YEAR, HOUR))), Verdict.WARN, "past"),
                Expectation.of("the third clock confirms neither", EXPIRED,
                        Seen.third(HOUR.multipliedBy(9), Seen.ahead(behind, byOurs)), Verdict.PASS));
    }

    static List<Expectation> notYetValid() {
        return List.of(
                Expectation.of("valid", NOT_YET_VALID, Seen.valid(DAYS, DAYS), Verdict.PASS),
                Expectation.of("by our clock, the host's is unknown", NOT_YET_VALID, Seen.valid(DAYS.negated(), YEAR),
                        Verdict.WARN, "future-here"),
                Expectation.of("by both clocks", NOT_YET_VALID, Seen.ahead(HOUR, Seen.valid(DAYS.negated(), YEAR)),
                        Verdict.WARN, "future"),
                Expectation.of("and the handshake completes", NOT_YET_VALID,
                        Seen.handshake(Seen.valid(DAYS.negated(), YEAR), Outcome.COMPLETED), Verdict.WARN,
                        "future-here", "handshake-completed"),
                Expectation.of("by ours only, the host is ahead", NOT_YET_VALID,
                        Seen.ahead(HOUR.multipliedBy(2), Seen.valid(HOUR.negated(), YEAR)), Verdict.PASS),
                Expectation.of("by both clocks, but not surely by the host's", NOT_YET_VALID,
                        Seen.ahead(Duration.ZERO, HOUR.multipliedBy(2), Seen.valid(HOUR.negated(), YEAR)),
                        Verdict.PASS),
                Expectation.of("by ours only, a third clock confirms ours", NOT_YET_VALID,
                        Seen.third(Duration.ZERO, Seen.ahead(HOUR.multipliedBy(2), Seen.valid(HOUR.negated(), YEAR))),
                        Verdict.WARN, "future"),
                Expectation.of("by the host's only, we are ahead", NOT_YET_VALID,
                        Seen.ahead(HOUR.multipliedBy(-2), Seen.valid(HOUR, YEAR)), Verdict.PASS));
    }

    static List<Expectation> wrongUsage() {
        return List.of(
                Expectation.of("no restriction", WRONG_USAGE, Seen.usages(), Verdict.PASS),
                Expectation.of("server authentication", WRONG_USAGE, Seen.usages("1.3.6.1.5.5.7.3.1"), Verdict.PASS),
                Expectation.of("Remote Desktop authentication alone", WRONG_USAGE,
                        Seen.usages("1.3.6.1.4.1.311.54.1.2"),
                        Verdict.PASS),
                Expectation.of("any usage", WRONG_USAGE, Seen.usages("2.5.29.37.0"), Verdict.PASS),
                Expectation.of("client authentication", WRONG_USAGE, Seen.usages("1.3.6.1.5.5.7.3.2"), Verdict.WARN,
                        "no-server-usage"),
                Expectation.of("client and server", WRONG_USAGE, Seen.usages("1.3.6.1.5.5.7.3.2", "1.3.6.1.5.5.7.3.1"),
                        Verdict.PASS));
    }

    static List<Expectation> nameMismatch() {
        return List.of(
                Expectation.of("names the host", NAME_MISMATCH, Seen.named(NameMatch.MATCH), Verdict.PASS),
                Expectation.of("an address was asked for", NAME_MISMATCH, Seen.named(NameMatch.NOT_COMPARABLE),
                        Verdict.INCONCLUSIVE),
                Expectation.of("names another one", NAME_MISMATCH, Seen.named(NameMatch.MISMATCH), Verdict.WARN,
                        "other-name"),
                Expectation.of("names another one, and a client knew another one", NAME_MISMATCH,
                        Seen.accepted("cc", Seen.named(NameMatch.MISMATCH)), Verdict.WARN, "other-name",
                        "accepted-another"),
                Expectation.of("names another one, and a client knows it by its other hash", NAME_MISMATCH,
                        Seen.accepted("BB", Seen.named(NameMatch.MISMATCH)), Verdict.WARN, "other-name"),
                Expectation.of("names another one, and a client keeps a hash of another kind", NAME_MISMATCH,
                        Seen.accepted("cccc", Seen.named(NameMatch.MISMATCH)), Verdict.WARN, "other-name"),
                Expectation.of("names the host, and a client knew another one", NAME_MISMATCH,
                        Seen.accepted("cc", Seen.named(NameMatch.MATCH)), Verdict.PASS),
                Expectation.of("has the full name of the short one that was asked for", NAME_MISMATCH,
                        Seen.asked("HOST", Seen.named(NameMatch.MISMATCH)), Verdict.WARN, "short-name"),
                Expectation.of("has it among other names", NAME_MISMATCH,
                        Seen.asked("rds01", Seen.named(NameMatch.MISMATCH, "farm.corp.example", "RDS01.corp.example")),
                        Verdict.WARN, "short-name"),
                Expectation.of("has it as its common name, which clients do not read", NAME_MISMATCH,
                        Seen.asked("host", Seen.named(NameMatch.MISMATCH, "farm.corp.example")), Verdict.WARN,
                        "other-name"),
                Expectation.of("begins alike", NAME_MISMATCH,
                        Seen.asked("hos", Seen.named(NameMatch.MISMATCH)), Verdict.WARN, "other-name"),
                Expectation.of("has another full name", NAME_MISMATCH,
                        Seen.asked("host.corp.example", Seen.named(NameMatch.MISMATCH)), Verdict.WARN, "other-name"));
    }

    @ParameterizedTest
    @MethodSource({"expired", "expiredByThreeClocks", "notYetValid", "wrongUsage", "nameMismatch"})
    void verdictAndIndications(Expectation row) {
        row.holds(CHECK);
    }

    @Test
    void everyIndicationIsInTheTable() {
        Expectation.assertComplete(CHECK, Stream.of(expired(), expiredByThreeClocks(), notYetValid(), wrongUsage(),
                nameMismatch()).flatMap(List::stream).toList());
    }

    /** All certificates of these tests are self-signed; one that is nothing else is no fault. */
    @Test
    void selfSignedAloneIsNoFault() {
        List<Finding> findings = CHECK.judge(Seen.valid(DAYS, DAYS).record());
        assertEquals(CHECK.causes().size(), findings.size());
        assertTrue(findings.stream().allMatch(f -> f.verdict() == Verdict.PASS && f.held().isEmpty()));
    }

    /** The completed handshake takes away as much as the date gives: expiry alone does not explain a failure. */
    @Test
    void aCompletedHandshakeOutweighsTheDate() {
        Finding finding = judged(EXPIRED, Seen.handshake(Seen.valid(YEAR, DAYS.negated()), Outcome.COMPLETED));
        assertEquals(0, finding.held().stream().mapToDouble(held -> held.indication().weight()).sum());
        assertTrue(CHECK.indications().stream().noneMatch(i -> i.strength() == Strength.DECISIVE));
    }

    @Test
    void valuesForTheTexts() {
        Finding expired = judged(EXPIRED, Seen.valid(YEAR, DAYS.negated()));
        assertEquals(Map.of("date", "2026-10-24 10:00 UTC"), expired.values());
        assertEquals(Map.of("date", "2026-10-24 10:00 UTC", "ago", "30 days", "clocks", 1),
                expired.held().getFirst().values());
        assertEquals("5 hours", ago(HOUR.multipliedBy(5)));
        assertEquals("60 minutes", ago(HOUR));
        assertEquals(Map.of("asked", "host.example", "subject", Seen.SUBJECT),
                judged(NAME_MISMATCH, Seen.named(NameMatch.MISMATCH)).held().getFirst().values());
        assertEquals(Map.of("asked", "HOST", "name", "host.example"), judged(NAME_MISMATCH,
                Seen.asked("HOST", Seen.named(NameMatch.MISMATCH))).held().getFirst().values());
    }

    @Test
    void nothingIsSaidOfAnEmptyChain() {
        Cases evidence = Cases.of(new ServerCertificate(List.of(), false, NameMatch.NOT_COMPARABLE));
        assertEquals(List.of(), CHECK.judge(evidence.record()));
    }

    private static Object ago(Duration past) {
        return judged(EXPIRED, Seen.valid(YEAR, past.negated())).held().getFirst().values().get("ago");
    }

    private static Finding judged(String cause, Cases evidence) {
        return Expectation.judged(CHECK, cause, evidence);
    }
}
