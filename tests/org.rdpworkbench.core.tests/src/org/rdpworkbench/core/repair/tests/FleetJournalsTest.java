// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.repair.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rdpworkbench.core.repair.Approval;
import org.rdpworkbench.core.repair.ChangeWindow;
import org.rdpworkbench.core.repair.Fleet;
import org.rdpworkbench.core.repair.FleetResult;
import org.rdpworkbench.core.repair.HostResult;
import org.rdpworkbench.core.repair.JournaledHosts;
import org.rdpworkbench.core.repair.Journals;
import org.rdpworkbench.core.repair.Outcome;
import org.rdpworkbench.core.repair.PlansFile;
import org.rdpworkbench.core.repair.RefusedException;
import org.rdpworkbench.core.repair.Repair;
import org.rdpworkbench.core.repair.RepairPlan;
import org.rdpworkbench.core.run.Progress;
import org.rdpworkbench.core.spi.Target;

/** The plans of many hosts in a file, and the journals by which a run is gone on with. */
class FleetJournalsTest {

    @TempDir
    private Path folder;

    private final Seen seen = new Seen();
    private Journals journals;

    @BeforeEach
    void keep() {
        journals = new Journals(folder);
    }

    private JournaledHosts hosts(RepairPlan plan, Instant since) {
        return new JournaledHosts(seen.repairs, journals, Map.of(plan.hash(), since),
                one -> seen.request(), seen.manner(), Progress.SILENT);
    }

    private HostResult repair(RepairPlan plan, Instant since) throws Exception {
        FleetResult result = Fleet.repair(List.of(plan), List.of(plan), hosts(plan, since), Fleet.Limits.DEFAULT);
        assertEquals(1, result.hosts().size());
        return result.hosts().getFirst();
    }

    @Test
    void whatTheJournalHasIsNotDoneAgain() throws Exception {
        Instant made = Instant.now();
        RepairPlan plan = seen.plan();
        HostResult first = repair(plan, made);
        assertTrue(first.confirmed(), first::toString);
        int puts = seen.host.put.size();
        HostResult again = repair(plan, made);
        assertTrue(again.confirmed() && ((HostResult.Repaired) again).earlier(), again::toString);
        assertEquals(puts, seen.host.put.size());
    }

    /** The one window is that of who repairs, which the engine asks also before each host by itself. */
    @Test
    void outsideOfTheWindowNoHostIsBegun() throws Exception {
        Instant made = Instant.now();
        RepairPlan plan = seen.plan();
        LocalTime now = LocalTime.now().withSecond(0).withNano(0);
        Approval elsewhen = new Approval("", "", Optional.of(new ChangeWindow(now.plusHours(2), now.plusHours(3))));
        JournaledHosts hosts = new JournaledHosts(seen.repairs, journals, Map.of(plan.hash(), made),
                one -> seen.request(), seen.manner().approved(elsewhen), Progress.SILENT);
        FleetResult result = Fleet.repair(List.of(plan), List.of(plan), hosts, Fleet.Limits.DEFAULT);
        assertTrue(result.hosts().getFirst().toString().contains("which is not within"), result::toString);
        assertEquals(List.of(), seen.host.put);
        assertThrows(RefusedException.class, () -> hosts.apply(plan));
        assertEquals(List.of(), seen.host.put);
    }

    /** As by the window that is given, the whole run stops; no host counts as one that failed. */
    @Test
    void outsideOfTheWindowOfTheMachineNoHostIsBegunEither() throws Exception {
        Instant made = Instant.now();
        RepairPlan plan = seen.plan();
        LocalTime now = LocalTime.now().withSecond(0).withNano(0);
        System.setProperty(Approval.WINDOW, new ChangeWindow(now.plusHours(2), now.plusHours(3)).toString());
        try {
            FleetResult result = Fleet.repair(List.of(plan), List.of(plan), hosts(plan, made), Fleet.Limits.DEFAULT);
            assertInstanceOf(HostResult.NotBegun.class, result.hosts().getFirst());
            assertTrue(result.stopped().orElseThrow().endsWith(", when changes may be made from this machine; nothing "
                    + "is begun outside of it."), result::toString);
        } finally {
            System.clearProperty(Approval.WINDOW);
        }
        assertEquals(List.of(), seen.host.put);
    }

    @Test
    void oneOfBeforeThePlanWasMadeDoesNotCount() throws Exception {
        RepairPlan plan = seen.plan();
        assertTrue(repair(plan, Instant.now()).confirmed());
        // It breaks in the same way once more, so that the plan is the same.
        seen.host.settings.put(Seen.SWITCH, Seen.OFF);
        seen.host.settings.remove(Seen.OTHER);
        Instant made = Instant.now();
        RepairPlan second = seen.plan();
        assertEquals(plan.hash(), second.hash());
        assertEquals(Map.of(), hosts(second, made).known());
        HostResult result = repair(second, made);
        assertTrue(result.confirmed() && !((HostResult.Repaired) result).earlier(), result::toString);
        assertEquals(Seen.ON, seen.host.value(Seen.SWITCH));
    }

    @Test
    void oneThatWasStoppedIsGoneOnWith() throws Exception {
        Instant made = Instant.now();
        RepairPlan plan = seen.plan();
        seen.host.around = Seen.stopping(Thread.currentThread());
        Repair stopped;
        try {
            stopped = seen.apply(plan, journals);
        } finally {
            assertTrue(Thread.interrupted());
        }
        seen.host.around = () -> { };
        assertEquals(Outcome.BEGUN, stopped.outcome());
        HostResult.Repaired result = (HostResult.Repaired) repair(plan, made);
        assertEquals(Outcome.CONFIRMED, result.repair().outcome());
        assertEquals(stopped.id(), result.repair().id());
    }

    @Test
    void plansAreReadAsTheyWereWritten() throws Exception {
        List<RepairPlan> plans = PlayedHosts.plans("a", "b");
        PlansFile file = new PlansFile(Instant.now(), plans, Map.of(Target.of("c", 3390), "Nothing fails there."));
        byte[] written = file.write();
        assertTrue(PlansFile.is(written));
        assertEquals(new PlansFile(file.at(), plans, Map.of()), PlansFile.read(written));
        String text = new String(written, StandardCharsets.UTF_8);
        assertTrue(text.contains("Nothing fails there."), text);
        byte[] changed = text.replace("\"host\" : \"a\"", "\"host\" : \"z\"").getBytes(StandardCharsets.UTF_8);
        assertTrue(assertThrows(RefusedException.class, () -> PlansFile.read(changed)).getMessage()
                .startsWith("was changed since it was written"));
        byte[] undated = text.replace(file.at().toString(), "then").getBytes(StandardCharsets.UTF_8);
        assertThrows(RefusedException.class, () -> PlansFile.read(undated));
    }
}
