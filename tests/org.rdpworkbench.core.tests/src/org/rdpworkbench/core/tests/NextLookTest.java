// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.rdpworkbench.core.run.CaseRecord;
import org.rdpworkbench.core.run.Diagnosis;
import org.rdpworkbench.core.run.Diagnosis.NextProbe;
import org.rdpworkbench.core.run.Diagnostics;
import org.rdpworkbench.core.run.Snapshot;
import org.rdpworkbench.core.run.Symptom;
import org.rdpworkbench.core.run.Texts;
import org.rdpworkbench.core.spi.Cause;
import org.rdpworkbench.core.spi.Check;
import org.rdpworkbench.core.spi.EvidenceKey;
import org.rdpworkbench.core.spi.Finding;
import org.rdpworkbench.core.spi.Indication;
import org.rdpworkbench.core.spi.Probe;
import org.rdpworkbench.core.spi.Reason;
import org.rdpworkbench.core.spi.Stage;
import org.rdpworkbench.core.spi.Strength;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.core.spi.Verdict;

/** Which look the engine advises next. */
final class NextLookTest {

    private static final Cause CAUSE = Cause.of("test.a", Stage.TLS);
    private static final EvidenceKey SEEN = Seen.TYPE.from(Vantage.HERE);
    private static final EvidenceKey OTHER = Seen.OTHER.from(Vantage.HERE);
    private static final EvidenceKey INSIDE = Seen.THIRD.from(Vantage.INSIDE);
    private static final CaseRecord NOT_ASKED = Engine.record(Engine.missing(SEEN, Reason.NOT_REQUESTED),
            Engine.missing(OTHER, Reason.NOT_REQUESTED));

    private static final Indication BY_SEEN = CAUSE.speaksFor(Strength.STRONG, "seen").from(Seen.TYPE);
    private static final Indication BY_OTHER = CAUSE.speaksFor(Strength.STRONG, "other").from(Seen.OTHER);
    private static final Indication BY_INSIDE = CAUSE.speaksFor(Strength.DECISIVE, "inside")
            .from(Vantage.INSIDE, Seen.THIRD);

    @Test
    void theCheaperOfTwoThatTellAsMuch() {
        Probe dear = TestProbe.of(Seen.TYPE, c -> {}).named("test.dear").connecting(4).whenThorough();
        Probe cheap = TestProbe.of(Seen.OTHER, c -> {}).named("test.dirt-cheap").connecting(1).whenThorough();
        assertEquals(Optional.of("test.dirt-cheap"), next(NOT_ASKED, List.of(dear, cheap), BY_SEEN, BY_OTHER));
    }

    @Test
    void ofEqualsTheFirstByItsIdWhoeverWasInstalledFirst() {
        Probe one = TestProbe.of(Seen.TYPE, c -> {}).named("test.a").whenThorough();
        Probe other = TestProbe.of(Seen.OTHER, c -> {}).named("test.b").whenThorough();
        assertEquals(Optional.of("test.a"), next(NOT_ASKED, List.of(one, other), BY_SEEN, BY_OTHER));
        assertEquals(Optional.of("test.a"), next(NOT_ASKED, List.of(other, one), BY_SEEN, BY_OTHER));
    }

    @Test
    void theStrongerOfTwoThatCostAsMuch() {
        Indication weak = CAUSE.speaksFor(Strength.WEAK, "other").from(Seen.OTHER);
        Probe seen = TestProbe.of(Seen.TYPE, c -> {}).whenThorough();
        Probe other = TestProbe.of(Seen.OTHER, c -> {}).whenThorough();
        assertEquals(Optional.of(seen.id()), next(NOT_ASKED, List.of(other, seen), BY_SEEN, weak));
    }

    @Test
    void theInsideWhenOnlyThatDecides() {
        CaseRecord record = Engine.record(Engine.missing(SEEN, Reason.NOT_REQUESTED),
                Engine.missing(INSIDE, Reason.NO_PROBE));
        Probe seen = TestProbe.of(Seen.TYPE, c -> {}).connecting(2).whenThorough();
        NextProbe next = diagnosis(record, List.of(seen), BY_SEEN, BY_INSIDE).next().orElseThrow();
        assertEquals(Optional.empty(), next.probe(), "nobody installed can look there");
        assertEquals("It would show whether this holds: the key was refused ...", next.why());
    }

