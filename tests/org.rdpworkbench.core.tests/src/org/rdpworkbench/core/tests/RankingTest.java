// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rdpworkbench.core.run.Diagnosis;
import org.rdpworkbench.core.run.Diagnosis.Contribution;
import org.rdpworkbench.core.run.Diagnosis.Ranked;
import org.rdpworkbench.core.run.Symptom;
import org.rdpworkbench.core.spi.Cause;
import org.rdpworkbench.core.spi.Check;
import org.rdpworkbench.core.spi.Finding;
import org.rdpworkbench.core.spi.Indication;
import org.rdpworkbench.core.spi.Stage;
import org.rdpworkbench.core.spi.Strength;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.core.spi.Verdict;

/** How findings become shares. */
final class RankingTest {

    private static final Cause A = Cause.of("test.a", Stage.TLS);
    private static final Cause B = Cause.of("test.b", Stage.TLS);

    @Test
    void oneModerateIndicationIsWorthAsMuchAsTheUnknown() {
        Diagnosis diagnosis = judge(finding(A, supports(A, Strength.MODERATE, "one")));
        assertEquals(0.5, share(diagnosis, A), 0.001);
        assertEquals(0.5, diagnosis.noneOfThese(), 0.001);
    }

    /** Each rounded to the nearest would be 94, 2 and 5 in the first case, and 43, 43 and 15 in the second. */
    @Test
    void peopleNeverReadMoreThanAHundredPercent() {
        assertEquals(List.of("94 %", "2 %", "4 %"), percents(0.938, 0.017, 0.045));
        assertEquals(List.of("42 %", "42 %", "15 %"), percents(0.425, 0.425, 0.15));
        assertEquals(List.of("33 %", "33 %", "33 %"), percents(0.333, 0.333, 0.333));
        assertEquals(List.of("100 %", "<1 %"), percents(0.997, 0.003));
        assertEquals(List.of("0 %", "100 %"), percents(0, 1));
    }

    /** Of causes with such shares and, the last, of none of them. */
    private static List<String> percents(double... shares) {
        int last = shares.length - 1;
        List<Ranked> causes = IntStream.range(0, last).mapToObj(i -> new Ranked(Cause.of("test.c" + i, Stage.TLS),
                shares[i], Verdict.FAIL, false, List.of())).toList();
        Diagnosis diagnosis = new Diagnosis(Target.of("host.example", 3389), Optional.empty(), Verdict.FAIL,
                Optional.empty(), "", List.of(), causes, shares[last], List.of(), List.of(), Optional.empty(),
                List.of(), List.of());
        return Stream.concat(causes.stream().map(diagnosis::percent), Stream.of(diagnosis.percentOfNone())).toList();
    }

    @Test
    void decisiveLeavesLittleToTheUnknown() {
        assertTrue(share(judge(finding(A, supports(A, Strength.DECISIVE, "one"))), A) > 0.95);
    }

    @Test
    void whatIsRuledOutFallsBehindEverything() {
        Diagnosis diagnosis = judge(
                finding(A, supports(A, Strength.STRONG, "one"), opposes(A, Strength.DECISIVE, "out")),
                finding(B, supports(B, Strength.WEAK, "one")));
        assertEquals(List.of(B, A), order(diagnosis));
        assertTrue(share(diagnosis, A) < 0.02);
    }

    @Test
    void ofOneGroupOnlyTheStrongestCounts() {
        Finding witness = finding(A, supports(A, Strength.MODERATE, "weaker").group("g2"),
                supports(A, Strength.STRONG, "stronger").group("g2"), opposes(A, Strength.WEAK, "against").group("g2"));
        Diagnosis diagnosis = judge(witness, finding(B, supports(B, Strength.STRONG, "alone")));
        assertEquals(share(diagnosis, B), share(diagnosis, A), "the same as the strongest alone");
        List<Contribution> because = ranked(diagnosis, A).because();
        assertEquals(List.of("test.a.stronger", "test.a.weaker", "test.a.against"),
                because.stream().map(c -> c.indication().key()).toList(), "all are shown, the heaviest first");
        assertEquals(List.of(true, false, false), because.stream().map(Contribution::counted).toList());
    }

