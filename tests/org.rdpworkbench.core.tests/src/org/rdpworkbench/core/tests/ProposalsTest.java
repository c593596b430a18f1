// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rdpworkbench.core.run.Diagnosis;
import org.rdpworkbench.core.run.Diagnostics;
import org.rdpworkbench.core.run.Snapshot;
import org.rdpworkbench.core.run.Snapshot.Contribution;
import org.rdpworkbench.core.run.Texts;
import org.rdpworkbench.core.spi.CaseFile;
import org.rdpworkbench.core.spi.Cause;
import org.rdpworkbench.core.spi.Change;
import org.rdpworkbench.core.spi.EvidenceKey;
import org.rdpworkbench.core.spi.Finding;
import org.rdpworkbench.core.spi.FixPlan;
import org.rdpworkbench.core.spi.Fixer;
import org.rdpworkbench.core.spi.Refusal;
import org.rdpworkbench.core.spi.SettingValue;
import org.rdpworkbench.core.spi.Stage;
import org.rdpworkbench.core.spi.Strength;
import org.rdpworkbench.core.spi.Verdict;

/** Plans of fixers, good and bad. */
final class ProposalsTest {

    private static final Cause BROKEN = Cause.of("test.broken", Stage.TLS);
    private static final String RDP = "registry:HKLM\\RDP-Tcp\\";
    private static final FixPlan MORE = plan("more", RDP + "SecurityLayer", 2);

    @Test
    void plansStandInTheDiagnosis() {
        assertEquals(List.of(MORE), diagnosis(Verdict.FAIL, fixer(e -> List.of(MORE))).plans());
        assertEquals(List.of(MORE), diagnosis(Verdict.WARN, fixer(e -> List.of(MORE))).plans());
    }

    @ParameterizedTest
    @EnumSource(names = {"PASS", "INCONCLUSIVE"})
    void whatWasNotFoundIsNotRepaired(Verdict verdict) {
        assertEquals(List.of(), diagnosis(verdict, fixer(e -> List.of(MORE))).plans());
    }

    @Test
    void whatIsNeverDoneIsLeftOutAndNamed() {
        refused(fixer(e -> List.of(MORE, plan("less", RDP + "SecurityLayer", 0))),
                "proposed to change registry:HKLM\\RDP-Tcp\\SecurityLayer, which is never done (SecurityLayer 0 gives"
                        + " up TLS); its plan is left out.", List.of(MORE));
    }

    @Test
    void whatWasNotDeclaredIsLeftOutAndNamed() {
        refused(fixer(e -> List.of(plan("other", "registry:HKLM\\Other\\Value", 1))),
                "proposed to change registry:HKLM\\Other\\Value without declaring it; its plan is left out.",
                List.of());
        refused(fixer(e -> List.of(FixPlan.of("test.other", "x", FixPlan.Security.SAME)
                .then(MORE.changes().getFirst()))),
                "proposed a plan for test.other with 1 changes; its plan is left out.", List.of());
        refused(fixer(e -> List.of(FixPlan.of(BROKEN.id(), "x", FixPlan.Security.SAME))),
                "proposed a plan for test.broken with 0 changes; its plan is left out.", List.of());
    }

    @Test
    void whatBreaksIsSaidAndTheDiagnosisStands() {
        refused(fixer(e -> {
            throw new NoClassDefFoundError("gone");
        }), "broke: java.lang.NoClassDefFoundError: gone.", List.of());
        refused(fixer(e -> e.find(Seen.TYPE).map(seen -> List.of(MORE)).orElseThrow()),
                "broke: java.lang.IllegalStateException: looked at test.Seen without declaring it.", List.of());
        refused(fixer(e -> null), "broke: java.lang.NullPointerException: no list of plans.", List.of());
    }

