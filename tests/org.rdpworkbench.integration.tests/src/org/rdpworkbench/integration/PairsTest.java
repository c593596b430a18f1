// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.integration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.rdpworkbench.core.run.Diagnosis;
import org.rdpworkbench.core.run.Diagnosis.Ranked;
import org.rdpworkbench.core.spi.ConnectOutcome;
import org.rdpworkbench.core.spi.Fact;
import org.rdpworkbench.core.spi.Finding;
import org.rdpworkbench.core.spi.Reason;
import org.rdpworkbench.core.spi.Strength;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.core.spi.Verdict;
import org.rdpworkbench.facts.ClientHellos;
import org.rdpworkbench.facts.CookieAnswers;
import org.rdpworkbench.facts.HelloAnswer;
import org.rdpworkbench.facts.Negotiation.Answer;
import org.rdpworkbench.facts.ProtocolAnswers;
import org.rdpworkbench.facts.SchannelEvents;
import org.rdpworkbench.facts.TlsHandshake.Outcome;
import org.rdpworkbench.facts.TlsSupport;
import org.rdpworkbench.testkit.Cases;

/** Faults that look alike in a quick look, and what a thorough one makes of them. All installed causes are asked. */
class PairsTest {

    private static final String INTERCEPTED = "path.intercepted";
    private static final String MTU = "path.mtu";
    private static final String THROTTLED = "path.throttled";
    private static final String KEY = "privatekey.unusable";
    private static final String HUNG = "listener.hung";
    private static final String REFUSED = "listener.refused";
    private static final String VERSION = "tls.no-common-version";
    private static final String SUITE = "tls.no-common-suite";
    private static final String WEAK = "certificate.weak";
    private static final String STANDARD_ONLY = "policy.rdp-layer-only";

    private static final HelloAnswer OK = Wire.answer(Outcome.COMPLETED, 900, 25);
    private static final HelloAnswer CLOSED = Wire.answer(Outcome.HOST_CLOSED, 0, 23);
    private static final HelloAnswer RESET = Wire.answer(Outcome.HOST_RESET, 0, 23);
    private static final HelloAnswer SOONER = Wire.answer(Outcome.HOST_RESET, 0, 4);
    private static final HelloAnswer EARLY = Wire.answer(Outcome.HOST_CLOSED, 0, 1);
    private static final HelloAnswer MUTE = Wire.answer(Outcome.STALLED, 0, 5_000);
    private static final HelloAnswer ALERT = Wire.answer(Outcome.HOST_ALERT, 7, 23);
    private static final HelloAnswer LOST = HelloAnswer.notAsked(false, 1);

    @Test
    void aFilterThatResetsOnClientHello() {
        Cases evidence = with(Wire.tls(Outcome.HOST_RESET, 23, 0), Wire.hellos(RESET, OK, RESET, RESET, RESET),
                Wire.support(RESET, RESET, RESET, RESET));
        isFirst(INTERCEPTED, evidence, KEY);
    }

    @Test
    void aFilterThatAnswersSoonerThanTheHostCan() {
        Cases evidence = with(Wire.tls(Outcome.HOST_RESET, 4, 0),
                Wire.hellos(SOONER, SOONER, SOONER, SOONER, SOONER));
        isFirst(INTERCEPTED, evidence, KEY);
    }

    @Test
    void aKeyThatIsNone() {
        Cases evidence = with(Wire.tls(Outcome.HOST_CLOSED, 23, 0),
                Wire.hellos(CLOSED, CLOSED, CLOSED, CLOSED, CLOSED), Wire.support(CLOSED, CLOSED, CLOSED, CLOSED),
                Wire.cookie(Answer.SELECTED, Answer.SELECTED));
        isFirst(KEY, evidence, INTERCEPTED, "tls.server-disabled");
    }

    /** As FreeRDP's server does it, seen from afar: the close is on its way before the ClientHello is sent. */
    @Test
    void aKeyThatIsNoneOnAHostThatDoesNotWaitForTheClientHello() {
        Cases evidence = with(Wire.tls(Outcome.HOST_CLOSED, 4, 0),
                Wire.hellos(EARLY, EARLY, EARLY, EARLY, EARLY), Wire.support(EARLY, EARLY, EARLY, EARLY));
        isFirst(KEY, evidence, INTERCEPTED, "tls.server-disabled");
    }

    @Test
    void aKeyThatDoesNotFit() {
        Cases evidence = with(Wire.alert(40), Wire.hellos(ALERT, ALERT, ALERT, ALERT, ALERT));
        Diagnosis diagnosis = judged(evidence);
        assumeTrue(Workbench.knows(KEY), "the cause was removed");
        assertEquals(KEY, diagnosis.causes().getFirst().cause().id(), diagnosis::summary);
    }

