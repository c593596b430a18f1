// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.repairs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.rdpworkbench.core.repair.Manner;
import org.rdpworkbench.core.repair.Outcome;
import org.rdpworkbench.core.repair.PlanFormat;
import org.rdpworkbench.core.repair.Repair;
import org.rdpworkbench.core.repair.RepairPlan;
import org.rdpworkbench.core.repair.Repairs;
import org.rdpworkbench.core.run.Json;
import org.rdpworkbench.core.spi.FixPlan;
import org.rdpworkbench.core.spi.SettingValue;
import org.rdpworkbench.core.spi.Step;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.core.spi.WayIn;
import org.rdpworkbench.store.Store;
import org.rdpworkbench.ui.internal.Closing;
import org.rdpworkbench.ui.internal.Services;
import org.rdpworkbench.ui.internal.Ui;
import org.rdpworkbench.ui.internal.diagnosis.Cases;
import org.rdpworkbench.ui.internal.history.HistoryView;
import org.rdpworkbench.ui.internal.hosts.ShownHosts;

/** Repairs that are undone unless a person keeps them. The timeout only ends a test whose UI thread stands still. */
@Timeout(240)
class KeepTest {

    private static final String RESUME = "org.rdpworkbench.ui.resumeRepair";
    private static final String UNDO = "org.rdpworkbench.ui.undoRepair";
    private static final String ONE = "value:HKLM\\SYSTEM\\Rdp\\\\One";
    private static final SettingValue OFF = SettingValue.dword(0);
    private static final SettingValue ON = SettingValue.dword(1);
    private static final WayIn WAY = new WayIn(MemoryHost.WAY, Optional.empty());

    private final Path folder = Store.journals().folder();
    private final String id = "20261128-091500-" + System.currentTimeMillis();
    private MemoryHost host;
    private Target target;

    @BeforeEach
    void begin() throws Exception {
        host = new MemoryHost();
        host.settings.put(ONE, ON);
        target = Cases.closedPort();
        // Never those of the person who runs the tests.
        assertTrue(folder.toString().contains("org.rdpworkbench.ui.tests"), folder::toString);
        clear();
    }

    @AfterEach
    void end() throws Exception {
        Stream.of(Job.getJobManager().find(RepairJob.class)).forEach(Job::cancel);
        host.leave();
        for (Job job : Job.getJobManager().find(RepairJob.class)) {
            job.join();
        }
        Ui.sync(() -> {
            Ui.page().hideView(Ui.page().findView(RepairsView.ID));
            Ui.page().hideView(Ui.page().findView(HistoryView.ID));
            return null;
        });
        clear();
    }

    private void clear() throws Exception {
        Files.createDirectories(folder);
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
    }

    /** The journal of one that was applied then, and had ten minutes to be kept. */
    private void applied(Instant at) throws Exception {
        applied(at, new RepairPlan(target, WAY, MemoryHost.MACHINE, "test.off", "test.off.fix-on",
                "Turns one on.", FixPlan.Security.SAME, "", List.of(new Step(ONE, OFF, ON))));
    }

    private void applied(Instant at, RepairPlan plan) throws Exception {
        ObjectNode begun = Json.mapper().createObjectNode().put("event", "BEGUN").put("at", at.toString())
                .put("who", "somebody").put("undoAfter", "PT10M");
        begun.set("plan", PlanFormat.tree(plan));
        Files.write(folder.resolve(id + ".repair"), List.of(begun.toString(), "{\"event\":\"DOING\",\"step\":0}",
                "{\"event\":\"DONE\",\"step\":0}", "{\"event\":\"OUTCOME\",\"at\":\"" + at
                + "\",\"outcome\":\"APPLIED\",\"why\":\"All steps are done.\"}"));
    }

    private Repair repair() throws Exception {
        return Store.journals().find(id).orElseThrow();
    }

    private static RepairsView view() throws Exception {
        return Ui.sync(() -> (RepairsView) Ui.page().showView(RepairsView.ID));
    }

    private static RepairsView open() throws Exception {
        RepairsView view = view();
        read();
        return view;
    }

    private static void read() throws Exception {
        Ui.drain();
        Ui.join("Reading the repairs");
        Ui.drain();
    }

    private static List<String> texts() throws Exception {
        return Ui.sync(() -> Ui.all(Ui.page().getWorkbenchWindow().getShell(), Control.class).stream()
                .filter(control -> RepairsView.ID.equals(control.getData("org.eclipse.ui.help")))
                .flatMap(control -> Ui.texts(control).stream()).toList());
    }

    private static void says(String begins) throws Exception {
        assertTrue(texts().stream().anyMatch(text -> text.startsWith(begins)), texts()::toString);
    }