    @Test
    void groupsAddUp() {
        Diagnosis diagnosis = judge(
                finding(A, supports(A, Strength.MODERATE, "one"), supports(A, Strength.MODERATE, "two")),
                finding(B, supports(B, Strength.STRONG, "both")));
        assertEquals(share(diagnosis, B), share(diagnosis, A), 0.001);
    }

    @Test
    void twinsStandEqualAndInAFixedOrder() {
        Diagnosis diagnosis = judge(finding(B, supports(B, Strength.MODERATE, "same")),
                finding(A, supports(A, Strength.MODERATE, "same")));
        assertEquals(share(diagnosis, A), share(diagnosis, B));
        assertEquals(List.of(A, B), order(diagnosis));
        assertEquals(1.0, share(diagnosis, A) + share(diagnosis, B) + diagnosis.noneOfThese(), 0.002);
    }

    @Test
    void sharesAndTheUnknownMakeAWhole() {
        Cause[] causes = {A, B, Cause.of("test.c", Stage.NAME), Cause.of("test.d", Stage.SESSION)};
        Strength[] strengths = Strength.values();
        Diagnosis diagnosis = judge(Arrays.stream(causes)
                .map(c -> finding(c, supports(c, strengths[Arrays.asList(causes).indexOf(c)], "it")))
                .toArray(Finding[]::new));
        double all = diagnosis.causes().stream().mapToDouble(Ranked::share).sum() + diagnosis.noneOfThese();
        assertEquals(1.0, all, 0.003);
        assertTrue(diagnosis.noneOfThese() > 0, "a share always stays for what nobody here knows");
    }

    @Test
    void aSupportedRefiningCauseTakesItsParentsShare() {
        Cause closer = Cause.of("test.a-closer", Stage.TLS).refining(A.id());
        Diagnosis alone = judge(finding(A, supports(A, Strength.STRONG, "it")));
        Diagnosis both = judge(finding(A, supports(A, Strength.STRONG, "it")),
                finding(closer, supports(closer, Strength.WEAK, "hint")));
        assertEquals(List.of(closer), order(both));
        assertEquals(share(alone, A), share(both, closer));
    }

    @Test
    void twoRefiningCausesPartTheShare() {
        Cause one = Cause.of("test.one", Stage.TLS).refining(A.id());
        Cause two = Cause.of("test.two", Stage.TLS).refining(A.id());
        Diagnosis alone = judge(finding(A, supports(A, Strength.STRONG, "it")));
        Diagnosis both = judge(finding(A, supports(A, Strength.STRONG, "it")),
                finding(one, supports(one, Strength.MODERATE, "hint")),
                finding(two, supports(two, Strength.MODERATE, "hint")));
        assertEquals(share(alone, A) / 2, share(both, one), 0.001);
        assertEquals(share(both, one), share(both, two));
    }

    @Test
    void aRefiningCauseThatNothingSpeaksForLeavesTheShareWithItsParent() {
        Cause closer = Cause.of("test.a-closer", Stage.TLS).refining(A.id());
        Symptom symptom = new Symptom("0x904", Set.of(), Set.of(A.id(), closer.id()));
        Diagnosis diagnosis = judge(symptom, finding(A, supports(A, Strength.STRONG, "it")),
                Finding.inconclusive(closer, List.of()));
        assertEquals(List.of(A), order(diagnosis));
        assertTrue(diagnosis.summary().contains(A.id()), diagnosis.summary());
    }