    /** Each first packet of a connection is dropped, which makes every connect a second long. */
    @Test
    void aKeyThatIsNoneBehindALimitOfConnections() {
        HelloAnswer closed = Wire.connectedTwice(CLOSED);
        isFirst(KEY, with(Wire.tls(Outcome.HOST_CLOSED, 23, 0), Wire.hellos(closed, closed, closed, closed, closed),
                Wire.support(closed, closed, closed, CLOSED)), INTERCEPTED);
    }

    @Test
    void aHostThatHasOnlySuitesWhichAreNotOffered() {
        HelloAnswer unfit = Wire.alerted(40);
        isFirst(SUITE, with(Wire.alert(40), Wire.hellos(unfit, unfit, unfit, unfit, unfit),
                Wire.lacking(Wire.alerted(70), OK, OK, OK)), VERSION, KEY, INTERCEPTED);
        isFirst(SUITE, with(Wire.alert(40), Wire.lacking(OK, Wire.alerted(70), Wire.alerted(70), Wire.alerted(70))),
                VERSION, KEY, INTERCEPTED);
    }

    /** It looks alike where nothing at all fits TLS 1.3. */
    @Test
    void aCertificateThatDoesNotFitTls13() {
        assumeTrue(Workbench.knows(WEAK), "the cause was removed");
        HelloAnswer unfit = Wire.alerted(40);
        Cases evidence = with(Wire.alert(40), Wire.hellos(unfit, unfit, OK, unfit, unfit, unfit),
                Wire.support(unfit, OK, Wire.alerted(70), Wire.alerted(70)), Wire.certificate(512, "MD5withRSA"));
        isFirst(WEAK, evidence, VERSION, KEY, INTERCEPTED, "tls.server-disabled");
        assertTrue(share(judged(evidence), SUITE) > 0.1, () -> shown(judged(evidence)));
    }

    /** TLS 1.3 alone lacks what the filter looks for, and is what the host would choose from the whole offer. */
    @Test
    void aFilterThatKnowsASuiteProvesNothingAboutVersions() {
        Cases evidence = with(Wire.tls(Outcome.HOST_RESET, 23, 0),
                Wire.hellos(RESET, RESET, RESET, OK, RESET, RESET), Wire.support(OK, RESET, RESET, RESET));
        assertEquals(0, share(judged(evidence), VERSION), () -> shown(judged(evidence)));
        assertEquals(0, share(judged(evidence), SUITE), () -> shown(judged(evidence)));
        isFirst(INTERCEPTED, evidence, KEY);
    }

    @Test
    void versionsThatAreRefusedBesideSuitesThatAreAreNotSwitchedOff() {
        HelloAnswer unfit = Wire.alerted(40);
        assertEquals(0, share(judged(with(Wire.alert(40), Wire.support(Wire.alerted(70), unfit, unfit, unfit))),
                "tls.server-disabled"));
    }

    @Test
    void aFilterThatSwallowsTheCookie() {
        isFirst(INTERCEPTED, with(Wire.silent(), Wire.cookie(Answer.SILENT, Answer.SELECTED)), HUNG);
    }

    @Test
    void aStoppedProcess() {
        isFirst(HUNG, with(Wire.silent(), Wire.cookie(Answer.SILENT, Answer.SILENT)), INTERCEPTED, MTU);
    }

    @Test
    void anMtuHoleThatLetsRefusalsThrough() {
        Cases evidence = with(Wire.tls(Outcome.STALLED, 5_000, 0), Wire.hellos(MUTE, MUTE, MUTE, MUTE, MUTE, ALERT),
                Wire.support(MUTE, MUTE));
        isFirst(MTU, evidence, HUNG, INTERCEPTED);
    }

    @Test
    void anMtuHoleThatLetsShortHellosThrough() {
        isFirst(MTU, with(Wire.tls(Outcome.STALLED, 5_000, 0), Wire.hellos(MUTE, MUTE, MUTE, OK, MUTE)), HUNG,
                INTERCEPTED);
    }

    @Test
    void aHostThatHangsInTls() {
        Cases evidence = with(Wire.tls(Outcome.STALLED, 5_000, 0), Wire.hellos(MUTE, MUTE, MUTE, MUTE, MUTE, MUTE),
                Wire.support(MUTE, MUTE));
        isFirst(HUNG, evidence, MTU, INTERCEPTED);
    }

    @Test
    void aWayThatThrottles() {
        Cases evidence = with(Wire.tls(Outcome.COMPLETED, 60, 2_000), Wire.hellos(OK, OK, LOST, LOST));
        isFirst(THROTTLED, evidence, REFUSED);
        assertTrue(judged(evidence).findings().stream().noneMatch(f -> f.verdict() == Verdict.FAIL));
    }

