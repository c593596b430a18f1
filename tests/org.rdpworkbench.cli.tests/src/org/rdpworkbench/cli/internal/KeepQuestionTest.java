// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOError;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.rdpworkbench.core.repair.Outcome;
import org.rdpworkbench.core.repair.Repair;
import org.rdpworkbench.core.repair.RepairPlan;
import org.rdpworkbench.core.repair.Trial;
import org.rdpworkbench.core.spi.FixPlan;
import org.rdpworkbench.core.spi.SettingValue;
import org.rdpworkbench.core.spi.Step;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.core.spi.WayIn;
import picocli.CommandLine;

/** What a person types who keeps a repair, and what is refused before. */
class KeepQuestionTest {

    private static final Instant LATER = Instant.now().plus(Duration.ofHours(1));
    private static final SettingValue NAME = SettingValue.text("g/SRV1");

    private final List<String> told = new ArrayList<>();

    private static RepairPlan plan(boolean waits, Step step) {
        return new RepairPlan(Target.of("srv1", 3389), new WayIn("smb", Optional.of("admin")), "guid/X", "a.cause",
                "a.cause.fix-x", "Mends it.", FixPlan.Security.SAME, "", waits, List.of(step));
    }

    private static RepairPlan plan() {
        return plan(false, new Step("key:HKLM\\A", SettingValue.ABSENT, SettingValue.dword(1)));
    }

    private static Repair repair(Outcome outcome, Instant until, boolean kept) {
        return new Repair("1", Instant.EPOCH, "somebody", plan(), List.of(Repair.Progress.DONE), outcome, "",
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(new Trial(until, kept)));
    }

    private boolean keeps(Supplier<String> lines, Instant until) throws InterruptedException {
        return new KeepQuestion(lines, told::add).keeps(repair(Outcome.CONFIRMED, until, false), until);
    }

    private boolean keeps(String... lines) throws InterruptedException {
        Iterator<String> typed = Arrays.asList(lines).iterator();
        return keeps(typed::next, LATER);
    }

    /** Of a person who types nothing. */
    private static String nothing() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return null;
    }

    @Test
    void onlyThatWordKeepsIt() throws Exception {
        assertTrue(keeps(" keep "));
        assertTrue(told.getFirst().contains("connecting to srv1 anew. Type keep by "), told::toString);
        told.clear();
        assertTrue(keeps("", "yes", "keep"));
        assertEquals(List.of("That was not keep.", "That was not keep."), told.subList(1, told.size()));
    }

    @Test
    void aTerminalThatIsGoneDoesNotKeepIt() throws Exception {
        assertFalse(keeps("kee", null));
        assertFalse(keeps(() -> {
            throw new IOError(new IOException("Input/output error"));
        }, LATER));
    }

    @Test
    void itIsNotKeptWhenTheTimeIsOver() throws Exception {
        assertFalse(keeps(KeepQuestionTest::nothing, Instant.now()));
    }

    @Test
    void anInterruptEndsTheQuestion() {
        Thread.currentThread().interrupt();
        assertThrows(InterruptedException.class, () -> keeps(KeepQuestionTest::nothing, LATER));
    }

    @Test
    void whatNobodyKeptIsNoSuccess() {
        Instant past = Instant.now().minusSeconds(1);
        assertEquals(0, Repairing.state(repair(Outcome.CONFIRMED, past, true), false));
        assertEquals(6, Repairing.state(repair(Outcome.CONFIRMED, LATER, false), false));
        assertEquals(5, Repairing.state(repair(Outcome.CONFIRMED, past, false), false));
        assertEquals(5, Repairing.state(repair(Outcome.NOT_UNDONE, past, false), false));
        assertEquals(4, Repairing.state(repair(Outcome.UNDONE, past, false), false));
        assertEquals(0, Repairing.state(repair(Outcome.UNDONE, past, false), true));
    }

    private static OutputOptions options() {
        OutputOptions options = new OutputOptions(Terminal.NONE);
        new CommandLine(new Holder(options));
        return options;
    }

    @CommandLine.Command
    private record Holder(@CommandLine.Mixin OutputOptions options) {}

    private static String bad(Executable call) {
        return assertThrows(CommandLine.ParameterException.class, call).getMessage();
    }

    @Test
    void whatCannotBeAskedIsRefused() {
        assertEquals(Optional.empty(), KeepQuestion.time(null, true, options()));
        Optional<Duration> time = KeepQuestion.time(5, false, options());
        assertEquals(Optional.of(Duration.ofMinutes(5)), time);
        for (int minutes : new int[] {0, -1, 1441}) {
            assertEquals("--undo-after takes minutes, from 1 to 1440.",
                    bad(() -> KeepQuestion.time(minutes, false, options())));
        }
        assertTrue(bad(() -> KeepQuestion.time(5, true, options())).contains("leave out one of them"));
        KeepQuestion.possible(time, files(false, plan()), options());
        KeepQuestion.possible(Optional.empty(), files(true, plan()), options());
        assertTrue(bad(() -> KeepQuestion.possible(time, files(true, plan()), options())).contains("for one host"));
        assertTrue(bad(() -> KeepQuestion.possible(time, files(false, plan(true, plan().steps().getFirst())),
                options())).startsWith("This plan takes effect only when the host has restarted"));
        for (Step.Kind kind : List.of(Step.Kind.RESTART, Step.Kind.ONCE)) {
            RepairPlan lost = plan(false, new Step("restart:host", NAME, NAME, kind));
            assertTrue(bad(() -> KeepQuestion.possible(time, files(false, lost), options())).startsWith(
                    "Not all of this plan can be taken back"));
        }
    }

    private static RepairPlan test() {
        RepairPlan plan = plan();
        return new RepairPlan(plan.target(), plan.wayIn(), plan.machine(), plan.cause(), plan.key(), plan.what(),
                FixPlan.Security.WEAKER, "", false, Duration.ZERO, true, List.of(), plan.steps());
    }

    /** A test is kept by no word: one ends it before its time. */
    @Test
    void aTestIsNotKept() throws Exception {
        Iterator<String> typed = List.of("keep", "end").iterator();
        Repair running = new Repair("1", Instant.EPOCH, "somebody", test(), List.of(Repair.Progress.DONE),
                Outcome.CONFIRMED, "", Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.of(new Trial(LATER, false)));
        assertTrue(new KeepQuestion(typed::next, told::add).keeps(running, LATER));
        assertTrue(told.getFirst().endsWith("all is taken back; type end to have that before."), told::toString);
        assertEquals(List.of("That was not end."), told.subList(1, told.size()));
    }

    @Test
    void aTestNeedsATimeAndIsForOneHost() {
        String time = "This plan is a test, which is done for a while only and always undone at its end: apply it with "
                + "--undo-after MINUTES, 60 at the most.";
        for (Optional<Duration> wrong : List.of(Optional.<Duration>empty(), Optional.of(Duration.ofMinutes(61)))) {
            assertEquals(time, bad(() -> KeepQuestion.possible(wrong, files(false, test()), options())));
        }
        KeepQuestion.possible(Optional.of(Duration.ofMinutes(60)), files(false, test()), options());
        assertTrue(bad(() -> KeepQuestion.possible(Optional.empty(), files(true, test()), options()))
                .startsWith("One of these plans is a test, which is for one host"));
    }

    private static PlanFiles files(boolean fleet, RepairPlan plan) {
        return new PlanFiles(fleet, List.of(plan), Map.of(), Map.of());
    }
}
