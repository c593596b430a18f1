// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.certificate.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rdpworkbench.cause.certificate.BindingCheck;
import org.rdpworkbench.core.spi.Check;
import org.rdpworkbench.core.spi.Indication;
import org.rdpworkbench.core.spi.Strength;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.core.spi.Verdict;
import org.rdpworkbench.facts.ServerCertificate;
import org.rdpworkbench.facts.TlsHandshake;
import org.rdpworkbench.testkit.Cases;
import org.rdpworkbench.testkit.Expectation;

final class BindingCheckTest {

    private static final String CAUSE = "certificate.unbound";
    private static final Duration DAYS = Duration.ofDays(30);
    private static final Check CHECK = new BindingCheck();

    static List<Expectation> rows() {
        return List.of(
                Expectation.of("failure 3", CAUSE, Seen.refused(3, Cases.of()), Verdict.FAIL, "failure-3"),
                Expectation.of("a certificate was sent", CAUSE, Seen.refusedAlone(5, Seen.valid(DAYS, DAYS)),
                        Verdict.PASS,
                        "served"),
                Expectation.of("failure 3 to one request, a certificate after another", CAUSE,
                        Seen.refusedAlone(3, Seen.valid(DAYS, DAYS)), Verdict.PASS, "failure-3", "served"),
                Expectation.of("TLS alone refused with failure 5, no certificate seen", CAUSE,
                        Seen.refusedAlone(5, Cases.of()), Verdict.INCONCLUSIVE),
                Expectation.of("failure 2", CAUSE, Seen.refused(2, Cases.of()), Verdict.INCONCLUSIVE),
                Expectation.of("failure 3, and the bound one is in no store", CAUSE,
                        Seen.bound("ab", Optional.empty(), Seen.refused(3, Cases.of())), Verdict.FAIL, "failure-3",
                        "bound-nowhere"),
                Expectation.of("failure 3, and the bound one has no key", CAUSE,
                        Seen.bound("ab", Seen.stored(false), Seen.refused(3, Cases.of())), Verdict.FAIL, "failure-3",
                        "bound-without-key"),
                Expectation.of("failure 3, none is bound, and the host has none of its own", CAUSE,
                        Seen.unbound(Optional.empty(), Seen.refused(3, Cases.of())), Verdict.FAIL, "failure-3",
                        "none-of-its-own"),
                Expectation.of("failure 3, and a broker's bound one is in no store", CAUSE,
                        Seen.broker(Seen.bound("ab", Optional.empty(), Seen.refused(3, Cases.of()))), Verdict.FAIL,
                        "failure-3", "bound-nowhere", "of-deployment"),
                Expectation.of("a broker has the bound one", CAUSE,
                        Seen.broker(Seen.bound("ab", Seen.stored(true), Seen.refused(2, Cases.of()))), Verdict.PASS,
                        "bound-and-stored"),
                Expectation.of("the host has the bound one", CAUSE,
                        Seen.bound("ab", Seen.stored(true), Seen.refused(2, Cases.of())), Verdict.PASS,
                        "bound-and-stored"),
                Expectation.of("the bound one is in no store, and another one was sent", CAUSE,
                        Seen.bound("ab", Optional.empty(), Seen.refusedAlone(5, Seen.valid(DAYS, DAYS))),
                        Verdict.PASS, "served"),
                Expectation.of("the bound one is in no store, and the host hangs up on the ClientHello", CAUSE,
                        Seen.bound("ab", Optional.empty(), Seen.handshake(Seen.refused(2, Cases.of()),
                                TlsHandshake.Outcome.HOST_CLOSED)), Verdict.FAIL, "bound-nowhere"),
                Expectation.of("the bound one is in no store, and nothing comes any more", CAUSE,
                        Seen.bound("ab", Optional.empty(), Seen.handshake(Seen.refused(2, Cases.of()),
                                TlsHandshake.Outcome.STALLED)), Verdict.INCONCLUSIVE),
                Expectation.of("the host has none of its own, and hangs up on the ClientHello", CAUSE,
                        Seen.unbound(Optional.empty(), Seen.handshake(Seen.refused(2, Cases.of()),
                                TlsHandshake.Outcome.HOST_CLOSED)), Verdict.INCONCLUSIVE),
                Expectation.of("the host has none of its own, and TLS was not begun", CAUSE,
                        Seen.unbound(Optional.empty(), Seen.refused(2, Cases.of())), Verdict.INCONCLUSIVE));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void verdictAndIndications(Expectation row) {
        row.holds(CHECK);
    }

    @Test
    void everyIndicationIsInTheTable() {
        Expectation.assertComplete(CHECK, rows());
    }

    /** An unusable key gives the same answer and is commoner, so this one must stay weaker. */
    @Test
    void failureThreeIsModerate() {
        Map<String, Strength> strengths = CHECK.indications().stream()
                .collect(Collectors.toMap(Indication::key, Indication::strength));
        assertEquals(Strength.MODERATE, strengths.get("certificate.unbound.failure-3"));
        assertEquals(Strength.DECISIVE, strengths.get("certificate.unbound.served"));
    }

    @Test
    void namesWhatIsMissing() {
        assertEquals(List.of(ServerCertificate.TYPE.from(Vantage.HERE)),
                Expectation.judged(CHECK, CAUSE, Seen.refused(2, Cases.of())).missing());
    }
}
