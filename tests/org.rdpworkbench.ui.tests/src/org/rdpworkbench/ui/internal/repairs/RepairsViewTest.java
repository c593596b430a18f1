// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.repairs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.rdpworkbench.core.repair.Outcome;
import org.rdpworkbench.core.repair.PlanFormat;
import org.rdpworkbench.core.repair.Repair;
import org.rdpworkbench.core.repair.RepairPlan;
import org.rdpworkbench.core.repair.Weakening;
import org.rdpworkbench.core.run.Json;
import org.rdpworkbench.core.spi.FixPlan;
import org.rdpworkbench.core.spi.SettingValue;
import org.rdpworkbench.core.spi.Step;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.core.spi.WayIn;
import org.rdpworkbench.store.Store;
import org.rdpworkbench.ui.internal.Closing;
import org.rdpworkbench.ui.internal.Ui;
import org.rdpworkbench.ui.internal.diagnosis.Cases;
import org.rdpworkbench.ui.internal.hosts.ShownHosts;
import org.rdpworkbench.ui.internal.store.WindowStore;

/** The journals of repairs in the window. The timeout only ends a test whose UI thread stands still. */
@Timeout(240)
class RepairsViewTest {

    private static final String UNDO = "org.rdpworkbench.ui.undoRepair";
    private static final String RESUME = "org.rdpworkbench.ui.resumeRepair";
    private static final String PROTECTED = "org.rdpworkbench.ui.protectedAgain";
    private static final String ONE = "value:HKLM\\SYSTEM\\Rdp\\\\One";
    private static final String TWO = "value:HKLM\\SYSTEM\\Rdp\\\\Two";
    private static final SettingValue OFF = SettingValue.dword(0);
    private static final SettingValue ON = SettingValue.dword(1);
    private static final Pattern OBEYED = Pattern.compile("[\\p{Cc}\\p{Cf}&&[^\\n\\t]]");

    private final Path folder = Store.journals().folder();
    /** Another one each time: the store of these tests keeps what came of each. */
    private final String id = "20261128-091500-" + System.currentTimeMillis();
    private MemoryHost host;
    private Target target;
    private RepairsView view;

