// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.repair.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rdpworkbench.core.repair.Journals;
import org.rdpworkbench.core.repair.Manner;
import org.rdpworkbench.core.repair.Outcome;
import org.rdpworkbench.core.repair.PlanFormat;
import org.rdpworkbench.core.repair.RefusedException;
import org.rdpworkbench.core.repair.Repair;
import org.rdpworkbench.core.repair.RepairPlan;
import org.rdpworkbench.core.repair.Repairs;
import org.rdpworkbench.core.repair.StepListener;
import org.rdpworkbench.core.repair.Trial;
import org.rdpworkbench.core.run.Progress;
import org.rdpworkbench.core.spi.Change;
import org.rdpworkbench.core.spi.FixPlan;
import org.rdpworkbench.core.spi.SettingException;
import org.rdpworkbench.core.spi.SettingValue;
import org.rdpworkbench.core.spi.Step;

/** Repairs that restart their host: what is known of it at every moment, and who says that it has restarted. */
class RestartRepairTest {

    private static final Change RESTART = new Change.Act(Change.Action.RESTART_HOST, "", "It was started later.");
    private static final FixPlan ONLY = FixPlan.of("test.off", "restart", FixPlan.Security.SAME).then(RESTART);
    /** A host counts no further than 2^32 milliseconds. */
    private static final Duration ROUND = Duration.ofMillis(1L << 32);
    private static final Duration LONG = Duration.ofMinutes(2);

    @TempDir
    private Path folder;
    @TempDir
    private Path copy;

    private final Seen seen = new Seen();
    private Journals journals;

    @BeforeEach
    void propose() {
        journals = new Journals(folder);
        propose(ONLY);
        seen.host.asked = this::restarts;
        seen.host.started = Instant.now().minusSeconds(7_200);
    }

    private void propose(FixPlan plan) {
        seen.proposing = false;
        seen.others.clear();
        seen.others.add(() -> List.of(plan));
    }

    /** It goes down and comes up, and what was wrong is gone. */
    private void restarts() {
        seen.host.ended = true;
        seen.host.started = Instant.now().plusMillis(1);
        seen.host.machine = seen.host.next;
        seen.host.settings.put(Seen.SWITCH, Seen.ON);
    }

    private static Manner waiting(Duration limit) {
        return new Manner("a tester", (plan, step, now) -> { }, limit, Optional.empty(),
                Trial.Terms.NONE);
    }

    private Repair apply(Duration limit) throws Exception {
        return seen.repairs.apply(seen.plan(), seen.request(), journals, waiting(limit), Progress.SILENT);
    }

    private Repair resume(Repair repair, Journals from) throws Exception {
        return seen.repairs.resume(repair.id(), seen.request(), from, waiting(Duration.ZERO), Progress.SILENT);
    }

    private String refused(Repair repair) {
        return assertThrows(RefusedException.class, () -> seen.repairs.undo(repair.id(), Seen.WAY, journals,
                seen.manner())).getMessage();
    }

    private long asked() {
        return seen.host.put.stream().filter(one -> one.startsWith("restart:")).count();
    }

    @Test
    void aHostIsWaitedForUntilItAnswersAgain() throws Exception {
        List<String> tries = new ArrayList<>();
        seen.host.asked = () -> {
            restarts();
            seen.host.opened = () -> {
                tries.add("");
                if (tries.size() < 3) {
                    throw new SettingException("Nobody answers.");
                }
            };
        };
        Repair repair = apply(LONG);
        assertEquals(Outcome.CONFIRMED, repair.outcome(), repair.why());
        assertEquals(List.of(Repair.Progress.DONE), repair.progress());
        assertEquals(4, tries.size(), "the last one asks which machine the look behind it came to");
        assertEquals(1, asked());
        assertEquals("What the repair " + repair.id() + " did can be taken back by nobody.", refused(repair));
    }

