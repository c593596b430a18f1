// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.repair.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rdpworkbench.core.repair.Journals;
import org.rdpworkbench.core.repair.Outcome;
import org.rdpworkbench.core.repair.Planned;
import org.rdpworkbench.core.repair.RefusedCause;
import org.rdpworkbench.core.repair.RefusedException;
import org.rdpworkbench.core.repair.RepairPlan;
import org.rdpworkbench.core.run.Progress;
import org.rdpworkbench.core.spi.CaseFile;
import org.rdpworkbench.core.spi.Cause;
import org.rdpworkbench.core.spi.Change;
import org.rdpworkbench.core.spi.Check;
import org.rdpworkbench.core.spi.EvidenceKey;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.core.spi.Finding;
import org.rdpworkbench.core.spi.FixPlan;
import org.rdpworkbench.core.spi.Fixer;
import org.rdpworkbench.core.spi.Indication;
import org.rdpworkbench.core.spi.Refusal;
import org.rdpworkbench.core.spi.SettingValue;
import org.rdpworkbench.core.spi.Stage;

/** Fixers that would do harm do none: neither to the host, nor to the repair that another fixer proposes. */
class HarmfulFixersTest {

    /** What a fixer may do that it should not. */
    enum Harm {
        THROWS, LINKS_TO_NOTHING, RECURSES, SPINS, UNDECLARED_SETTING, UNDECLARED_FILE, NEVER_DONE, OTHER_CAUSE
    }

    /** Where a fixer may say of itself what it does. */
    enum Says {
        CAUSE, WRITES, USES
    }

    @TempDir
    private Path folder;

    private final Seen seen = new Seen();
    private final Map<String, SettingValue> before = Map.copyOf(seen.host.settings);
    private final AtomicBoolean over = new AtomicBoolean();

    @AfterEach
    void end() {
        over.set(true);
        assertEquals(0, seen.host.open);
    }

    private Supplier<List<FixPlan>> fixer(Harm harm) {
        return () -> switch (harm) {
            case THROWS -> throw new IllegalStateException("broken");
            case LINKS_TO_NOTHING -> throw new NoClassDefFoundError("gone");
            case RECURSES -> fixer(harm).get();
            case SPINS -> spin();
            case UNDECLARED_SETTING -> List.of(Seen.PLAN.then(set("registry:HKLM\\SOFTWARE\\B\\Value")));
            case UNDECLARED_FILE -> List.of(Seen.PLAN.then(new Change.Move("C:\\a\\b", "C:\\a\\c")));
            case NEVER_DONE -> List.of(Seen.PLAN.then(
                    set("registry:HKLM\\SOFTWARE\\A\\LocalAccountTokenFilterPolicy")));
            case OTHER_CAUSE -> List.of(FixPlan.of("test.other", "turn-on", FixPlan.Security.SAME)
                    .then(set(Seen.SWITCH)));
        };
    }

