// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.repair.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rdpworkbench.core.repair.Caution;
import org.rdpworkbench.core.repair.Journals;
import org.rdpworkbench.core.repair.Outcome;
import org.rdpworkbench.core.repair.PlanFormat;
import org.rdpworkbench.core.repair.RefusedException;
import org.rdpworkbench.core.repair.Repair;
import org.rdpworkbench.core.repair.RepairPlan;
import org.rdpworkbench.core.repair.Risk;
import org.rdpworkbench.core.repair.Trial;
import org.rdpworkbench.core.spi.Change;
import org.rdpworkbench.core.spi.FixPlan;
import org.rdpworkbench.core.spi.FixPlan.Security;
import org.rdpworkbench.core.spi.FixPlan.TakesEffect;
import org.rdpworkbench.core.spi.SettingValue;
import org.rdpworkbench.core.spi.Step;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.core.spi.WayIn;

/** What a plan says of its risks, of its way back, and of when it is in effect, and what follows from that. */
class CautionTest {

    private static final SettingValue ONE = SettingValue.dword(1);
    private static final SettingValue FOUR = SettingValue.dword(4);
    private static final Step VALUE = new Step("value:HKLM\\A\\\\B", ONE, FOUR);
    private static final Step STOP = new Step("state:Service", FOUR, ONE);
    private static final Step START = new Step("state:Service", ONE, FOUR);
    private static final Step MOVE = new Step("aside:C:\\a|C:\\b", SettingValue.text("C:\\a"),
            SettingValue.text("C:\\b"));
    private static final Step ONCE = new Step("winsock:catalog", ONE, FOUR, Step.Kind.ONCE);
    private static final Step RESTART = new Step("restart:host", ONE, ONE, Step.Kind.RESTART);
    private static final Caution LASTS = new Caution("It may hum.", "Everybody.", "The time stays.");

    private final Seen seen = new Seen();

    @TempDir
    private Path folder;

    private static RepairPlan plan(Security security, boolean waits, Caution caution, Step... steps) {
        return new RepairPlan(Target.of("192.0.2.7", 3389), new WayIn("memory", Optional.empty()), "host/1", "a.b",
                "a.b.fix-x", "Mends it.", security, "", waits, Duration.ZERO, false, caution, List.of(),
                List.of(steps));
    }

    private static RepairPlan plan(Step... steps) {
        return plan(Security.SAME, false, Caution.NONE, steps);
    }

    /** Nothing changed at the host, and nobody was told what may go wrong. */
    @Test
    void aPlanOfAnEarlierVersionIsRefusedForWhatItDoesNotSay() throws Exception {
        RepairPlan plan = seen.plan();
        assertEquals("It may hum.", plan.caution().risk());
        String earlier = "The plan was made by an earlier version, which did not say what may go wrong; make it again "
                + "and look at it.";
        String changed = "The plan would be another one now, since something changed at the host; make it again and "
                + "look at it.";
        assertEquals(earlier, refused(with(plan, Caution.NONE, plan.steps())));
        assertEquals(changed, refused(with(plan, LASTS, plan.steps())));
        assertEquals(changed, refused(with(plan, Caution.NONE, plan.steps().subList(0, 1))));
        assertEquals(List.of(), seen.host.put);
    }

    private static RepairPlan with(RepairPlan plan, Caution caution, List<Step> steps) {
        return new RepairPlan(plan.target(), plan.wayIn(), plan.machine(), plan.cause(), plan.key(), plan.what(),
                plan.security(), plan.interruption(), plan.waitsForRestart(), plan.settles(), plan.timedTest(),
                caution, plan.client(), steps);
    }

    private String refused(RepairPlan plan) {
        return assertThrows(RefusedException.class, () -> seen.apply(plan, new Journals(folder))).getMessage();
    }