    @Test
    void aHostThatStaysUpIsSaidAndLookedAtLater() throws Exception {
        seen.host.asked = () -> { };
        Repair repair = apply(Duration.ZERO);
        assertEquals(Outcome.APPLIED, repair.outcome());
        assertTrue(repair.why().startsWith("The host answers, and it has not restarted since it was asked"),
                repair.why());
        assertTrue(repair.until().isPresent() && repair.restart().isPresent());
        assertFalse(repair.undoable() || repair.irreversibleAhead());
        assertEquals(Outcome.APPLIED, resume(repair, journals).outcome());
        restarts();
        Repair confirmed = resume(repair, journals);
        assertEquals(Outcome.CONFIRMED, confirmed.outcome(), confirmed.why());
        assertEquals(1, asked(), "looking again asks for no restart");
    }

    /** So that nobody sits before a line that says no more than that the step is begun. */
    @Test
    void thatItIsWaitedForIsToldWithItsEnd() throws Exception {
        List<String> told = new ArrayList<>();
        List<Instant> ends = new ArrayList<>();
        StepListener listener = new StepListener() {

            @Override
            public void step(RepairPlan plan, int number, Repair.Progress now) {
                told.add(now.name());
            }

            @Override
            public void waiting(RepairPlan plan, Instant until) {
                told.add("waiting");
                ends.add(until);
                restarts();
            }
        };
        seen.host.asked = () -> { };
        Manner manner = new Manner("a tester", listener, LONG, Optional.empty(), Trial.Terms.NONE);
        Repair repair = seen.repairs.apply(seen.plan(), seen.request(), journals, manner, Progress.SILENT);
        assertEquals(Outcome.CONFIRMED, repair.outcome(), repair.why());
        assertEquals(List.of("DOING", "waiting", "DONE"), told);
        assertEquals(List.of(repair.restart().orElseThrow().last().plus(LONG)), ends);
    }

    @Test
    void aHostThatIsAwayIsSaid() throws Exception {
        seen.host.asked = () -> seen.host.opened = () -> {
            throw new SettingException("Nobody answers.");
        };
        Repair repair = apply(Duration.ZERO);
        assertEquals(Outcome.APPLIED, repair.outcome());
        assertTrue(repair.why().endsWith("Look again with resume. Nobody answers."), repair.why());
    }

    /** A host that is up for 49.7 days begins again to count: that is no restart. */
    @Test
    void aClockThatBeginsAnewIsNoRestart() throws Exception {
        seen.host.started = Instant.now().minus(ROUND).plusSeconds(1);
        seen.host.asked = () -> seen.host.started = seen.host.started.plus(ROUND).plusMillis(300);
        Repair repair = apply(Duration.ZERO);
        assertEquals(Outcome.APPLIED, repair.outcome());
        assertTrue(repair.why().contains("has not restarted"), repair.why());
    }

    @Test
    void aHostThatRefusesIsNotWaitedFor() throws Exception {
        seen.host.asked = () -> {
            throw new SettingException("Access is denied.");
        };
        Repair repair = apply(LONG);
        assertEquals(Outcome.UNDONE, repair.outcome());
        assertTrue(repair.why().endsWith("Access is denied."), repair.why());
        assertEquals(List.of(Repair.Progress.TAKEN_BACK), repair.progress());
        assertEquals(Optional.empty(), repair.restart(), "nothing is waited for");
    }

    /** A host that goes down at once may take its answer with it. */
    @Test
    void anAnswerThatIsLostIsNoRefusal() throws Exception {
        seen.host.asked = () -> {
            restarts();
            throw new SettingException("The connection was lost.");
        };
        Repair repair = apply(LONG);
        assertEquals(Outcome.CONFIRMED, repair.outcome(), repair.why());
    }

    @Test
    void aHostThatIsCalledOtherwiseBehindItIsTheSame() throws Exception {
        seen.host.next = "host/2";
        Repair repair = apply(LONG);
        assertEquals(Outcome.CONFIRMED, repair.outcome(), repair.why());
        assertEquals("host/2", seen.host.machine);
    }

