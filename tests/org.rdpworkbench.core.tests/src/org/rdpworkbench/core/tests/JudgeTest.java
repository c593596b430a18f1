// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.rdpworkbench.core.run.CaseRecord;
import org.rdpworkbench.core.run.Diagnosis;
import org.rdpworkbench.core.run.Json;
import org.rdpworkbench.core.run.Symptom;
import org.rdpworkbench.core.spi.CaseFile;
import org.rdpworkbench.core.spi.Cause;
import org.rdpworkbench.core.spi.Check;
import org.rdpworkbench.core.spi.Evidence;
import org.rdpworkbench.core.spi.EvidenceKey;
import org.rdpworkbench.core.spi.Fact;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.core.spi.Finding;
import org.rdpworkbench.core.spi.Reason;
import org.rdpworkbench.core.spi.Rung;
import org.rdpworkbench.core.spi.Source;
import org.rdpworkbench.core.spi.Stage;
import org.rdpworkbench.core.spi.Strength;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.core.spi.Verdict;

/** Checks that break, hang or lie cost their own result; verdicts follow from findings and ladder. */
final class JudgeTest {

    private static final Cause GOOD = Cause.of("test.good", Stage.TLS);
    private static final Cause BAD = Cause.of("test.bad", Stage.TLS);
    private static final Check WITNESS = TestCheck.finding(Finding.of(GOOD, Verdict.WARN));

    private static final CaseRecord FINE = Engine.record(Engine.observed(Seen.TYPE, Seen.FINE));

    @Test
    void aCheckThatThrows() {
        assertOnlyItsOwnResultIsLost("broke: java.lang.IllegalStateException: oops", e -> {
            throw new IllegalStateException("oops");
        });
    }

    @Test
    void aCheckThatLacksAClass() {
        assertOnlyItsOwnResultIsLost("broke: java.lang.NoClassDefFoundError: gone/Away", e -> {
            throw new NoClassDefFoundError("gone/Away");
        });
    }

    @Test
    void aCheckThatOverflowsTheStack() {
        assertOnlyItsOwnResultIsLost("broke: java.lang.StackOverflowError", JudgeTest::again);
    }

    private static List<Finding> again(CaseFile evidence) {
        List<Finding> deeper = again(evidence);
        return deeper.isEmpty() ? List.of() : deeper;
    }

    @Test
    void aCheckThatHangs() {
        CountDownLatch over = new CountDownLatch(1);
        assertOnlyItsOwnResultIsLost("did not come back in time and was left behind", e -> {
            boolean ended = false;
            while (!ended) {
                try {
                    over.await();
                    ended = true;
                } catch (InterruptedException ignored) {
                    // This is the hanging check: it does not listen.
                }
            }
            return List.of();
        });
        over.countDown();
    }

    @Test
    void aCheckThatReturnsNothing() {
        assertOnlyItsOwnResultIsLost("broke: java.lang.NullPointerException: no list of findings", e -> null);
    }

    @Test
    void aCheckThatJudgesWhatItDidNotDeclare() {
        assertOnlyItsOwnResultIsLost("judged test.other twice or without declaring it",
                e -> List.of(Finding.of(Cause.of("test.other", Stage.TLS), Verdict.FAIL)));
    }

    @Test
    void aCheckThatJudgesTwice() {
        assertOnlyItsOwnResultIsLost("judged test.bad twice or without declaring it",
                e -> List.of(Finding.of(BAD, Verdict.FAIL), Finding.of(BAD, Verdict.PASS)));
    }

    @Test
    void aCheckThatUsesAnIndicationWithoutDeclaringIt() {
        assertOnlyItsOwnResultIsLost("used the indication test.bad.invented without declaring it", e -> List.of(
                Finding.of(BAD, Verdict.FAIL).with(BAD.speaksFor(Strength.DECISIVE, "invented"))));
    }

    @Test
    void aCheckThatLooksAtAFactWithoutDeclaringIt() {
        assertOnlyItsOwnResultIsLost("broke: java.lang.IllegalStateException: looked at test.Seen without declaring it",
                e -> e.find(Seen.TYPE).isPresent() ? List.of() : List.of());
    }