    @Test
    void refinementGoesOverSeveralStepsWhateverTheOrder() {
        Cause closer = Cause.of("test.closer", Stage.TLS).refining(A.id());
        Cause closest = Cause.of("test.closest", Stage.TLS).refining(closer.id());
        Finding[] findings = {finding(A, supports(A, Strength.STRONG, "it")),
            finding(closer, supports(closer, Strength.WEAK, "it")),
            finding(closest, supports(closest, Strength.WEAK, "it"))};
        assertEquals(List.of(closest), order(judge(findings[0], findings[1], findings[2])));
        assertEquals(List.of(closest), order(judge(findings[2], findings[1], findings[0])));
        assertEquals(List.of(closest), order(judge(findings[1], findings[2], findings[0])));
    }

    @Test
    void aShareGoesThroughALevelThatNothingSpeaksFor() {
        Cause closer = Cause.of("test.closer", Stage.TLS).refining(A.id());
        Cause closest = Cause.of("test.closest", Stage.TLS).refining(closer.id());
        Finding top = finding(A, supports(A, Strength.STRONG, "it"));
        Finding hint = finding(closest, supports(closest, Strength.WEAK, "hint"));
        double whole = share(judge(top), A);
        Symptom symptom = new Symptom("0x904", Set.of(), Set.of(closer.id()));
        for (Finding between : List.of(Finding.of(closer, Verdict.PASS), Finding.inconclusive(closer, List.of()),
                Finding.of(closer, Verdict.ERROR))) {
            for (Diagnosis diagnosis : List.of(judge(top, between, hint), judge(hint, between, top),
                    judge(symptom, between, hint, top))) {
                assertEquals(List.of(closest), order(diagnosis), between.toString());
                assertEquals(whole, share(diagnosis, closest), between.toString());
            }
        }
    }

    @Test
    void circlesAboveACauseHarmNobody() {
        Cause one = Cause.of("test.one", Stage.TLS).refining("test.two");
        Cause two = Cause.of("test.two", Stage.TLS).refining("test.one");
        Cause below = Cause.of("test.below", Stage.TLS).refining("test.one");
        Diagnosis diagnosis = judge(Finding.of(one, Verdict.PASS), Finding.of(two, Verdict.PASS),
                Finding.of(below, Verdict.FAIL));
        assertEquals(List.of(below), order(diagnosis));
    }

    @Test
    void circlesOfRefinementHarmNobody() {
        Cause self = Cause.of("test.self", Stage.TLS).refining("test.self");
        Cause one = Cause.of("test.one", Stage.TLS).refining("test.two");
        Cause two = Cause.of("test.two", Stage.TLS).refining("test.one");
        Diagnosis diagnosis = judge(Finding.of(self, Verdict.FAIL), Finding.of(one, Verdict.FAIL),
                Finding.of(two, Verdict.FAIL));
        assertEquals(List.of(one, self, two), order(diagnosis));
    }

    @Test
    void onlyWhatIsSupportedOrSuggestedIsRanked() {
        Finding[] findings = {
            Finding.of(A, Verdict.PASS).with(supports(A, Strength.STRONG, "it")),
            Finding.inconclusive(B, List.of()),
            Finding.inconclusive(Cause.of("test.c", Stage.TLS).explaining("disconnectReason:0x904"), List.of()),
            Finding.inconclusive(Cause.of("test.d", Stage.TLS), List.of()),
            Finding.of(Cause.of("test.e", Stage.TLS), Verdict.WARN),
            Finding.of(Cause.of("test.f", Stage.TLS), Verdict.ERROR)};
        assertEquals(List.of("test.e"), ids(judge(findings)));
        Symptom symptom = new Symptom("0x904", Set.of("disconnectReason:0x904"), Set.of("test.d"));
        assertEquals(List.of("test.c", "test.d", "test.e"), ids(judge(symptom, findings)));
    }