    /** Without heeding an interrupt, until the test is over; or until it is clear that somebody waits for it. */
    private List<FixPlan> spin() {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!over.get() && System.nanoTime() < end) {
            // Without heeding the interrupt, and leaving the processor to the tests that run beside it.
            Thread.yield();
        }
        return List.of(Seen.PLAN);
    }

    private static Change set(String target) {
        return new Change.Set(target, Optional.empty(), Seen.ON);
    }

    /** A person agreed to a plan, and meanwhile the plugin that proposed it was replaced. */
    @ParameterizedTest
    @EnumSource
    void whatReplacesAFixerChangesNothing(Harm harm) throws Exception {
        RepairPlan plan = seen.plan();
        seen.proposing = false;
        seen.others.add(fixer(harm));
        Journals journals = new Journals(folder);
        String said = assertThrows(RefusedException.class, () -> seen.apply(plan, journals)).getMessage();
        assertTrue(said.startsWith("The plan is not proposed any more"), said);
        assertEquals(List.of(), seen.host.put);
        assertEquals(before, seen.host.settings);
        assertEquals(List.of(), journals.all(new ArrayList<>()));
    }

    @ParameterizedTest
    @EnumSource
    void anotherFixersRepairIsDoneAsPlanned(Harm harm) throws Exception {
        seen.others.add(fixer(harm));
        RepairPlan plan = seen.plan();
        assertEquals(Seen.PLAN.key(), plan.key());
        assertEquals(Outcome.CONFIRMED, seen.apply(plan, new Journals(folder)).outcome());
        assertEquals(List.of(Seen.SWITCH + " 1", Seen.OTHER + " \"new\"", Seen.STATE + " 1", Seen.STATE + " 4"),
                seen.host.put);
    }

    /** One that breaks when it says what it does, from that call on. */
    private Fixer declaring(Says where, int from, Runnable harm) {
        AtomicInteger calls = new AtomicInteger();
        return new Fixer() {

            private <T> T said(Says now, T answer) {
                if (now == where && calls.incrementAndGet() >= from) {
                    harm.run();
                }
                return answer;
            }

            @Override
            public String cause() {
                return said(Says.CAUSE, Seen.PLAN.cause());
            }

            @Override
            public Set<String> writes() {
                return said(Says.WRITES, Set.of(Seen.OTHER));
            }

            @Override
            public Set<EvidenceKey> uses() {
                return said(Says.USES, Set.of());
            }

            @Override
            public List<FixPlan> propose(Finding finding, CaseFile evidence) {
                return List.of();
            }
        };
    }

    static Stream<Arguments> declarations() {
        return Stream.of(Says.values()).flatMap(where -> Stream.of(Arguments.of(where, 1), Arguments.of(where, 2)));
    }

    @ParameterizedTest
    @MethodSource("declarations")
    void aDeclarationThatThrowsHarmsNoOther(Says where, int from) throws Exception {
        seen.first.add(declaring(where, from, () -> {
            throw new NoClassDefFoundError("gone");
        }));
        RepairPlan plan = seen.plan();
        assertEquals(Seen.PLAN.key(), plan.key());
        assertEquals(Outcome.CONFIRMED, seen.apply(plan, new Journals(folder)).outcome());
        assertEquals(4, seen.host.put.size(), seen.host.put::toString);
        assertTrue(problems(seen.repairs.plan(seen.request(), Progress.SILENT)).endsWith(
                " cannot say what it does: java.lang.NoClassDefFoundError: gone."));
    }

    @ParameterizedTest
    @EnumSource
    void aDeclarationThatLoopsIsLeftBehindAndNamed(Says where) throws Exception {
        seen.first.add(declaring(where, 1, this::spin));
        Planned planned = seen.repairs.plan(seen.request(), Progress.SILENT);
        assertEquals(List.of(Seen.PLAN.key()), planned.plans().stream().map(RepairPlan::key).toList());
        assertTrue(problems(planned).endsWith(" did not say in time what it does and was left behind."),
                () -> problems(planned));
    }

    /** What was said is kept, so that nobody comes to the call that loops. */
    @ParameterizedTest
    @EnumSource
    void nobodyAsksTwiceWhatAFixerDoes(Says where) throws Exception {
        seen.first.add(declaring(where, 2, this::spin));
        Planned planned = seen.repairs.plan(seen.request(), Progress.SILENT);
        assertEquals(List.of(Seen.PLAN.key()), planned.plans().stream().map(RepairPlan::key).toList());
        assertEquals("", problems(planned));
    }

    /** What a check needs is asked for also where it is proven what came of a repair. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void aCheckThatBreaksAsItSaysWhatItNeedsHarmsNoRepair(int from) throws Exception {
        AtomicInteger calls = new AtomicInteger();
        seen.checks.add(new Check() {

            @Override
            public Set<Cause> causes() {
                return Set.of(Cause.of("test.other", Stage.TLS));
            }

            @Override
            public Set<Indication> indications() {
                return Set.of();
            }

            @Override
            public Set<FactType<?>> needs() {
                if (calls.incrementAndGet() >= from) {
                    throw new NoClassDefFoundError("gone");
                }
                return Set.of();
            }

            @Override
            public Set<EvidenceKey> uses() {
                return Set.of();
            }

            @Override
            public List<Finding> judge(CaseFile evidence) {
                return List.of();
            }
        });
        assertEquals(Outcome.CONFIRMED, seen.apply(seen.plan(), new Journals(folder)).outcome());
    }

    private static String problems(Planned planned) {
        return String.join("\n", planned.run().diagnosis().problems());
    }

    /** A person agreed to a plan, and meanwhile a policy took the setting over. */
    @Test
    void whatBelongsToAPolicyMeanwhileIsRefusedWithItsName() throws Exception {
        RepairPlan plan = seen.plan();
        seen.proposing = false;
        seen.refusal = Optional.of(Refusal.of(plan.cause(), "policy").value("policy", "the group policy \"Off\""));
        Journals journals = new Journals(folder);
        assertEquals("The plan is not proposed any more. It is off by the group policy \"Off\".",
                assertThrows(RefusedException.class, () -> seen.apply(plan, journals)).getMessage());
        assertEquals(List.of(), journals.all(new ArrayList<>()));
        Planned planned = seen.repairs.plan(seen.request(), Progress.SILENT);
        assertEquals(List.of(), planned.plans());
        RefusedCause refused = planned.refused().getFirst();
        assertEquals(List.of(new RefusedCause(plan.cause(), "It is off by the group policy \"Off\".", refused.plans(),
                false)), planned.refused());
        assertTrue(refused.of(plan.cause()) && refused.of(plan.key()) && !refused.of("test.off.fix-turn-onn")
                && !refused.of(plan.key() + ".risk"), refused::toString);
    }

    /** Which is what the tests above rest on. */
    @Test
    void whoeverProposesTheSameIsFollowed() throws Exception {
        RepairPlan plan = seen.plan();
        seen.proposing = false;
        seen.others.add(() -> List.of(Seen.PLAN));
        assertEquals(Outcome.CONFIRMED, seen.apply(plan, new Journals(folder)).outcome());
    }
}