    @Test
    void whatHangsOnAServiceOrAFileDoesNotAllComeBack() {
        assertEquals(Step.Inverse.EXACT, VALUE.inverse());
        assertEquals(Step.Inverse.EXACT, START.inverse(), "it is stopped again, as it was");
        assertEquals(Step.Inverse.APPROXIMATE, STOP.inverse(), "its sessions are gone");
        assertEquals(Step.Inverse.APPROXIMATE, MOVE.inverse(), "the host may have made another one");
        SettingValue there = SettingValue.of("KEY", new byte[0]);
        assertEquals(Step.Inverse.APPROXIMATE, new Step("key:HKLM\\A\\B", there, SettingValue.ABSENT).inverse(),
                "it is made anew, without the permissions that it had");
        assertEquals(Step.Inverse.EXACT, new Step("key:HKLM\\A\\B", SettingValue.ABSENT, there).inverse(),
                "it goes away again");
        assertEquals(Step.Inverse.NONE, ONCE.inverse());
        assertEquals(Step.Inverse.NONE, RESTART.inverse());
    }

    @Test
    void theRiskFollowsFromThePlan() {
        assertEquals(Risk.LOW, plan(VALUE).risk());
        assertEquals(Risk.LOW, plan(START).risk());
        assertEquals(Risk.MEDIUM, plan(VALUE, STOP, START).risk());
        assertEquals(Risk.MEDIUM, plan(MOVE).risk());
        assertEquals(Risk.MEDIUM, plan(Security.SAME, true, Caution.NONE, VALUE).risk());
        assertEquals(Risk.HIGH, plan(Security.WEAKER, false, Caution.NONE, VALUE).risk());
        assertEquals(Risk.HIGH, plan(VALUE, ONCE).risk());
        assertEquals(Risk.HIGH, plan(Security.SAME, false, LASTS, START).risk());
    }

    @Test
    void whenItIsInEffectFollowsFromThePlan() {
        assertEquals(TakesEffect.AT_ONCE, plan(VALUE, STOP).takesEffect());
        assertEquals(TakesEffect.WITH_A_SERVICE, plan(STOP, START).takesEffect());
        assertEquals(TakesEffect.AFTER_A_RESTART, plan(Security.SAME, true, Caution.NONE, START).takesEffect());
        assertEquals(TakesEffect.BY_ITS_RESTART, plan(VALUE, RESTART).takesEffect());
        FixPlan plan = FixPlan.of("a.b", "x", Security.SAME);
        assertEquals(TakesEffect.AT_ONCE, plan.takesEffect());
        FixPlan starting = plan.then(new Change.Act(Change.Action.START_SERVICE, "Service", "It runs."));
        assertEquals(TakesEffect.WITH_A_SERVICE, starting.takesEffect());
        assertEquals(TakesEffect.AFTER_A_RESTART, starting.afterRestart().takesEffect());
        assertEquals(TakesEffect.BY_ITS_RESTART, starting.then(new Change.Act(Change.Action.RESTART_HOST, "",
                "It is up.")).takesEffect());
    }

    @Test
    void aServiceIsGivenTimeToAnswerUnlessThePlanKnowsBetter() {
        FixPlan plan = FixPlan.of("a.b", "x", Security.SAME);
        assertEquals(Duration.ZERO, plan.then(new Change.Act(Change.Action.STOP_SERVICE, "Service", "It is gone."))
                .settles());
        for (Change.Action action : List.of(Change.Action.START_SERVICE, Change.Action.RESTART_SERVICE)) {
            FixPlan starting = plan.then(new Change.Act(action, "Service", "It runs."));
            assertEquals(Duration.ofSeconds(30), starting.settles());
            assertEquals(Duration.ofMinutes(2), starting.settlingWithin(Duration.ofMinutes(2)).interrupting()
                    .settles());
            assertEquals(Duration.ZERO, starting.settlingWithin(Duration.ZERO).settles());
        }
    }