    @Test
    void aCauseBehindTheStageThatBrokeMayBeAConsequence() {
        Cause later = Cause.of("test.later", Stage.AUTHENTICATION);
        Check check = TestCheck.finding(finding(A, supports(A, Strength.WEAK, "it")),
                finding(later, supports(later, Strength.STRONG, "it")));
        Diagnosis diagnosis = Engine.with(List.of(TestProbe.seeing(Seen.TYPE)), check).judge(
                Engine.record(Engine.observed(Seen.TYPE, new Seen("closed after ClientHello"))), Optional.empty());
        assertTrue(ranked(diagnosis, later).consequence());
        assertFalse(ranked(diagnosis, A).consequence());
        assertTrue(diagnosis.summary().endsWith("likeliest cause: test.a.title."), diagnosis.summary());
    }

    @Test
    void aWarningTakesNoShareFromWhatEndsTheConnection() {
        Finding warning = finding(B, supports(B, Strength.DECISIVE, "it")).as(Verdict.WARN);
        double alone = share(judge(finding(A, supports(A, Strength.WEAK, "it"))), A);
        Diagnosis both = judge(finding(A, supports(A, Strength.WEAK, "it")), warning);
        assertEquals(List.of(A, B), order(both), "it is listed, behind all that can end the connection");
        assertEquals(alone, share(both, A));
        assertEquals(0, share(both, B));
        assertTrue(share(judge(warning), B) > 0.9, "where nothing fails it is all there is");
    }

    @Test
    void aWarningThatRefinesWhatFailsLeavesTheShareThere() {
        Cause closer = Cause.of("test.a-closer", Stage.TLS).refining(A.id());
        Finding failing = finding(A, supports(A, Strength.STRONG, "it"));
        Finding warning = finding(closer, supports(closer, Strength.STRONG, "it")).as(Verdict.WARN);
        Diagnosis both = judge(failing, warning);
        assertEquals(List.of(A, closer), order(both));
        assertEquals(share(judge(failing), A), share(both, A));
        assertEquals(0, share(both, closer));
    }

    @Test
    void aWarningTakesNoShareWhereTheConnectionBreaks() {
        Finding warning = finding(B, supports(B, Strength.STRONG, "it")).as(Verdict.WARN);
        Diagnosis broken = Engine.with(List.of(TestProbe.seeing(Seen.TYPE)), TestCheck.finding(warning)).judge(
                Engine.record(Engine.observed(Seen.TYPE, new Seen("cut off"))), Optional.empty());
        assertEquals(0, share(broken, B));
        assertEquals(1, broken.noneOfThese());
        assertTrue(broken.summary().endsWith("no installed plugin names a cause."), broken.summary());
    }

    private static Finding finding(Cause cause, Indication... held) {
        Finding finding = Finding.of(cause, Verdict.FAIL);
        for (Indication indication : held) {
            finding = finding.with(indication);
        }
        return finding;
    }

    private static Indication supports(Cause cause, Strength strength, String name) {
        return cause.speaksFor(strength, name);
    }

    private static Indication opposes(Cause cause, Strength strength, String name) {
        return cause.speaksAgainst(strength, name);
    }

    private static Diagnosis judge(Finding... findings) {
        return Engine.judge(Engine.record(), TestCheck.finding(findings));
    }

    private static Diagnosis judge(Symptom symptom, Finding... findings) {
        return Engine.with(List.of(), TestCheck.finding(findings)).judge(Engine.record(), Optional.of(symptom));
    }

    private static Ranked ranked(Diagnosis diagnosis, Cause cause) {
        return diagnosis.causes().stream().filter(r -> r.cause().equals(cause)).findFirst().orElseThrow();
    }

    private static double share(Diagnosis diagnosis, Cause cause) {
        return ranked(diagnosis, cause).share();
    }

    private static List<Cause> order(Diagnosis diagnosis) {
        return diagnosis.causes().stream().map(Ranked::cause).toList();
    }

    private static List<String> ids(Diagnosis diagnosis) {
        return order(diagnosis).stream().map(Cause::id).sorted().toList();
    }
}