    @BeforeEach
    void begin() throws Exception {
        host = new MemoryHost();
        host.settings.put(ONE, OFF);
        host.settings.put(TWO, OFF);
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            target = Target.of("127.0.0.1", socket.getLocalPort());
        }
        // Never those of the person who runs the tests.
        assertTrue(folder.toString().contains("org.rdpworkbench.ui.tests"), folder::toString);
        clear();
    }

    @AfterEach
    void end() throws Exception {
        host.leave();
        Ui.join("Undoing ");
        Ui.join("Resuming ");
        Ui.sync(() -> {
            Ui.page().hideView(view);
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

    private RepairPlan plan(String machine, String what) {
        return plan(machine, what, List.of(new Step(ONE, OFF, ON), new Step(TWO, OFF, ON)));
    }

    private RepairPlan plan(String machine, String what, List<Step> steps) {
        return new RepairPlan(target, new WayIn(MemoryHost.WAY, Optional.empty()), machine, "test.off",
                "test.off.fix-on", what, FixPlan.Security.SAME, "", steps);
    }

    /** The lines of a journal as the engine writes them, without their time. */
    private void journal(String name, RepairPlan plan, String at, String... lines) throws Exception {
        ObjectNode begun = Json.mapper().createObjectNode().put("event", "BEGUN").put("at", at).put("who", "somebody");
        begun.set("plan", PlanFormat.tree(plan));
        List<String> all = new ArrayList<>(List.of(begun.toString()));
        all.addAll(List.of(lines));
        Files.write(folder.resolve(name + ".repair"), all);
    }

    private static String step(String event, int number) {
        return "{\"event\":\"" + event + "\",\"step\":" + number + "}";
    }

    private static String outcome(Outcome outcome, String why) {
        return Json.mapper().createObjectNode().put("event", "OUTCOME").put("outcome", outcome.name()).put("why", why)
                .toString();
    }

    /** Both steps are done. */
    private void applied(String machine) throws Exception {
        journal(id, plan(machine, "Turns both on."), "2026-11-28T09:15:00Z", step("DOING", 0),
                step("DONE", 0), step("DOING", 1), step("DONE", 1), outcome(Outcome.APPLIED, "All steps are done."));
        host.settings.put(ONE, ON);
        host.settings.put(TWO, ON);
    }

    /** It was killed behind its first step. */
    private void begun() throws Exception {
        journal(id, plan(MemoryHost.MACHINE, "Turns both on."), "2026-11-28T09:15:00Z",
                step("DOING", 0), step("DONE", 0));
        host.settings.put(ONE, ON);
    }

    private void open() throws Exception {
        view = Ui.sync(() -> (RepairsView) Ui.page().showView(RepairsView.ID));
        Ui.drain();
        Ui.join("Reading the repairs");
        Ui.drain();
    }

    private static Composite part() {
        return (Composite) Ui.all(Ui.page().getWorkbenchWindow().getShell(), Control.class).stream()
                .filter(control -> RepairsView.ID.equals(control.getData("org.eclipse.ui.help"))).findFirst()
                .orElseThrow();
    }

    private static List<String> texts() throws Exception {
        return Ui.sync(() -> Ui.texts(part()));
    }

    private static Table table() {
        return Ui.all(part(), Table.class).getFirst();
    }

    private static List<String> column(int number) throws Exception {
        return Ui.sync(() -> Stream.of(table().getItems()).map(item -> item.getText(number)).toList());
    }

    /** The dialog that the command opens. */
    private static Shell dialog(String command, String title) throws Exception {
        Ui.display().asyncExec(() -> {
            try {
                ShownHosts.execute(command);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        return Ui.shell(title);
    }

    private static void press(Shell dialog, String button) throws Exception {
        Ui.sync(() -> {
            Ui.press(dialog, button);
            return null;
        });
        Ui.sync(() -> null);
    }

    private static void join(String job) throws Exception {
        Ui.join(job);
        Ui.drain();
        Ui.join("Reading the repairs");
        Ui.drain();
    }

    private Repair repair() throws Exception {
        return Store.journals().find(id).orElseThrow();
    }

    @Test
    void whereNothingWasRepairedItSaysWhatToDo() throws Exception {
        open();
        assertTrue(texts().stream().anyMatch(text -> text.startsWith("No host was repaired from this machine yet.")),
                texts()::toString);
        assertFalse(Ui.sync(() -> table().isVisible()));
        assertFalse(ShownHosts.can(UNDO));
    }

    @Test
    void theLatestStandsFirstAndItsJournalBesideIt() throws Exception {
        journal("20261127-100000", plan(MemoryHost.MACHINE, Cases.HOSTILE), "2026-11-27T10:00:00Z", step("DOING", 0),
                outcome(Outcome.NOT_UNDONE, Cases.HOSTILE));
        applied(MemoryHost.MACHINE);
        Files.writeString(folder.resolve("20261126-100000.repair"), "{\"event\":\"DONE\"}\n");
        open();
        assertTrue(column(3).getFirst().startsWith("applied, and not seen from outside yet"), column(3)::toString);
        assertEquals("not wholly undone", column(3).getLast());
        assertEquals(List.of(target.toString(), target.toString()), column(1));
        assertEquals("Turns both on. (test.off)", column(2).getFirst());
        assertEquals(2, Ui.sync(() -> Stream.of(table().getItems()).map(item -> item.getImage(3)).distinct().count()));
        assertTrue(texts().stream().anyMatch(text -> text.contains("Repair " + id + " by somebody")
                && text.contains("1. registry value HKLM\\SYSTEM\\Rdp\\One: 0 becomes 1 (done)")), texts()::toString);
        assertTrue(texts().stream().anyMatch(text -> text.startsWith("2 repairs were begun on this machine. "
                + "The journal 20261126-100000 has no beginning")), texts()::toString);
        Ui.sync(() -> {
            table().setSelection(1);
            table().notifyListeners(SWT.Selection, new Event());
            return null;
        });
        assertTrue(texts().stream().anyMatch(text -> text.contains("begun, perhaps done")), texts()::toString);
        texts().forEach(text -> assertFalse(OBEYED.matcher(text).find(), text));
    }

    @Test
    void oneIsUndoneAfterThePersonHasSeenWhatThatDoes() throws Exception {
        applied(MemoryHost.MACHINE);
        open();
        assertTrue(ShownHosts.can(RESUME), "it can be looked at again");
        Shell no = dialog(UNDO, "Undo Repair");
        String words = Ui.sync(() -> String.join("\n", Ui.texts(no)));
        assertTrue(words.contains("Takes back what was done, the newest step first"), words);
        assertTrue(words.contains("2. registry value HKLM\\SYSTEM\\Rdp\\Two: 0 becomes 1 (done)"), words);
        press(no, "Cancel");
        assertEquals(ON, host.settings.get(ONE));
        press(dialog(UNDO, "Undo Repair"), "Undo Repair");
        join("Undoing the repair of ");
        assertEquals(List.of(OFF, OFF), List.of(host.settings.get(ONE), host.settings.get(TWO)));
        assertEquals(Outcome.UNDONE, repair().outcome());
        assertEquals(List.of("undone"), column(3));
        assertTrue(texts().stream().anyMatch(text -> text.startsWith(target + ": undone. A person undid it: ")),
                texts()::toString);
        assertFalse(ShownHosts.can(UNDO), "it is undone already");
        assertFalse(ShownHosts.can(RESUME), "it is finished");
        assertEquals(List.of(org.rdpworkbench.store.Repair.Outcome.UNDONE), WindowStore.open().journal().of(target)
                .stream().filter(kept -> kept.id().equals(id)).map(org.rdpworkbench.store.Repair::outcome).toList());
    }

    /** The same question as at a terminal. */
    @Test
    void whatMadeTheHostStrongerIsTakenBackByWhoAgrees() throws Exception {
        RepairPlan plan = new RepairPlan(target, new WayIn(MemoryHost.WAY, Optional.empty()), MemoryHost.MACHINE,
                "test.off", "test.off.fix-on", "Turns one on.", FixPlan.Security.STRONGER, "",
                List.of(new Step(ONE, OFF, ON)));
        journal(id, plan, "2026-11-28T09:15:00Z", step("DOING", 0), step("DONE", 0), outcome(Outcome.CONFIRMED, ""));
        host.settings.put(ONE, ON);
        open();
        Shell dialog = dialog(UNDO, "Undo Repair");
        String words = Ui.sync(() -> String.join("\n", Ui.texts(dialog)));
        assertTrue(words.contains("The repair had made " + target.host() + " better protected"), words);
        Button undo = Ui.sync(() -> Ui.all(dialog, Button.class).stream().filter(button ->
                button.getText().equals("Undo Repair")).findFirst().orElseThrow());
        assertFalse(Ui.sync(undo::isEnabled), "nobody has agreed yet");
        Ui.sync(() -> {
            agreement(dialog).setText("weaken " + target.host());
            return null;
        });
        assertFalse(Ui.sync(undo::isEnabled), "until when?");
        LocalDate day = LocalDate.now().plusDays(3);
        Ui.sync(() -> {
            agreement(dialog).setText("weaken " + target.host() + " until " + day);
            return null;
        });
        assertTrue(Ui.sync(undo::isEnabled));
        press(dialog, "Undo Repair");
        join("Undoing the repair of ");
        assertEquals(OFF, host.settings.get(ONE));
        assertEquals(day, Weakening.of(repair()).orElseThrow().until());
    }

    private static Text agreement(Shell dialog) {
        return Ui.all(dialog, Text.class).stream().filter(text -> text.getMessage().startsWith("weaken ")).findFirst()
                .orElseThrow();
    }

    @Test
    void anotherMachineIsRefusedInWords() throws Exception {
        applied("memory/2");
        open();
        press(dialog(UNDO, "Undo Repair"), "Undo Repair");
        join("Undoing the repair of ");
        assertTrue(texts().stream().anyMatch(text -> text.startsWith(target + ": The host is another machine than the "
                + "one that was repaired.")), texts()::toString);
        assertEquals(ON, host.settings.get(ONE));
        assertEquals(Outcome.APPLIED, repair().outcome());
    }

    @Test
    void oneThatWasCutOffIsGoneOnWith() throws Exception {
        begun();
        open();
        assertEquals(List.of("begun and not finished"), column(3));
        press(dialog(RESUME, "Resume Repair"), "Resume Repair");
        join("Resuming the repair of ");
        assertEquals(List.of(ON, ON), List.of(host.settings.get(ONE), host.settings.get(TWO)));
        assertTrue(column(3).getFirst().startsWith("applied, and not seen from outside yet; look again with resume "
                + "until "), column(3)::toString);
    }

    /** What a person agreed to at first is over by then. */
    @Test
    void whatWasOnItsWayBackGoesForthAgainByWhoAgreesAnew() throws Exception {
        RepairPlan plan = new RepairPlan(target, new WayIn(MemoryHost.WAY, Optional.empty()), MemoryHost.MACHINE,
                "test.off", "test.off.fix-on", "Turns one on.", FixPlan.Security.SAME, "Sessions end.",
                List.of(new Step(ONE, OFF, ON)));
        journal(id, plan, "2026-11-28T09:15:00Z", step("DOING", 0), step("DONE", 0), step("UNDOING", 0));
        open();
        Shell dialog = dialog(RESUME, "Resume Repair");
        assertFalse(Ui.sync(() -> Ui.button(dialog, "Resume Repair").isEnabled()), "nobody has agreed yet");
        Ui.sync(() -> {
            Ui.all(dialog, Text.class).stream().filter(text -> text.getMessage().equals(target.host())).findFirst()
                    .orElseThrow().setText(target.host());
            return null;
        });
        press(dialog, "Resume Repair");
        join("Resuming the repair of ");
        assertEquals(ON, host.settings.get(ONE));
    }

    /** What looks again asks who was asked before; what is taken back does not look. */
    @Test
    void theDomainControllerThatAPersonNamesIsAskedWhereItIsGoneOnWith() throws Exception {
        try (ControllerProbe probe = new ControllerProbe(); OffCause cause = new OffCause(host)) {
            begun();
            open();
            Shell without = dialog(RESUME, "Resume Repair");
            assertEquals(List.of(), ControllerProbe.fields(without), "its repair needs none");
            press(without, "Cancel");
            cause.byController = true;
            Shell undo = dialog(UNDO, "Undo Repair");
            assertEquals(List.of(), ControllerProbe.fields(undo));
            press(undo, "Cancel");
            Shell dialog = dialog(RESUME, "Resume Repair");
            ControllerProbe.name(dialog, "no host");
            String words = Ui.sync(() -> String.join("\n", Ui.texts(dialog)));
            assertTrue(words.contains("\"no host\" is not a host name or address."), words);
            assertFalse(Ui.sync(() -> Ui.button(dialog, "Resume Repair").isEnabled()));
            ControllerProbe.name(dialog, "127.0.0.9");
            press(dialog, "Resume Repair");
            join("Resuming the repair of ");
            assertFalse(probe.asked.isEmpty());
            assertTrue(probe.asked.stream().allMatch("127.0.0.9:389"::equals), probe.asked::toString);
            assertEquals(ON, host.settings.get(TWO));
        }
    }

    @Test
    void oneThatWaitsForARestartIsLookedAtAgainAndStays() throws Exception {
        RepairPlan plan = new RepairPlan(target, new WayIn(MemoryHost.WAY, Optional.empty()), MemoryHost.MACHINE,
                "test.off", "test.off.fix-on", "Turns one on.", FixPlan.Security.SAME, "Sessions end.", true,
                List.of(new Step(ONE, OFF, ON)));
        journal(id, plan, "2026-11-28T09:15:00Z", step("DOING", 0), step("DONE", 0),
                "{\"event\":\"OUTCOME\",\"at\":\"2126-11-28T09:15:01Z\",\"outcome\":\"APPLIED\",\"why\":\"\"}");
        host.settings.put(ONE, ON);
        open();
        String until = "applied; it takes effect when the host has restarted, look again with resume until 2126-12-12";
        assertEquals(List.of(until), column(3));
        Shell dialog = dialog(RESUME, "Resume Repair");
        String words = Ui.sync(() -> String.join("\n", Ui.texts(dialog)));
        assertTrue(words.contains("Looks at the host again, from outside and inside. Nothing is changed"), words);
        assertFalse(words.contains("Sessions end."), words);
        press(dialog, "Resume Repair");
        join("Resuming the repair of ");
        assertTrue(texts().stream().anyMatch(text -> text.startsWith(target + ": " + until
                + ". A look does not tell whether the cause is gone.")), texts()::toString);
        assertEquals(List.of(until), column(3));
        assertEquals(ON, host.settings.get(ONE));
        assertTrue(ShownHosts.can(RESUME));
    }

    /** So many steps that none of the last can have begun when the engine hears of it. */
    private static List<Step> flickering() {
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            steps.add(i % 2 == 0 ? new Step(ONE, OFF, ON) : new Step(ONE, ON, OFF));
        }
        return steps;
    }

    @Test
    void whatIsUnderWayStopsBehindItsStepWhenTheWindowCloses() throws Exception {
        journal(id, plan(MemoryHost.MACHINE, "Flickers.", flickering()), "2026-11-28T09:15:00Z");
        host.gate = new CountDownLatch(1);
        open();
        press(dialog(RESUME, "Resume Repair"), "Resume Repair");
        assertTrue(host.putting.await(60, TimeUnit.SECONDS));
        CompletableFuture<Boolean> closes = Closing.begin();
        Shell asks = Ui.shell(EndingRepairs.TITLE);
        assertTrue(Ui.sync(() -> Ui.texts(asks)).contains("Close the window? The repair of " + target + " stops after "
                + "the step that is under way; go on with it, or undo it, in Repairs."),
                Ui.sync(() -> Ui.texts(asks))::toString);
        press(asks, "Close");
        Ui.shell("Ending Repairs");
        assertFalse(closes.isDone(), "it waits for the step");
        host.gate.countDown();
        assertTrue(closes.get());
        assertEquals(Outcome.BEGUN, repair().outcome());
        assertTrue(repair().progress().contains(Repair.Progress.NOT_BEGUN), repair().progress()::toString);
    }

    @Test
    void whatIsStoppedEndsBehindItsStepAndCanBeGoneOnWith() throws Exception {
        journal(id, plan(MemoryHost.MACHINE, "Flickers.", flickering()), "2026-11-28T09:15:00Z");
        host.gate = new CountDownLatch(1);
        open();
        press(dialog(RESUME, "Resume Repair"), "Resume Repair");
        assertTrue(host.putting.await(60, TimeUnit.SECONDS));
        Stream.of(Job.getJobManager().find(null)).filter(job -> job.getName().startsWith("Resuming the repair of "))
                .forEach(Job::cancel);
        host.gate.countDown();
        join("Resuming the repair of ");
        assertEquals(List.of("begun and not finished"), column(3));
        List<Repair.Progress> progress = repair().progress();
        int done = progress.indexOf(Repair.Progress.NOT_BEGUN);
        assertTrue(done > 0, progress::toString);
        assertTrue(progress.stream().limit(done).allMatch(Repair.Progress.DONE::equals), progress::toString);
        assertTrue(progress.stream().skip(done).allMatch(Repair.Progress.NOT_BEGUN::equals), progress::toString);
        assertEquals(done % 2 == 1 ? ON : OFF, host.settings.get(ONE));
        assertTrue(ShownHosts.can(RESUME));
    }

    /** Nobody can take back what made it weaker, so that a person has to say when that is over. */
    @Test
    void aPersonNotesThatAHostIsProtectedAgain() throws Exception {
        RepairPlan plan = new RepairPlan(target, new WayIn(MemoryHost.WAY, Optional.empty()), MemoryHost.MACHINE,
                "test.off", "test.off.fix-on", "Opens it.", FixPlan.Security.WEAKER, "",
                List.of(new Step(ONE, OFF, ON, Step.Kind.ONCE)));
        journal(id, plan, "2026-11-28T09:15:00Z", step("DOING", 0), step("DONE", 0),
                outcome(Outcome.APPLIED, "All steps are done."));
        open();
        assertTrue(Weakening.of(repair()).isPresent());
        assertFalse(ShownHosts.can(UNDO), "nobody can take it back");
        assertTrue(ShownHosts.can(PROTECTED));
        press(dialog(PROTECTED, "Protected Again"), "OK");
        Ui.join("Noting that a host is protected again");
        Ui.drain();
        Ui.join("Reading the repairs");
        Ui.drain();
        assertEquals(Optional.empty(), Weakening.of(repair()));
        assertTrue(texts().stream().anyMatch(text -> text.startsWith(target + ": it is noted that it is not less "
                + "protected any more.")), texts()::toString);
        assertTrue(texts().stream().anyMatch(text -> text.contains(": noted that the host is not less protected any "
                + "more")), texts()::toString);
        assertTrue(texts().stream().anyMatch(text -> text.contains(plan.hash())), texts()::toString);
    }
}