    @Test
    void whatLastsIsAgreedToThoughEachStepGoesBack() {
        RepairPlan plan = plan(Security.SAME, false, LASTS, VALUE);
        assertTrue(plan.irreversible() && plan.needsConsent() && plan.agreedBy("no way back 192.0.2.7"));
        assertFalse(plan.oneWay());
        assertTrue(Trial.impossible(plan).orElseThrow().startsWith("Not all of this plan can be taken back"));
        assertTrue(repair(plan, Repair.Progress.DOING).irreversibleAhead());
        assertTrue(repair(plan, Repair.Progress.DOING).undoable());
        assertFalse(repair(plan, Repair.Progress.DONE).irreversibleAhead());
        RepairPlan other = plan(Security.SAME, false, new Caution("It may hum.", "Everybody.", ""), VALUE);
        assertFalse(other.irreversible() || other.needsConsent());
    }

    private static Repair repair(RepairPlan plan, Repair.Progress progress) {
        return new Repair("1", Instant.EPOCH, "somebody", plan, Collections.nCopies(plan.steps().size(), progress),
                Outcome.BEGUN, "", Optional.empty());
    }

    @Test
    void aPlansFileHasWhatWasSaidAndNobodyChangesIt() throws Exception {
        RepairPlan plan = plan(Security.SAME, false, LASTS, VALUE, STOP);
        byte[] written = PlanFormat.write(plan);
        assertEquals(plan, PlanFormat.read(written));
        JsonNode tree = PlanFormat.tree(plan);
        assertEquals("It may hum.", tree.path("risk").textValue());
        assertEquals("Everybody.", tree.path("usedBy").textValue());
        assertEquals("The time stays.", tree.path("lasts").textValue());
        assertEquals("HIGH", tree.path("riskLevel").textValue());
        assertEquals("AT_ONCE", tree.path("takesEffect").textValue());
        assertTrue(tree.path("irreversible").booleanValue());
        assertEquals("EXACT", tree.at("/steps/0/inverse").textValue());
        assertEquals("APPROXIMATE", tree.at("/steps/1/inverse").textValue());
        for (String said : List.of("It may hum.", "Everybody.", "The time stays.")) {
            assertThrows(RefusedException.class, () -> PlanFormat.read(new String(written, StandardCharsets.UTF_8)
                    .replace(said, "Nothing.").getBytes(StandardCharsets.UTF_8)));
        }
        assertNotEquals(plan.hash(), plan(VALUE, STOP).hash());
    }

    /** As a file of that version was written. */
    @Test
    void aPlanOfWhichNothingWasSaidIsReadAsBefore() throws Exception {
        String old = """
                {"schema":"rdpworkbench/plan/1","target":{"host":"192.0.2.7","port":3389},"wayIn":{"access":"memory"},
                "machine":"host/1","cause":"a.b","key":"a.b.fix-x","what":"Mends it.","security":"SAME",
                "interruption":"","steps":[{"setting":"state:Service","before":{"kind":"REG_DWORD","hex":"04000000"},
                "after":{"kind":"REG_DWORD","hex":"01000000"}}],
                "hash":"7267037f263dbf3eff180386558cd8a3f467a5cd354ab48b562e1eb516b5c9dc"}""";
        assertEquals(plan(STOP), PlanFormat.read(old.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void whatAFixerSaysIsInThePlanOfTheHost() throws Exception {
        assertEquals(new Caution("It may hum.", "", ""), seen.plan().caution());
        seen.lasting = true;
        assertEquals(new Caution("It may hum.", "", "Who knows it knows it."), seen.plan().caution());
    }

    @Test
    void theStepsGoBackThoughSomethingOfThemLasts() throws Exception {
        seen.lasting = true;
        seen.stubborn = true;
        Map<String, SettingValue> before = Map.copyOf(seen.host.settings);
        Repair repair = seen.apply(seen.plan(), new Journals(folder));
        assertEquals(Outcome.UNDONE, repair.outcome(), repair.why());
        assertEquals(before, seen.host.settings);
    }
}