    private static void press(String button) throws Exception {
        Ui.sync(() -> {
            Ui.press(Ui.page().getWorkbenchWindow().getShell(), button);
            return null;
        });
    }

    /** The question that the window asks, as soon as it does and shows it. */
    static KeepQuestion asked() throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (KeepQuestion.open().isEmpty()) {
            assertTrue(System.nanoTime() < end, "nobody asks");
            Ui.sync(() -> null);
        }
        KeepQuestion question = KeepQuestion.open().getFirst();
        read();
        return question;
    }

    /** Goes on with it, by the button in its row. */
    private static void resume() throws Exception {
        press("Resume...");
        Shell dialog = Ui.shell("Resume Repair");
        Ui.sync(() -> {
            Ui.press(dialog, "Resume Repair");
            return null;
        });
    }

    private static void ended() throws Exception {
        Ui.join("Resuming ");
        read();
    }

    @Test
    void oneOfAnEarlierStartIsShownAndAskedForAgain() throws Exception {
        applied(Instant.now());
        Ui.sync(() -> {
            WeakHosts.unkept(Ui.page(), Journaled.read().repairs());
            return null;
        });
        read();
        says("! " + target + ": nobody has kept its repair yet, and it is not asked here. Resume asks again; ");
        open();
        assertTrue(ShownHosts.can(RESUME));
        press("Resume...");
        Shell dialog = Ui.shell("Resume Repair");
        String words = Ui.sync(() -> String.join("\n", Ui.texts(dialog)));
        assertTrue(words.contains("Asks above the list whether it is kept, until "), words);
        Ui.sync(() -> {
            Ui.press(dialog, "Resume Repair");
            return null;
        });
        assertEquals(id, asked().repair().id());
        says("! " + target + ": its repair is undone in ");
        assertFalse(ShownHosts.can(RESUME), "it is asked already");
        assertTrue(ShownHosts.can(UNDO));
        press("Keep");
        ended();
        assertTrue(repair().trial().orElseThrow().kept());
        assertEquals(ON, host.settings.get(ONE));
        assertFalse(texts().stream().anyMatch(text -> text.startsWith("! ")), texts()::toString);
        assertTrue(texts().stream().anyMatch(text -> text.contains("; a person kept it: " + Repairs.person())),
                texts()::toString);
    }

    @Test
    void aPersonUndoesItAtOnce() throws Exception {
        applied(Instant.now());
        open();
        resume();
        asked();
        press("Undo Now");
        ended();
        assertEquals(OFF, host.settings.get(ONE));
        says(target + ": undone. A person stopped it before it was kept.");
        assertFalse(texts().stream().anyMatch(text -> text.startsWith("! ")), texts()::toString);
    }

    @Test
    void aTestIsOnlyEnded() throws Exception {
        applied(Instant.now(), new RepairPlan(target, WAY, MemoryHost.MACHINE, "test.off", "test.off.fix-on",
                "Tests one.", FixPlan.Security.WEAKER, "", false, Duration.ZERO, true, List.of(),
                List.of(new Step(ONE, OFF, ON))));
        open();
        says("! " + target + ": a test that nobody watches here. Resume undoes it in ");
        resume();
        asked();
        says("! " + target + ": a test, which ends in ");
        assertEquals(List.of("End Test"), Ui.sync(() -> Ui.all(Ui.page().getWorkbenchWindow().getShell(), Button.class)
                .stream().map(button -> button.getText().replace("&", ""))
                .filter(Set.of("Keep", "Undo Now", "End Test")::contains).toList()));
        press("End Test");
        ended();
        assertEquals(Outcome.UNDONE, repair().outcome());
        assertEquals(OFF, host.settings.get(ONE));
    }

    @Test
    void whatIsLateIsSaidAndResumingTakesItBack() throws Exception {
        applied(Instant.now().minus(Duration.ofHours(1)));
        open();
        says("! " + target + ": OVERDUE. Nobody kept its repair by ");
        resume();
        ended();
        assertEquals(OFF, host.settings.get(ONE));
        says(target + ": undone. Nobody kept it by ");
    }

    /** It is asked, and nobody answers. Where it was late before anybody could be asked there is more time. */
    @Test
    void whatNobodyKeepsIsUndoneAndSaid() throws Exception {
        boolean asked = false;
        for (int seconds = 5; !asked && seconds < 100; seconds *= 2) {
            host.settings.put(ONE, ON);
            applied(Instant.now().minus(Duration.ofMinutes(10)).plusSeconds(seconds));
            RepairsView view = open();
            resume();
            asked = isAsked();
            ended();
            assertEquals(Outcome.UNDONE, repair().outcome());
            assertEquals(OFF, host.settings.get(ONE));
            assertEquals(List.of(), KeepQuestion.open());
            says(target + ": undone. Nobody kept it by ");
            Ui.sync(() -> {
                Ui.page().hideView(view);
                return null;
            });
        }
        assertTrue(asked, "it was undone each time, and nobody was asked");
    }

    /** False where it is undone without that. */
    private boolean isAsked() throws Exception {
        while (KeepQuestion.open().isEmpty() && repair().outcome() != Outcome.UNDONE) {
            Ui.sync(() -> null);
        }
        return !KeepQuestion.open().isEmpty();
    }

    /** As on the command line of the same person. */
    @Test
    void whatIsUndoneElsewhereIsAskedNoMore() throws Exception {
        applied(Instant.now());
        open();
        resume();
        asked();
        Services.find(Repairs.class).orElseThrow().undo(id, WAY, Store.journals(),
                new Manner("somebody else", (plan, number, now) -> { }));
        ended();
        assertEquals(List.of(), KeepQuestion.open());
        says(target + ": undone. A person undid it: ");
        assertFalse(texts().stream().anyMatch(text -> text.startsWith("! ")), texts()::toString);
    }

    @Test
    void itCountsOnlyWhereSomebodySeesIt() throws Exception {
        applied(Instant.now());
        RepairsView view = open();
        assertTrue(Ui.sync(view.keep()::ticking));
        Ui.sync(() -> Ui.page().showView(HistoryView.ID));
        Ui.sync(() -> {
            Ui.until(() -> { }, () -> !view.keep().ticking());
            return null;
        });
        view();
        Ui.sync(() -> {
            Ui.until(() -> { }, view.keep()::ticking);
            Ui.page().hideView(view);
            Ui.until(() -> { }, () -> !view.keep().ticking());
            return null;
        });
    }

    @Test
    void theWindowSaysWhatBecomesOfItWhenItCloses() throws Exception {
        applied(Instant.now());
        open();
        resume();
        KeepQuestion question = asked();
        CompletableFuture<Boolean> stays = Closing.begin();
        Shell dialog = Ui.shell(EndingRepairs.TITLE);
        assertTrue(Ui.sync(() -> Ui.texts(dialog)).contains("Close the window? The repair of " + target
                + " is undone first, unless you have kept it."), Ui.sync(() -> Ui.texts(dialog))::toString);
        Ui.sync(() -> {
            Ui.press(dialog, "Stay");
            return null;
        });
        assertFalse(stays.get());
        assertEquals(List.of(question), KeepQuestion.open());
        CompletableFuture<Boolean> closes = Closing.begin();
        Shell again = Ui.shell(EndingRepairs.TITLE);
        Ui.sync(() -> {
            Ui.press(again, "Close");
            return null;
        });
        assertTrue(closes.get());
        assertEquals(Outcome.UNDONE, repair().outcome());
        assertEquals(OFF, host.settings.get(ONE));
    }

    @Test
    void whatIsUnderWayEndsBehindItsStepBeforeTheWindowCloses() throws Exception {
        applied(Instant.now().minus(Duration.ofHours(1)));
        host.gate = new CountDownLatch(1);
        open();
        press("Undo...");
        Shell dialog = Ui.shell("Undo Repair");
        Ui.sync(() -> {
            Ui.press(dialog, "Undo Repair");
            return null;
        });
        assertTrue(host.putting.await(60, TimeUnit.SECONDS));
        CompletableFuture<Boolean> closes = Closing.begin();
        Shell asks = Ui.shell(EndingRepairs.TITLE);
        assertTrue(Ui.sync(() -> Ui.texts(asks)).contains("Close the window? The repair of " + target
                + " is undone first."), Ui.sync(() -> Ui.texts(asks))::toString);
        Ui.sync(() -> {
            Ui.press(asks, "Close");
            return null;
        });
        Ui.shell("Ending Repairs");
        assertFalse(closes.isDone());
        host.gate.countDown();
        assertTrue(closes.get());
        assertEquals(Outcome.UNDONE, repair().outcome());
    }

    @Test
    void theTimeReadsAsOnAClock() {
        Instant now = Instant.parse("2026-11-28T09:15:00Z");
        assertEquals("10:00", KeepWords.left(now.plusSeconds(600), now));
        assertEquals("0:01", KeepWords.left(now.plusMillis(10), now));
        assertEquals("0:00", KeepWords.left(now.minusSeconds(5), now));
        assertEquals("24:00:00", KeepWords.left(now.plus(Duration.ofDays(1)), now));
        assertEquals("1:02:03", KeepWords.left(now.plusSeconds(3_723), now));
    }
}