    @Test
    void whatHangsIsLeftBehind() {
        refused(fixer(e -> {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException left) {
                Thread.currentThread().interrupt();
            }
            return List.of(MORE);
        }), "did not come back in time and was left behind.", List.of());
    }

    /** A run with a snapshot judges many hosts, and judges each more than once. */
    @Test
    void aFixerIsAskedOnceWhatItDoes() {
        List<String> asked = new ArrayList<>();
        Snapshot snapshot = snapshot(Verdict.FAIL, new Proposing(e -> List.of(MORE), Optional.empty()) {

            @Override
            public Set<String> writes() {
                asked.add(Thread.currentThread().getName());
                return super.writes();
            }
        });
        assertEquals(List.of(MORE), diagnosis(snapshot).plans());
        assertEquals(List.of(MORE), diagnosis(snapshot).plans());
        assertTrue(snapshot.fixes(BROKEN.id()));
        assertEquals(List.of("declaration of a plugin"), asked);
    }

    /** Nobody waits for an answer any more, and the fixer is not to blame. */
    @Test
    void whoeverIsCancelledBlamesNoDeclaration() {
        Snapshot snapshot = snapshot(Verdict.FAIL, fixer(e -> List.of(MORE)));
        Thread.currentThread().interrupt();
        List<String> problems = new ArrayList<>();
        assertEquals(1, snapshot.usable(problems).fixers().size());
        assertTrue(Thread.interrupted());
        assertEquals(List.of(), problems);
    }

    @Test
    void whyThereIsNoPlanStandsInTheDiagnosis() {
        Refusal refusal = Refusal.of(BROKEN.id(), "policy").value("policy", "a group policy");
        Diagnosis diagnosis = diagnosis(Verdict.FAIL, new Proposing(e -> List.of(), Optional.of(refusal)));
        assertEquals("test.broken.refused-policy", diagnosis.refusals().getFirst().key());
        assertEquals(Map.of("policy", "a group policy"), diagnosis.refusals().getFirst().values());
        assertEquals(List.of(), diagnosis.problems(), "it is a finding, and no error");
        // Where there is a plan, or nothing is wrong, nobody asks.
        assertEquals(List.of(), diagnosis(Verdict.FAIL, new Proposing(e -> List.of(MORE), Optional.of(refusal)))
                .refusals());
        assertEquals(List.of(), diagnosis(Verdict.PASS, new Proposing(e -> List.of(), Optional.of(refusal)))
                .refusals());
    }

    @Test
    void nobodySpeaksForAnotherCause() {
        Diagnosis diagnosis = diagnosis(Verdict.FAIL,
                new Proposing(e -> List.of(), Optional.of(Refusal.of("test.other", "policy"))));
        assertEquals(List.of(), diagnosis.refusals());
        assertEquals(List.of("The fixer Proposing of plugin test.plugin said why nothing is done about test.other; "
                + "that is left out."), diagnosis.problems());
    }

    @Test
    void valuesKeepTheirBytesAndHaveWords() {
        assertEquals("3d0d0000", SettingValue.dword(3389).hex());
        assertEquals("4294967295", SettingValue.dword(-1).words());
        assertEquals("\"NT5DS\"", SettingValue.text("NT5DS").words());
        assertEquals("REG_BINARY 00ff", SettingValue.of("REG_BINARY", new byte[] {0, -1}).words());
        assertEquals("REG_DWORD 01", SettingValue.of("REG_DWORD", new byte[] {1}).words());
        assertEquals("not there", SettingValue.ABSENT.words());
    }

    private static void refused(Fixer fixer, String why, List<FixPlan> left) {
        Diagnosis diagnosis = diagnosis(Verdict.FAIL, fixer);
        assertEquals(left, diagnosis.plans());
        assertEquals(List.of("The fixer " + fixer.getClass().getSimpleName() + " of plugin test.plugin " + why),
                diagnosis.problems());
        assertEquals(Verdict.FAIL, diagnosis.verdict());
    }

    private static FixPlan plan(String name, String target, int value) {
        return FixPlan.of(BROKEN.id(), name, FixPlan.Security.STRONGER)
                .then(new Change.Set(target, Optional.empty(), SettingValue.dword(value)));
    }

    private static Diagnosis diagnosis(Verdict verdict, Fixer fixer) {
        return diagnosis(snapshot(verdict, fixer));
    }

    private static Diagnosis diagnosis(Snapshot snapshot) {
        return Diagnostics.judge(snapshot, Engine.record(Engine.observed(Seen.TYPE, Seen.FINE)), Optional.empty());
    }

    private static Snapshot snapshot(Verdict verdict, Fixer fixer) {
        TestCheck check = TestCheck.finding(Finding.of(BROKEN, verdict)
                .with(BROKEN.speaksFor(Strength.STRONG, "seen").from(Seen.TYPE)));
        return new Snapshot(List.of(), List.of(Contribution.of(check)), List.of(),
                List.of(new Contribution<>(fixer, "test.plugin", "1", 0, () -> true)), new Texts(Map.of()));
    }

    private static Fixer fixer(Function<CaseFile, List<FixPlan>> proposing) {
        return new Proposing(proposing, Optional.empty());
    }

    private static class Proposing implements Fixer {

        private final Function<CaseFile, List<FixPlan>> plans;
        private final Optional<Refusal> refusal;

        Proposing(Function<CaseFile, List<FixPlan>> plans, Optional<Refusal> refusal) {
            this.plans = plans;
            this.refusal = refusal;
        }

        @Override
        public String cause() {
            return BROKEN.id();
        }

        @Override
        public Set<String> writes() {
            return Set.of(RDP + "*");
        }

        @Override
        public Set<EvidenceKey> uses() {
            return Set.of();
        }

        @Override
        public List<FixPlan> propose(Finding finding, CaseFile evidence) {
            return plans.apply(evidence);
        }

        @Override
        public Optional<Refusal> refusal(Finding finding, CaseFile evidence) {
            return refusal;
        }
    }
}