    /** For a look from another client nobody needs access to the host. */
    @Test
    void ofEqualsForAPersonTheOneThatAsksLessOfThem() {
        CaseRecord record = Engine.record(Engine.missing(INSIDE, Reason.NO_PROBE),
                Engine.missing(Seen.TYPE.from(Vantage.CLIENT), Reason.NO_PROBE),
                Engine.missing(Seen.OTHER.from(Vantage.INSIDE), Reason.NO_PROBE));
        Indication client = CAUSE.speaksAgainst(Strength.DECISIVE, "client").from(Vantage.CLIENT, Seen.TYPE);
        Indication inside = CAUSE.speaksFor(Strength.DECISIVE, "log").from(Vantage.INSIDE, Seen.OTHER);
        assertEquals("It would show whether this holds, which would speak against \"test.a.title\": test.a.client",
                diagnosis(record, List.of(), BY_INSIDE, inside, client).next().orElseThrow().why());
    }

    @Test
    void whichWayItSpeaksWhereThatIsAgainst() {
        Indication against = CAUSE.speaksAgainst(Strength.DECISIVE, "inside").from(Vantage.INSIDE, Seen.THIRD);
        NextProbe next = diagnosis(Engine.record(Engine.missing(INSIDE, Reason.NO_PROBE)), List.of(), against).next()
                .orElseThrow();
        assertEquals("It would show whether this holds, which would speak against \"test.a.title\": the key was "
                + "refused ...", next.why());
    }

    @Test
    void whatTheWorkbenchCanDoItselfWhereBothDecide() {
        CaseRecord record = Engine.record(Engine.missing(SEEN, Reason.NOT_REQUESTED),
                Engine.missing(INSIDE, Reason.NO_PROBE));
        Probe seen = TestProbe.of(Seen.TYPE, c -> {}).connecting(9).whenThorough();
        Indication decisive = CAUSE.speaksAgainst(Strength.DECISIVE, "seen").from(Seen.TYPE);
        assertEquals(Optional.of(seen.id()), next(record, List.of(seen), decisive, BY_INSIDE));
    }

    @Test
    void nothingForAnIndicationThatNeedsAnotherBreak() {
        CaseRecord broken = Engine.record(Engine.observed(Seen.OTHER, new Seen("cut off")),
                Engine.missing(SEEN, Reason.NOT_REQUESTED));
        CaseRecord whole = Engine.record(Engine.observed(Seen.OTHER, Seen.FINE),
                Engine.missing(SEEN, Reason.NOT_REQUESTED));
        Probe seen = TestProbe.of(Seen.TYPE, c -> {}).whenThorough();
        List<Probe> probes = List.of(seen, TestProbe.seeing(Seen.OTHER));
        assertEquals(Optional.of(seen.id()), next(broken, probes, BY_SEEN.whenBrokenAt(Stage.TLS)));
        assertEquals(Optional.of(seen.id()), next(broken, probes,
                BY_SEEN.whenBrokenAt(Stage.NEGOTIATION, Stage.TLS)));
        assertEquals(Optional.empty(), diagnosis(broken, probes, BY_SEEN.whenBrokenAt(Stage.NEGOTIATION)).next());
        assertEquals(Optional.empty(), diagnosis(whole, probes, BY_SEEN.whenBrokenAt(Stage.TLS)).next());
    }

    @Test
    void theHandOfAPersonForTheLikeliestBeforeAProbeForAnother() {
        Cause leading = Cause.of("test.leading", Stage.TLS);
        Check first = TestCheck.finding(Finding.of(leading, Verdict.FAIL)
                .with(leading.speaksFor(Strength.STRONG, "sure")));
        Check second = TestCheck.finding(Finding.of(CAUSE, Verdict.FAIL)).indicating(BY_SEEN);
        Texts texts = new Texts(Map.of("test.leading.next", "Ask who owns it."));
        Probe seen = TestProbe.of(Seen.TYPE, c -> {}).whenThorough();
        NextProbe next = new Diagnostics(() -> Snapshot.of(List.of(seen), List.of(first, second), texts))
                .judge(NOT_ASKED, Optional.empty()).next().orElseThrow();
        assertEquals(new NextProbe(Optional.empty(), "Ask who owns it."), next);
    }