    @Test
    void anotherMachineInItsPlaceProvesNothing() throws Exception {
        seen.host.asked = () -> {
            restarts();
            seen.host.machine = "host/3";
        };
        Repair repair = apply(Duration.ZERO);
        assertEquals(Outcome.APPLIED, repair.outcome());
        assertTrue(repair.why().contains("The host is another machine"), repair.why());
    }

    @Test
    void whatIsStillThereBehindItIsSaid() throws Exception {
        seen.stubborn = true;
        Repair repair = apply(LONG);
        assertEquals(Outcome.APPLIED, repair.outcome());
        assertEquals("The host has restarted. A look still finds the cause.", repair.why());
        assertEquals(List.of(Repair.Progress.DONE), repair.progress());
        assertTrue(repair.until().isEmpty());
        assertEquals("The host has restarted. A look still finds the cause.", resume(repair, journals).why());
    }

    /** A host answers before it serves. */
    @Test
    void aLookThatTellsNothingIsRepeated() throws Exception {
        seen.unclear = true;
        List<String> looks = new ArrayList<>();
        seen.host.asked = () -> {
            restarts();
            seen.looked = () -> {
                looks.add("");
                // The connection was looked at before that is judged.
                seen.unclear = looks.size() < 2;
            };
        };
        assertEquals(Outcome.CONFIRMED, apply(LONG).outcome());
        assertEquals(3, looks.size());
    }

    @Test
    void aHostThatDoesNotSayWhenItWasStartedIsNotAsked() throws Exception {
        RepairPlan plan = seen.plan();
        seen.host.started = null;
        assertThrows(RefusedException.class, () -> seen.apply(plan, journals));
        assertEquals(0, asked());
        assertTrue(journals.all(new ArrayList<>()).isEmpty());
    }

    @Test
    void whoeverStopsWaitingLeavesItApplied() throws Exception {
        Thread person = Thread.currentThread();
        seen.host.asked = person::interrupt;
        assertThrows(InterruptedException.class, () -> apply(LONG));
        Thread.interrupted();
        Repair repair = journals.all(new ArrayList<>()).getFirst();
        assertEquals(Outcome.APPLIED, repair.outcome());
        restarts();
        assertEquals(Outcome.CONFIRMED, resume(repair, journals).outcome());
    }

    /** Killed before the call and behind it, the journal is the same: the host alone knows. */
    @Test
    void whetherItWasAskedTheHostTellsByItsStart() throws Exception {
        seen.host.around = this::keep;
        apply(LONG);
        seen.host.around = () -> { };
        Journals killed = new Journals(copy);
        Repair repair = killed.all(new ArrayList<>()).getFirst();
        assertEquals(Outcome.BEGUN, repair.outcome());
        assertEquals(List.of(Repair.Progress.DOING), repair.progress());
        assertTrue(repair.irreversibleAhead());
        Repair behind = resume(repair, killed);
        assertEquals(Outcome.CONFIRMED, behind.outcome(), behind.why());
        assertEquals(1, asked(), "it had restarted");
    }

    @Test
    void whereItWasNotAskedItIsAskedByResume() throws Exception {
        Instant before = seen.host.started;
        seen.host.around = this::keep;
        apply(LONG);
        seen.host.around = () -> { };
        seen.host.started = before;
        seen.host.settings.put(Seen.SWITCH, Seen.OFF);
        Journals killed = new Journals(copy);
        Repair behind = resume(killed.all(new ArrayList<>()).getFirst(), killed);
        assertEquals(Outcome.CONFIRMED, behind.outcome(), behind.why());
        assertEquals(2, asked());
    }

    /** A journal that was kept before the host was asked, which it never was. */
    private Journals killedUnasked() throws Exception {
        Instant before = seen.host.started;
        seen.host.around = this::keep;
        apply(LONG);
        seen.host.around = () -> { };
        seen.host.started = before;
        seen.host.settings.put(Seen.SWITCH, Seen.OFF);
        return new Journals(copy);
    }