    @Test
    void aCheckThatJudgesAnothersCause() {
        Check thief = TestCheck.finding(Finding.of(GOOD, Verdict.FAIL));
        Diagnosis diagnosis = Engine.judge(FINE, WITNESS, thief);
        assertEquals(Verdict.WARN, diagnosis.finding("test.good").orElseThrow().verdict());
        assertEquals(1, diagnosis.findings().size());
        assertTrue(diagnosis.problems().getFirst().endsWith("judges test.good, which another one judges already."));
    }

    private static void assertOnlyItsOwnResultIsLost(String how,
            Function<CaseFile, List<Finding>> judgement) {
        Diagnosis diagnosis = Engine.judge(FINE, TestCheck.of(BAD, judgement), WITNESS);
        assertEquals(Verdict.ERROR, diagnosis.finding("test.bad").orElseThrow().verdict());
        assertEquals(Verdict.WARN, diagnosis.finding("test.good").orElseThrow().verdict());
        assertEquals(List.of("The check TestCheck of plugin " + TestCheck.class.getName() + " " + how + "."),
                diagnosis.problems());
        assertTrue(diagnosis.incomplete());
        assertFalse(diagnosis.causes().stream().anyMatch(r -> r.cause().equals(BAD)), "never a failing cause");
    }

    @Test
    void withoutWhatItNeedsItIsInconclusiveAndSaysWhatIsMissing() {
        Check check = TestCheck.of(BAD, e -> List.of(Finding.of(BAD, Verdict.FAIL)))
                .needing(Seen.TYPE, Seen.THIRD, Seen.OTHER);
        CaseRecord record = Engine.record(Engine.observed(Seen.TYPE, Seen.FINE),
                Engine.missing(Seen.OTHER.from(Vantage.HERE), Reason.TIMED_OUT));
        Finding finding = Engine.judge(record, check).finding("test.bad").orElseThrow();
        assertEquals(Verdict.INCONCLUSIVE, finding.verdict());
        assertEquals(List.of(Seen.OTHER.from(Vantage.HERE), Seen.THIRD.from(Vantage.HERE)), finding.missing());
    }

    @Test
    void aSilentCheckPassesItsCauses() {
        Diagnosis diagnosis = judgeSeen(FINE, TestCheck.of(BAD, e -> List.of()));
        assertEquals(Verdict.PASS, diagnosis.finding("test.bad").orElseThrow().verdict());
        assertEquals(Verdict.PASS, diagnosis.verdict());
        assertEquals(Optional.empty(), diagnosis.stage());
        assertFalse(diagnosis.incomplete());
    }

    @Test
    void aCheckSeesWhatItUsesFromEveryVantage() {
        EvidenceKey inside = Seen.TYPE.from(Vantage.INSIDE);
        CaseRecord record = Engine.record(new Evidence.Observed(inside, 1,
                Json.tree(new Seen("inside")), Source.engine(Engine.BEGAN)));
        Check check = TestCheck.of(BAD, e -> List.of(Finding.of(BAD, Verdict.FAIL)
                .value("seen", e.find(Seen.TYPE, Vantage.INSIDE).orElseThrow().text()))).using(inside);
        assertEquals(Map.of("seen", "inside"),
                Engine.judge(record, check).finding("test.bad").orElseThrow().values());
    }

    @Test
    void theLadderAloneMakesItFail() {
        Diagnosis diagnosis = judgeSeen(Engine.record(Engine.observed(Seen.TYPE, new Seen("cut off"))));
        assertEquals(Verdict.FAIL, diagnosis.verdict());
        assertEquals(Optional.of(Stage.TLS), diagnosis.stage());
        assertEquals("The connection breaks at TLS: cut off; no installed plugin names a cause.", diagnosis.summary());
    }

    @Test
    void aWarningDoesNotFail() {
        assertEquals(Verdict.WARN, judgeSeen(FINE, WITNESS).verdict());
    }

