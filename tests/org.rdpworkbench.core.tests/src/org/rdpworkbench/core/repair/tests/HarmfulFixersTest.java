// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.repair.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rdpworkbench.core.repair.Journals;
import org.rdpworkbench.core.repair.Outcome;
import org.rdpworkbench.core.repair.Planned;
import org.rdpworkbench.core.repair.RefusedCause;
import org.rdpworkbench.core.repair.RefusedException;
import org.rdpworkbench.core.repair.RepairPlan;
import org.rdpworkbench.core.run.Progress;
import org.rdpworkbench.core.spi.Change;
import org.rdpworkbench.core.spi.FixPlan;
import org.rdpworkbench.core.spi.Refusal;
import org.rdpworkbench.core.spi.SettingValue;

/** Fixers that would do harm do none: neither to the host, nor to the repair that another fixer proposes. */
class HarmfulFixersTest {

    /** What a fixer may do that it should not. */
    enum Harm {
        THROWS, LINKS_TO_NOTHING, RECURSES, SPINS, UNDECLARED_SETTING, UNDECLARED_FILE, NEVER_DONE, OTHER_CAUSE
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

    /** Without heeding an interrupt, until the test is over. */
    private List<FixPlan> spin() {
        while (!over.get()) {
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
