// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.rdpworkbench.cli.ExitState;
import org.rdpworkbench.core.repair.Planned;
import org.rdpworkbench.core.repair.RefusedCause;
import org.rdpworkbench.core.repair.RefusedException;
import org.rdpworkbench.core.repair.RepairPlan;
import org.rdpworkbench.core.repair.Repairs;
import org.rdpworkbench.core.run.Diagnosis;
import org.rdpworkbench.core.run.Diagnostics;
import org.rdpworkbench.core.run.Json;
import org.rdpworkbench.core.run.Progress;
import org.rdpworkbench.core.run.Run;
import org.rdpworkbench.core.run.Snapshot;
import org.rdpworkbench.core.run.Texts;
import org.rdpworkbench.core.spi.FixPlan;
import org.rdpworkbench.core.spi.SettingValue;
import org.rdpworkbench.core.spi.Step;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.core.spi.Verdict;
import org.rdpworkbench.core.spi.WayIn;
import org.rdpworkbench.report.Plain;
import org.rdpworkbench.report.PlanRefusals;

/** The plans of several hosts, and why some have none. */
class HostPlansTest {

    private static final WayIn WAY = new WayIn("smb", Optional.of("admin"));
    private static final Target PLANNED = Target.of("planned", 3389);
    private static final Target REFUSED = Target.of("refused", 3389);
    private static final Target OTHER = Target.of("other", 3389);
    private static final Target NOTHING = Target.of("nothing", 3389);

    private static RepairPlan plan(Target target, String cause) {
        return new RepairPlan(target, WAY, "guid/" + target, cause, cause + ".fix-x", "Mends it.",
                FixPlan.Security.SAME, "", List.of(new Step("key:HKLM\\A", SettingValue.ABSENT,
                        SettingValue.dword(1))));
    }

    /** A look by nothing, which tells nothing. */
    private static Run run(Target target) throws InterruptedException {
        Diagnostics engine = new Diagnostics(() -> new Snapshot(List.of(), List.of(), List.of(), List.of(),
                new Texts(Map.of())));
        return engine.diagnose(engine.snapshot(), Repairs.look(target, WAY, Duration.ofSeconds(9)), Progress.SILENT);
    }

    private static Planned planned(Target target) throws RefusedException, InterruptedException {
        if (target.equals(REFUSED)) {
            throw new RefusedException("The host refuses the logon.");
        }
        return new Planned(run(target), target.equals(PLANNED) ? List.of(plan(target, "a.cause"))
                : target.equals(OTHER) ? List.of(plan(target, "b.cause")) : List.of(), Optional.empty());
    }

    @Test
    void eachHostHasAPlanOrAReason() throws Exception {
        HostPlans plans = HostPlans.of(List.of(REFUSED, OTHER, PLANNED), "a.cause", HostPlansTest::planned);
        assertEquals(List.of(plan(PLANNED, "a.cause")), plans.file().plans());
        assertEquals(Map.of(REFUSED, "The host refuses the logon.", OTHER, "There is no repair for a.cause here; there "
                + "are some for b.cause."), plans.file().without());
        assertEquals(1, plans.state());
    }

    @Test
    void theOrderIsThatOfTheHosts() throws Exception {
        List<Target> targets = List.of(OTHER, PLANNED);
        assertEquals(targets, HostPlans.of(targets, null, HostPlansTest::planned).file().plans().stream()
                .map(RepairPlan::target).toList());
        assertEquals(targets.reversed(), HostPlans.of(targets.reversed(), null, HostPlansTest::planned).file().plans()
                .stream().map(RepairPlan::target).toList());
    }

    @Test
    void whereNothingCanBeToldThatIsSaid() throws Exception {
        assertEquals(3, HostPlans.of(List.of(REFUSED), null, HostPlansTest::planned).state());
        HostPlans plans = HostPlans.of(List.of(NOTHING), null, HostPlansTest::planned);
        assertEquals(List.of(), plans.file().plans());
        assertEquals(1, plans.file().without().size());
    }

