// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.integration;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rdpworkbench.core.run.CaseRecord;
import org.rdpworkbench.core.run.Declared;
import org.rdpworkbench.core.run.Diagnosis;
import org.rdpworkbench.core.run.NarrowedCase;
import org.rdpworkbench.core.run.Snapshot.Contribution;
import org.rdpworkbench.core.run.Texts;
import org.rdpworkbench.core.spi.CaseFile;
import org.rdpworkbench.core.spi.Change;
import org.rdpworkbench.core.spi.EvidenceKey;
import org.rdpworkbench.core.spi.Finding;
import org.rdpworkbench.core.spi.FixPlan;
import org.rdpworkbench.core.spi.Fixer;
import org.rdpworkbench.core.spi.Refusal;
import org.rdpworkbench.core.spi.Verdict;

/**
 * Every fixer that the source tree holds against the list of what is never done: with all that the engine would let it
 * propose, and with what it proposes of every recorded case and many insides of its host.
 */
final class FixersTest {

    /** By the name of its class and why: fixers for which no case here is bad enough that they propose something. */
    private static final Map<String, String> WITHOUT_A_CASE = Map.of();

    private static final String KEYS = "C:\\ProgramData\\Microsoft\\Crypto\\RSA\\MachineKeys";

    private static List<Fixer> fixers() {
        return Workbench.diagnostics().snapshot().fixers().stream().map(Contribution::service).toList();
    }

    private static Fixer asking(Set<String> writes, String cause) {
        return new Fixer() {

            @Override
            public String cause() {
                return cause;
            }

            @Override
            public Set<String> writes() {
                return writes;
            }

            @Override
            public Set<EvidenceKey> uses() {
                return Set.of();
            }

            @Override
            public List<FixPlan> propose(Finding finding, CaseFile evidence) {
                return List.of();
            }
        };
    }

    private static FixPlan plan(String cause, Change change) {
        return FixPlan.of(cause, "never", FixPlan.Security.SAME).then(change);
    }

    static List<Change> forbidden() {
        return Never.all();
    }

    /** Also where it declares the setting, since there is a good value for it. */
    @ParameterizedTest
    @MethodSource("forbidden")
    void theEngineRefusesItOfEveryFixer(Change change) {
        for (Fixer fixer : fixers()) {
            assertTrue(Declared.fault(plan(fixer.cause(), change), fixer).isPresent(),
                    () -> fixer.getClass() + " could propose " + change);
        }
        // Also of one that declares everything.
        Fixer any = asking(Set.of("*"), "test.any");
        String fault = Declared.fault(plan("test.any", change), any).orElse("");
        assertTrue(fault.contains("which is never done"), () -> change + ": " + fault);
        assertTrue(Never.is(change), "and it would be seen if it were proposed");
    }

    /** Nor for a while, but for NLA at the host itself, where that is known to have been on. */
    @ParameterizedTest
    @MethodSource("forbidden")
    void theEngineRefusesItAsATestAsWell(Change change) {
        FixPlan test = FixPlan.of("test.any", "never", FixPlan.Security.WEAKER).then(change).asTimedTest();
        assertTrue(Declared.fault(test, asking(Set.of("*"), "test.any")).isPresent(), () -> test + " is let through");
        assertTrue(Never.in(test));
    }

    /** "NLA off for good" is never done, and for a while only in a plan that says so in every way. */
    @Test
    void nlaIsOffInATestOnly() {
        Fixer any = asking(Set.of("*"), "test.any");
        FixPlan good = FixPlan.of("test.any", "never", FixPlan.Security.WEAKER).then(Never.inATest());
        for (FixPlan plan : List.of(good, good.afterRestart(), good.interrupting(),
                plan("test.any", Never.inATest()).asTimedTest(), good.asTimedTest().afterRestart())) {
            assertTrue(Declared.fault(plan, any).orElse("").contains("which is never done"), plan::toString);
            assertTrue(Never.in(plan));
        }
        assertEquals(Optional.empty(), Declared.fault(good.asTimedTest(), any));
        assertFalse(Never.in(good.asTimedTest()));
    }

    @Test
    void noFixerDeclaresWhatHasNoGoodValue() {
        for (Fixer fixer : fixers()) {
            for (Change change : Never.whatever()) {
                assertFalse(fixer.writes().stream().anyMatch(written -> covers(written, change.target())),
                        () -> fixer.getClass() + " declares " + change.target());
            }
        }
    }

    /** Spelt in any case, as Windows reads it. */
    private static boolean covers(String written, String target) {
        String one = written.toLowerCase(Locale.ROOT);
        String other = target.toLowerCase(Locale.ROOT);
        return one.endsWith("*") ? other.startsWith(one.substring(0, one.length() - 1)) : other.equals(one);
    }