    /** That it may have been asked before does not make a refusal a restart. */
    @Test
    void whoMayNotRestartItIsToldSoByResumeAndItCanBeAskedAgain() throws Exception {
        Journals killed = killedUnasked();
        seen.host.asked = () -> {
            throw new SettingException("Access is denied.");
        };
        Repair refused = resume(killed.all(new ArrayList<>()).getFirst(), killed);
        assertEquals(Outcome.NOT_UNDONE, refused.outcome(), refused.why());
        assertTrue(refused.why().contains("Access is denied."), refused.why());
        assertEquals(List.of(Repair.Progress.DOING), refused.progress(), "the first one may have got there");
        assertTrue(refused.resumable() && refused.until().isEmpty());
        seen.host.asked = this::restarts;
        Repair behind = resume(refused, killed);
        assertEquals(Outcome.CONFIRMED, behind.outcome(), behind.why());
    }

    /** However long ago it was asked first. */
    @Test
    void aHostThatIsAskedAgainIsWaitedForAgain() throws Exception {
        Journals killed = killedUnasked();
        Repair repair = killed.all(new ArrayList<>()).getFirst();
        Path journal = copy.resolve(repair.id() + ".repair");
        String asked = repair.restart().orElseThrow().asked().toString();
        Files.writeString(journal, Files.readString(journal).replace(asked, Instant.now().minusSeconds(3_600)
                .toString()));
        List<String> tries = new ArrayList<>();
        List<String> looks = new ArrayList<>();
        seen.unclear = true;
        seen.host.asked = () -> {
            seen.host.opened = () -> {
                tries.add("");
                if (tries.size() == 2) {
                    restarts();
                    seen.looked = () -> {
                        looks.add("");
                        // The connection was looked at before that is judged.
                        seen.unclear = looks.isEmpty();
                    };
                }
            };
        };
        Repair behind = seen.repairs.resume(repair.id(), seen.request(), killed, waiting(LONG), Progress.SILENT);
        assertEquals(Outcome.CONFIRMED, behind.outcome(), behind.why());
        assertEquals(3, tries.size(), "the last one asks which machine the look came to that tells something");
        assertEquals(2, looks.size(), "a look that tells nothing is repeated, too");
    }

    /** The journal as it is just before the host is asked. */
    private void keep() {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(one -> one.toString().endsWith(".repair")).toList()) {
                Files.copy(file, copy.resolve(file.getFileName()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void whatCameBeforeItIsTakenBackAndTheRestartIsSaid() throws Exception {
        propose(FixPlan.of("test.off", "restart", FixPlan.Security.SAME).then(new Change.Set(Seen.SWITCH,
                Optional.empty(), Seen.ON)).then(RESTART));
        Repair repair = apply(LONG);
        assertEquals(Outcome.CONFIRMED, repair.outcome(), repair.why());
        assertTrue(repair.undoable());
        Repair undone = seen.repairs.undo(repair.id(), Seen.WAY, journals, seen.manner());
        assertEquals(Outcome.NOT_UNDONE, undone.outcome());
        assertTrue(undone.why().endsWith("Step 2 cannot be taken back by anybody."), undone.why());
        assertEquals(Seen.OFF, seen.host.value(Seen.SWITCH));
    }

    @Test
    void itNeedsAnAgreementOfItsOwn() throws Exception {
        RepairPlan plan = seen.plan();
        assertTrue(plan.restarts() && plan.irreversible() && plan.needsConsent());
        assertEquals("restart 192.0.2.7", plan.agreement());
        assertTrue(plan.agreedBy(" restart 192.0.2.7 "));
        assertFalse(plan.agreedBy("192.0.2.7"));
        assertEquals(plan, PlanFormat.read(PlanFormat.write(plan)));
    }

    @Test
    void nothingComesBehindIt() throws Exception {
        assertThrows(IllegalArgumentException.class, () -> ONLY.then(RESTART));
        RepairPlan plan = seen.plan();
        List<Step> steps = List.of(plan.steps().getFirst(), new Step("a", SettingValue.ABSENT, Seen.ON));
        assertThrows(IllegalArgumentException.class, () -> new RepairPlan(plan.target(), plan.wayIn(), plan.machine(),
                plan.cause(), plan.key(), plan.what(), plan.security(), plan.interruption(), steps));
    }
}