    @Test
    void whatBelongsToAPolicyIsSaidOfEachHost() throws Exception {
        List<RefusedCause> refused = List.of(new RefusedCause("a.cause", "The group policy \"X\" sets it.",
                Set.of("a.cause.fix-y"), false));
        HostPlans plans = HostPlans.of(List.of(OTHER), "a.cause", target -> new Planned(run(target),
                planned(target).plans(), Optional.empty(), refused));
        assertEquals(Map.of(OTHER, "There is no repair for a.cause here; there are some for b.cause. The group policy "
                + "\"X\" sets it."), plans.file().without());
        HostPlans byKey = HostPlans.of(List.of(OTHER), "a.cause.fix-y", target -> new Planned(run(target),
                planned(target).plans(), Optional.empty(), refused));
        assertEquals(Map.of(OTHER, "There is no repair for a.cause.fix-y here; there are some for b.cause. The group "
                + "policy \"X\" sets it."), byKey.file().without());
        HostPlans noPlan = HostPlans.of(List.of(OTHER), "a.cause.fix-z", target -> new Planned(run(target),
                planned(target).plans(), Optional.empty(), refused));
        assertEquals(Map.of(OTHER, "There is no repair for a.cause.fix-z here; there are some for b.cause."),
                noPlan.file().without());
        HostPlans beside = HostPlans.of(List.of(OTHER), null, target -> new Planned(run(target),
                planned(target).plans(), Optional.empty(), refused));
        RepairPlan plan = beside.file().plans().getFirst();
        assertEquals("a.cause", beside.file().previews().get(plan.hash()).at("/refusals/0/cause").asText());
        HostPlans none = HostPlans.of(List.of(NOTHING), null, target -> new Planned(run(target), List.of(),
                Optional.empty(), List.of(refused.getFirst(), new RefusedCause("b.cause", "It is a broker."))));
        assertEquals(Map.of(NOTHING, "The look did not tell whether anything fails. a.cause: The group policy \"X\" "
                + "sets it. b.cause: It is a broker."), none.file().without());
    }

    /** It is no success that nobody could see whether a warning can be seen to. */
    @Test
    void whatTheHostDidNotLetSeeLeavesAPlanIncomplete() throws Exception {
        Planned unseen = warned(true);
        assertEquals(ExitState.INCOMPLETE, PlanCommand.state(unseen, null));
        assertEquals(ExitState.INCOMPLETE, PlanCommand.state(unseen, "test.a"));
        assertEquals(ExitState.OK, PlanCommand.state(warned(false), null));
        HostPlans plans = HostPlans.of(List.of(OTHER), null, target -> unseen);
        assertEquals(ExitState.INCOMPLETE, plans.state());
        assertEquals(Map.of(OTHER, "test.a: Access is denied."), plans.file().without());
        assertEquals(ExitState.OK, HostPlans.of(List.of(OTHER), null, target -> warned(false)).state());
    }

    @Test
    void aPlanThatNobodyKnowsIsNone() throws Exception {
        Planned planned = warned(true);
        assertTrue(PlanCommand.noSuchPlan(planned, "test.a.fix-tpyo"));
        for (String known : Arrays.asList(null, "test.a", "test.a.fix-x", "test.b", "test.b.fix-x")) {
            assertFalse(PlanCommand.noSuchPlan(planned, known), known);
        }
    }

    /** A look that finds a warning, which the only plan for it does not fit. */
    private static Planned warned(boolean unseen) throws InterruptedException {
        Run run = run(OTHER);
        Diagnosis all = run.diagnosis();
        Diagnosis warning = new Diagnosis(all.target(), all.symptom(), Verdict.WARN, all.stage(), all.summary(),
                all.ladder(), all.causes(), all.noneOfThese(), all.findings(), all.evidence(), all.next(), all.plans(),
                all.problems());
        return new Planned(new Run(run.record(), warning, false), List.of(), Optional.empty(), List.of(
                new RefusedCause("test.a", "Access is denied.", Set.of("test.a.fix-x"), unseen)));
    }

    @Test
    void whyThereIsNoPlanIsSaidInTextAndJson() throws Exception {
        List<RefusedCause> refused = List.of(new RefusedCause("a.cause", "The group policy \"\u0007\" sets it."));
        String text = PlanRefusals.text(refused);
        assertEquals("Not repaired: a.cause. " + Plain.escape(refused.getFirst().why()) + "\n", text);
        assertFalse(text.contains("\u0007"), text);
        JsonNode alone = Json.mapper().readTree(PlanRefusals.json(OTHER, refused));
        assertEquals("rdpworkbench/refusals/1", alone.path("schema").asText());
        assertEquals("a.cause", alone.path("refusals").path(0).path("cause").asText());
        JsonNode beside = PlanRefusals.beside(Json.mapper().createObjectNode().put("at", "now"), refused);
        assertEquals("now", beside.path("at").asText());
        assertEquals(alone.path("refusals"), beside.path("refusals"));
        assertEquals(Json.mapper().createObjectNode(), PlanRefusals.beside(Json.mapper().createObjectNode(),
                List.of()));
    }
}