    @Test
    void aSymptomThatDoesNotShowIsNotReproduced() {
        Symptom symptom = new Symptom("0x904", Set.of("disconnectReason:0x904"), Set.of());
        Diagnosis diagnosis = Engine.with(List.of(TestProbe.seeing(Seen.TYPE)), WITNESS)
                .judge(FINE, Optional.of(symptom));
        assertEquals(Verdict.NOT_REPRODUCED, diagnosis.verdict());
        assertEquals(Optional.of("0x904"), diagnosis.symptom());
        assertTrue(diagnosis.incomplete());
    }

    @Test
    void aWarningThatExplainsTheSymptomIsNamedInPlaceOfNotReproduced() {
        Symptom symptom = new Symptom("0x904", Set.of(), Set.of(GOOD.id()));
        for (Strength strength : List.of(Strength.WEAK, Strength.MODERATE)) {
            boolean explained = strength == Strength.MODERATE;
            Check check = TestCheck.finding(Finding.of(GOOD, Verdict.WARN).with(GOOD.speaksFor(strength, "it")));
            Diagnosis diagnosis = Engine.with(List.of(TestProbe.seeing(Seen.TYPE)), check)
                    .judge(FINE, Optional.of(symptom));
            assertEquals(explained ? Verdict.WARN : Verdict.NOT_REPRODUCED, diagnosis.verdict());
            assertEquals(explained ? "The connection gets as far as TLS (done); the failure that was reported does "
                    + "not show from here, and this would explain it: test.good.title." : "The connection gets as far "
                    + "as TLS (done); the failure that was reported does not show from here.", diagnosis.summary());
            assertTrue(diagnosis.incomplete(), "it was not seen all the same");
        }
    }

    @Test
    void whatHasNoMeaningForTheHostIsNotRankedForASymptom() {
        Symptom symptom = new Symptom("0x904", Set.of(), Set.of(BAD.id()));
        EvidenceKey other = Seen.OTHER.from(Vantage.HERE);
        EvidenceKey third = Seen.THIRD.from(Vantage.HERE);
        Check needing = TestCheck.of(BAD, e -> List.of()).needing(Seen.OTHER, Seen.THIRD);
        Check lacking = TestCheck.finding(Finding.inconclusive(BAD, List.of(other)));
        Check lackingMore = TestCheck.finding(Finding.inconclusive(BAD, List.of(other, third)));
        Evidence meaningless = missing(other, Reason.NOT_APPLICABLE, Optional.of(Seen.TYPE.from(Vantage.HERE)));
        Evidence behind = missing(third, Reason.PREREQUISITE, Optional.of(other));
        assertEquals(List.of(), ranked(symptom, needing, meaningless));
        assertEquals(List.of(), ranked(symptom, lacking, meaningless));
        assertEquals(List.of(), ranked(symptom, lackingMore, meaningless, behind));
        assertEquals(List.of(BAD), ranked(symptom, lackingMore, meaningless));
        assertEquals(List.of(BAD), ranked(symptom, lacking, missing(other, Reason.NOT_REQUESTED, Optional.empty())));
        assertEquals(List.of(BAD), ranked(symptom, lacking, missing(other, Reason.NOT_APPLICABLE, Optional.empty())),
                "nothing that was seen of the host says so");
    }

    private static Evidence missing(EvidenceKey key, Reason reason, Optional<EvidenceKey> because) {
        return new Evidence.Missing(key, reason, "", because, Source.engine(Engine.BEGAN));
    }

    private static List<Cause> ranked(Symptom symptom, Check check, Evidence... missing) {
        List<Evidence> all = new ArrayList<>(List.of(missing));
        all.add(Engine.observed(Seen.TYPE, Seen.FINE));
        return Engine.with(List.of(TestProbe.seeing(Seen.TYPE)), check)
                .judge(Engine.record(all.toArray(Evidence[]::new)), Optional.of(symptom)).causes().stream()
                .map(Diagnosis.Ranked::cause).toList();
    }