    /**
     * What came of all cases; each is judged once for all tests.
     *
     * @param faults of plans
     * @param without fixers that propose nothing in any case
     * @param unnamed words of refusals that do not tell whose it is
     * @param silent fixers that refuse nothing in any case
     */
    private record Said(Set<String> faults, Set<String> without, Set<String> unnamed, Set<String> silent) {

        static Said ofAllCases() throws Exception {
            Said said = new Said(new TreeSet<>(), new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
            fixers().forEach(fixer -> said.without().add(name(fixer)));
            fixers().forEach(fixer -> said.silent().add(name(fixer)));
            for (CaseRecord record : cases()) {
                Diagnosis diagnosis = Workbench.diagnostics().judge(record, Optional.empty());
                said.faults().addAll(diagnosis.problems());
                proposed(diagnosis, record).forEach((fixer, plans) -> {
                    said.without().remove(name(fixer));
                    plans.forEach(plan -> said.faults().addAll(FixersTest.faults(fixer, plan)));
                });
                diagnosis.refusals().forEach(said::refused);
            }
            return said;
        }

        private void refused(Refusal refusal) {
            fixers().stream().filter(fixer -> fixer.cause().equals(refusal.cause()))
                    .forEach(fixer -> silent.remove(name(fixer)));
            Texts texts = Workbench.diagnostics().snapshot().texts();
            String words = texts.text(refusal.key(), refusal.values());
            boolean whole = texts.pattern(refusal.key()).isPresent() && !words.contains("...");
            boolean named = OF_THE_HOST.contains(refusal.name())
                    || words.contains("group policy \"" + Insides.GPO + '"');
            if (!whole || !named) {
                unnamed.add(refusal.key() + ": " + words);
            }
        }
    }

    private static Said said;

    private static String name(Fixer fixer) {
        return fixer.getClass().getSimpleName();
    }

    private static synchronized Said said() throws Exception {
        if (said == null) {
            said = Said.ofAllCases();
        }
        return said;
    }

    @Test
    void everyPlanIsDeclaredAndNoneIsNeverDone() throws Exception {
        Said all = said();
        assertAll(() -> assertEquals(Set.of(), all.faults()), () -> assertEquals(WITHOUT_A_CASE.keySet(),
                all.without(), "these propose nothing in any case: let Insides differ in what they look at"));
    }

    /** What refusals are called that are about the host itself, which has nobody else to name. */
    private static final Set<String> OF_THE_HOST = Set.of("role", "disabled", "key");

    /** By the names of their classes: fixers to which no policy and no role is an obstacle. */
    private static final Set<String> OWNED_BY_NOBODY = Set.of("WinsockFixer");

    /** Silence would send people to search: every fixer says whose it is, in words that name the policy. */
    @Test
    void whatBelongsToOthersIsRefusedByName() throws Exception {
        Said all = said();
        assertAll(() -> assertEquals(Set.of(), all.unnamed()), () -> assertEquals(OWNED_BY_NOBODY, all.silent()));
    }

    /** All recorded cases, and of those with the same causes one with the inside of many hosts. */
    private static List<CaseRecord> cases() throws Exception {
        Map<String, String> byConclusion = new TreeMap<>();
        RecordedCases.expected().forEach((name, conclusion) -> byConclusion.putIfAbsent(
                conclusion.replaceAll(" [0-9.]+", ""), name));
        List<CaseRecord> all = new ArrayList<>();
        for (String name : RecordedCases.names()) {
            CaseRecord record = RecordedCases.read(name);
            all.addAll(byConclusion.containsValue(name) ? Insides.of(record) : List.of(record));
        }
        return all;
    }

    /** What the fixers themselves say, before the engine leaves anything out. */
    private static Map<Fixer, List<FixPlan>> proposed(Diagnosis diagnosis, CaseRecord record) {
        Map<Fixer, List<FixPlan>> proposed = new LinkedHashMap<>();
        for (Finding finding : diagnosis.findings()) {
            if (finding.verdict() == Verdict.FAIL || finding.verdict() == Verdict.WARN) {
                for (Fixer fixer : fixers()) {
                    List<FixPlan> plans = fixer.cause().equals(finding.cause().id())
                            ? fixer.propose(finding, new NarrowedCase(record, fixer.uses())) : List.of();
                    if (!plans.isEmpty()) {
                        proposed.put(fixer, plans);
                    }
                }
            }
        }
        return proposed;
    }

    private static List<String> faults(Fixer fixer, FixPlan plan) {
        List<String> faults = new ArrayList<>();
        Declared.fault(plan, fixer).ifPresent(fault -> faults.add(fixer.getClass() + " " + fault));
        if (Never.in(plan)) {
            faults.add(fixer.getClass() + " proposed " + plan);
        }
        long keys = plan.changes().stream().map(Change::target).filter(target -> target.contains(KEYS)).distinct()
                .count();
        if (keys > 1) {
            faults.add(fixer.getClass() + " touches more than one key: " + plan);
        }
        return faults;
    }
}