    /** What could not be asked under throttling must not clear anybody. */
    @Test
    void whatThrottlingHidStaysOpen() {
        Cases evidence = with(Wire.tls(Outcome.HOST_CLOSED, 23, 0), Wire.hellos(LOST, LOST));
        for (String cause : List.of(INTERCEPTED, "tls.no-common-version", "tls.no-common-suite",
                "tls.server-disabled")) {
            judged(evidence).finding(cause).ifPresent(
                    finding -> assertEquals(Verdict.INCONCLUSIVE, finding.verdict(), cause));
        }
        judged(evidence).finding(KEY).ifPresent(finding -> assertEquals(Verdict.FAIL, finding.verdict()));
    }

    @Test
    void aPortThatIsRefused() {
        isFirst(REFUSED, Wire.connect(ConnectOutcome.REFUSED), THROTTLED, "path.blocked", "path.unreachable");
    }

    @Test
    void anUnreadableKeyAndStandardSecurityStayTwins() {
        assumeTrue(Workbench.knows(KEY) && Workbench.knows(STANDARD_ONLY), "a cause was removed");
        Cases quick = Wire.negotiated(Wire.selected(11, 0))
                .missing(SchannelEvents.TYPE.from(Vantage.INSIDE), Reason.NO_PROBE)
                .missing(CookieAnswers.TYPE, Reason.NOT_REQUESTED).missing(ClientHellos.TYPE, Reason.NOT_REQUESTED)
                .missing(TlsSupport.TYPE, Reason.NOT_REQUESTED).missing(ProtocolAnswers.TYPE, Reason.NOT_REQUESTED);
        Cases thorough = Wire.negotiated(Wire.selected(11, 0)).from(Vantage.HERE, Wire.downgrading())
                .from(Vantage.HERE, Wire.cookie(Answer.SELECTED, Answer.SELECTED))
                .missing(SchannelEvents.TYPE.from(Vantage.INSIDE), Reason.NO_PROBE);
        for (Cases evidence : List.of(quick, thorough)) {
            Diagnosis diagnosis = judged(evidence);
            assertEquals(share(diagnosis, KEY), share(diagnosis, STANDARD_ONLY), 0.1, diagnosis::summary);
            assertTrue(diagnosis.causes().stream().flatMap(r -> r.because().stream())
                    .noneMatch(c -> c.indication().strength() == Strength.DECISIVE && c.indication().supports()));
            assertTrue(diagnosis.next().orElseThrow().why().contains("36870"), () -> diagnosis.next().toString());
        }
    }

    @Test
    void aHealthyHostStaysHealthy() {
        Cases evidence = with(Wire.healthy(), Wire.hellos(OK, OK, OK, OK, OK), Wire.support(OK, OK, ALERT, ALERT),
                Wire.cookie(Answer.SELECTED, Answer.SELECTED));
        Set<Verdict> bad = Set.of(Verdict.FAIL, Verdict.WARN, Verdict.ERROR);
        assertEquals(List.of(), judged(evidence).findings().stream().filter(f -> bad.contains(f.verdict())).toList());
    }

    private static void isFirst(String cause, Cases evidence, String... below) {
        assumeTrue(Workbench.knows(cause), "the cause was removed");
        Diagnosis diagnosis = judged(evidence);
        assertFalse(diagnosis.causes().isEmpty(), diagnosis::summary);
        Ranked first = diagnosis.causes().getFirst();
        assertEquals(cause, first.cause().id(), () -> shown(diagnosis));
        for (String other : below) {
            assertTrue(share(diagnosis, other) < first.share(), () -> other + " in\n" + shown(diagnosis));
        }
    }

    private static double share(Diagnosis diagnosis, String cause) {
        return diagnosis.causes().stream().filter(r -> r.cause().id().equals(cause)).mapToDouble(Ranked::share)
                .findFirst().orElse(0);
    }

    private static String shown(Diagnosis diagnosis) {
        return diagnosis.summary() + "\n" + diagnosis.causes() + "\n"
                + diagnosis.findings().stream().map(Finding::toString).toList();
    }

    private static Diagnosis judged(Cases evidence) {
        Diagnosis diagnosis = Workbench.diagnostics().judge(evidence.record(), Optional.empty());
        assertEquals(List.of(), diagnosis.problems());
        return diagnosis;
    }

    private static Cases with(Cases evidence, Fact... facts) {
        Cases all = evidence;
        for (Fact fact : facts) {
            all = all.from(Vantage.HERE, fact);
        }
        return all;
    }
}