    @Test
    void missingEvidenceThatWasAskedForMakesItInconclusive() {
        for (Reason reason : Reason.values()) {
            Diagnosis diagnosis = judgeSeen(Engine.record(Engine.observed(Seen.TYPE, Seen.FINE),
                    Engine.missing(Seen.OTHER.from(Vantage.HERE), reason)));
            assertEquals(reason.incomplete() ? Verdict.INCONCLUSIVE : Verdict.PASS, diagnosis.verdict(), reason.name());
        }
    }

    /** A fact that lacks a part of what was asked for. */
    record Half(boolean partial) implements Fact {

        static final FactType<Half> TYPE = new FactType<>("test.Half", 1, Half.class);

        @Override
        public List<Rung> rungs() {
            return List.of(Rung.passed(Stage.TLS, "done", 1));
        }
    }

    @Test
    void aFactThatLacksAPartMakesItInconclusiveButDoesNotHideAFailure() {
        for (boolean partial : List.of(true, false)) {
            CaseRecord record = Engine.record(new Evidence.Observed(Half.TYPE.from(Vantage.HERE), 1,
                    Json.tree(new Half(partial)), Source.engine(Engine.BEGAN)));
            List<TestProbe> probes = List.of(TestProbe.of(Half.TYPE, context -> {}));
            assertEquals(partial ? Verdict.INCONCLUSIVE : Verdict.WARN,
                    Engine.with(probes, WITNESS).judge(record, Optional.empty()).verdict());
            Check failing = TestCheck.finding(Finding.of(GOOD, Verdict.FAIL));
            assertEquals(Verdict.FAIL, Engine.with(probes, failing).judge(record, Optional.empty()).verdict());
        }
    }

    @Test
    void nothingSeenIsInconclusive() {
        assertEquals(Verdict.INCONCLUSIVE, judgeSeen(Engine.record()).verdict());
    }

    @Test
    void aDamagedFactIsNamedAndTheRestIsJudged() {
        EvidenceKey key = Seen.OTHER.from(Vantage.HERE);
        Evidence damaged = new Evidence.Observed(key, 1, JsonNodeFactory.instance.arrayNode(),
                Source.engine(Engine.BEGAN));
        Diagnosis diagnosis = Engine.with(List.of(TestProbe.seeing(Seen.TYPE), TestProbe.seeing(Seen.OTHER)), WITNESS)
                .judge(Engine.record(damaged, Engine.observed(Seen.TYPE, new Seen("cut off"))), Optional.empty());
        assertTrue(diagnosis.problems().getFirst().startsWith("The fact test.Other cannot be used: "),
                diagnosis.problems().toString());
        assertEquals(Optional.of(Stage.TLS), diagnosis.stage());
        assertEquals(Verdict.WARN, diagnosis.finding("test.good").orElseThrow().verdict());
    }

    @Test
    void aFactWhoseLadderBreaksIsNamed() {
        EvidenceKey key = Seen.OTHER.from(Vantage.HERE);
        Evidence damaged = new Evidence.Observed(key, 1, JsonNodeFactory.instance.objectNode(),
                Source.engine(Engine.BEGAN));
        Diagnosis diagnosis = Engine.with(List.of(TestProbe.seeing(Seen.OTHER)), WITNESS)
                .judge(Engine.record(damaged), Optional.empty());
        assertEquals(1, diagnosis.problems().size(), "its text is null, so it cannot say whether it is empty");
    }

    @Test
    void aSecondJudgementIsTheSame() {
        Check check = new TestCheck(Set.of(GOOD, BAD, Cause.of("test.x", Stage.NAME), Cause.of("test.y", Stage.NAME)),
                Set.of(), Set.of(Seen.THIRD), Set.of(), e -> List.of());
        assertEquals(Engine.judge(FINE, check).findings().toString(), "[test.bad INCONCLUSIVE [], "
                + "test.good INCONCLUSIVE [], test.x INCONCLUSIVE [], test.y INCONCLUSIVE []]");
    }

    private static Diagnosis judgeSeen(CaseRecord record, Check... checks) {
        return Engine.with(List.of(TestProbe.seeing(Seen.TYPE)), checks).judge(record, Optional.empty());
    }
}