    @Test
    void noConnectionWhereEachMakesItWorse() {
        Cause limit = Cause.of("test.limit", Stage.NETWORK).explaining("kind:0x1").growingWithConnections();
        Indication lost = limit.speaksFor(Strength.MODERATE, "lost").from(Seen.TYPE);
        Indication stopped = limit.speaksFor(Strength.STRONG, "stopped").from(Seen.TYPE);
        Check first = TestCheck.finding(Finding.of(limit, Verdict.WARN).with(lost)).indicating(lost, stopped);
        Check twin = TestCheck.finding(Finding.of(CAUSE, Verdict.FAIL).with(CAUSE.speaksFor(Strength.MODERATE, "a")))
                .indicating(BY_SEEN, CAUSE.speaksFor(Strength.MODERATE, "a"));
        assertEquals(Optional.of(new NextProbe(Optional.empty(), "Wait.")), nextOf(Optional.empty(), first));
        assertEquals(Optional.of(new NextProbe(Optional.empty(), "Wait.")), nextOf(Optional.empty(), twin, first));
    }

    @Test
    void theSymptomAloneForbidsNoConnection() {
        Cause limit = Cause.of("test.limit", Stage.NETWORK).explaining("kind:0x1").growingWithConnections();
        Check check = TestCheck.finding(Finding.inconclusive(limit, List.of(SEEN)))
                .indicating(limit.speaksFor(Strength.STRONG, "stopped").from(Seen.TYPE));
        Symptom symptom = new Symptom("0x1", Set.of("kind:0x1"), Set.of());
        assertEquals(Optional.of("test.test.seen"), nextOf(Optional.of(symptom), check).orElseThrow().probe());
    }

    private static Optional<NextProbe> nextOf(Optional<Symptom> symptom, Check... checks) {
        Probe seen = TestProbe.of(Seen.TYPE, c -> {}).connecting(8).whenThorough();
        Texts texts = new Texts(Map.of("test.limit.next", "Wait."));
        return new Diagnostics(() -> Snapshot.of(List.of(seen), List.of(checks), texts)).judge(NOT_ASKED, symptom)
                .next();
    }

    @Test
    void nothingThatWasLookedAtAlready() {
        CaseRecord record = Engine.record(Engine.observed(Seen.TYPE, Seen.FINE),
                Engine.missing(OTHER, Reason.TIMED_OUT));
        List<Probe> probes = List.of(TestProbe.seeing(Seen.TYPE), TestProbe.seeing(Seen.OTHER));
        assertEquals(Optional.empty(), diagnosis(record, probes, BY_SEEN, BY_OTHER).next());
    }

    @Test
    void nothingForAnIndicationThatHoldsAlready() {
        Probe seen = TestProbe.of(Seen.TYPE, c -> {}).whenThorough();
        Check check = TestCheck.finding(Finding.of(CAUSE, Verdict.FAIL).with(BY_SEEN));
        assertEquals(Optional.empty(), Engine.with(List.of(seen), check).judge(NOT_ASKED, Optional.empty()).next());
    }

    @Test
    void nothingWhenNoCauseIsRanked() {
        Probe seen = TestProbe.of(Seen.TYPE, c -> {}).whenThorough();
        Check check = TestCheck.finding(Finding.of(CAUSE, Verdict.PASS)).indicating(BY_SEEN);
        assertEquals(Optional.empty(), Engine.with(List.of(seen), check).judge(NOT_ASKED, Optional.empty()).next());
    }

    private static Optional<String> next(CaseRecord record, List<Probe> probes, Indication... declared) {
        return diagnosis(record, probes, declared).next().orElseThrow().probe();
    }

    private static Diagnosis diagnosis(CaseRecord record, List<Probe> probes, Indication... declared) {
        Check check = TestCheck.finding(Finding.of(CAUSE, Verdict.FAIL)).indicating(declared);
        Texts texts = new Texts(Map.of("test.a.inside", "the key was refused {how}"));
        return new Diagnostics(() -> Snapshot.of(probes, List.of(check), texts)).judge(record, Optional.empty());
    }
}
