// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.repairs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.rdpworkbench.core.repair.Approval;
import org.rdpworkbench.core.repair.ChangeWindow;
import org.rdpworkbench.core.repair.Outcome;
import org.rdpworkbench.core.repair.Repair;
import org.rdpworkbench.core.repair.Weakening;
import org.rdpworkbench.core.spi.SettingValue;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.store.Store;
import org.rdpworkbench.ui.internal.Ui;
import org.rdpworkbench.ui.internal.diagnosis.Cases;
import org.rdpworkbench.ui.internal.diagnosis.OpenCase;
import org.rdpworkbench.ui.internal.hosts.ShownHosts;
import org.rdpworkbench.ui.internal.store.WindowStore;

/** From a cause in a diagnosis to its repair. The timeout only ends a test whose UI thread stands still. */
@Timeout(240)
class RepairWizardTest {

    private static final String COMMAND = "org.rdpworkbench.ui.repair";
    private static final String TITLE = "Repair";
    private static final SettingValue OFF = SettingValue.dword(0);
    private static final SettingValue ON = SettingValue.dword(1);

    private final Path folder = Store.journals().folder();
    private MemoryHost host;
    private OffCause cause;
    private Target target;
    private OpenCase open;

    @BeforeEach
    void begin() throws Exception {
        // Never those of the person who runs the tests.
        assertTrue(folder.toString().contains("org.rdpworkbench.ui.tests"), folder::toString);
        clear();
        host = new MemoryHost();
        cause = new OffCause(host);
        target = Cases.closedPort();
        open = Cases.look(target);
        Cases.join(open);
        Ui.drain();
    }

    @AfterEach
    void end() throws Exception {
        Ui.sync(() -> {
            Stream.of(Ui.display().getShells()).filter(shell -> shell.getText().equals(TITLE)).forEach(Shell::close);
            return null;
        });
        Ui.join(PlanJob.NAME);
        // One that is asked whether it is kept would wait for that.
        Stream.of(Job.getJobManager().find(RepairJob.class)).forEach(Job::cancel);
        Ui.join(RepairWizard.DOING);
        cause.close();
        host.leave();
        Ui.sync(() -> {
            Ui.page().closeAllEditors(false);
            Ui.page().hideView(Ui.page().findView(RepairsView.ID));
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

    private static void press(Shell dialog, String button) throws Exception {
        Ui.sync(() -> {
            Ui.press(dialog, button);
            return null;
        });
        Ui.drain();
    }

    private static String words(Shell dialog) throws Exception {
        return Ui.sync(() -> String.join("\n", Ui.all(dialog, Control.class).stream().filter(Control::isVisible)
                .flatMap(one -> Ui.texts(one).stream()).distinct().toList()));
    }

    private static boolean can(Shell dialog, String button) throws Exception {
        return Ui.sync(() -> Ui.button(dialog, button).isEnabled());
    }

    /** Opens it where the person is, with the way in of these tests. */
    private static Shell wizard() throws Exception {
        ShownHosts.runHere(COMMAND);
        Shell dialog = Ui.shell(TITLE);
        Ui.drain();
        Ui.sync(() -> {
            if (Ui.texts(dialog).contains("In memory") && !Ui.button(dialog, "In memory").getSelection()) {
                Ui.press(dialog, "In memory");
            }
            return null;
        });
        return dialog;
    }

    /** The wizard with what would be done. */
    private static Shell planned() throws Exception {
        Shell dialog = wizard();
        press(dialog, "Next >");
        Ui.join(PlanJob.NAME);
        Ui.drain();
        return dialog;
    }

    private static void applied(Shell dialog) throws Exception {
        press(dialog, "Apply");
        Ui.join(RepairWizard.DOING);
        Ui.drain();
        Ui.join("Reading the repairs");
        Ui.drain();
    }

    private static List<String> view() throws Exception {
        return Ui.sync(() -> Ui.all(Ui.page().getWorkbenchWindow().getShell(), Control.class).stream()
                .filter(control -> RepairsView.ID.equals(control.getData("org.eclipse.ui.help")))
                .flatMap(control -> Ui.texts(control).stream()).toList());
    }

    private List<Repair> repairs() throws Exception {
        return Journaled.read().repairs();
    }

    /** As whoever manages this machine may want it. */
    @Test
    void whereAnApprovalIsRequiredNobodyGoesOnWithoutOne() throws Exception {
        System.setProperty(Approval.PROPERTY, "required");
        try {
            Shell dialog = planned();
            press(dialog, "Next >");
            assertTrue(words(dialog).contains("On this machine nothing is changed without who has approved it"),
                    words(dialog));
            assertFalse(can(dialog, "Apply"));
            for (int field = 0; field < 2; field++) {
                int one = field;
                Ui.sync(() -> {
                    Ui.all(dialog, Text.class).stream().filter(Text::isVisible).filter(Text::isEnabled).toList()
                            .get(one).setText("CHG-1");
                    return null;
                });
                assertEquals(field == 1, can(dialog, "Apply"));
            }
            press(dialog, "Cancel");
        } finally {
            System.clearProperty(Approval.PROPERTY);
        }
        assertEquals(OFF, host.settings.get(OffCause.VALUE));
    }

    @Test
    void aPersonSeesWhatIsDoneAgreesAndIsToldWhatCameOfIt() throws Exception {
        Shell dialog = planned();
        String preview = words(dialog);
        assertTrue(preview.contains("registry value HKLM\\SYSTEM\\Rdp\\One: 0 becomes 1"), preview);
        assertTrue(preview.contains("Nothing has been changed."), preview);
        assertFalse(can(dialog, "Apply"), "nobody has agreed yet");
        assertEquals(OFF, host.settings.get(OffCause.VALUE));
        press(dialog, "Next >");
        String consent = words(dialog);
        assertTrue(consent.contains("neither interrupts anybody nor weakens the host"), consent);
        assertFalse(consent.contains("\" to agree"), consent);
        Ui.sync(() -> {
            List<Text> texts = Ui.all(dialog, Text.class).stream().filter(Text::isVisible)
                    .filter(Text::isEnabled).toList();
            texts.getFirst().setText("the boss");
            texts.get(1).setText("CHG-1");
            texts.get(2).setText("at night");
            return null;
        });
        assertFalse(can(dialog, "Apply"));
        assertTrue(words(dialog).contains("Give the times within which it may be begun"), words(dialog));
        Ui.sync(() -> {
            Ui.all(dialog, Text.class).stream().filter(Text::isVisible).filter(Text::isEnabled).toList().get(2)
                    .setText("00:00-00:00");
            return null;
        });
        applied(dialog);
        assertTrue(Ui.sync(dialog::isDisposed));
        assertEquals(ON, host.settings.get(OffCause.VALUE));
        Repair repair = repairs().getFirst();
        assertEquals(Outcome.CONFIRMED, repair.outcome());
        assertEquals(new Approval("the boss", "CHG-1", ChangeWindow.parse("00:00-00:00")), repair.notes().approval());
        assertTrue(view().stream().anyMatch(text -> text.contains(", approved by the boss, change CHG-1")),
                view()::toString);
        assertTrue(view().stream().anyMatch(text -> text.startsWith(target + ": confirmed from outside.")),
                view()::toString);
        assertEquals(List.of(org.rdpworkbench.store.Repair.Outcome.CONFIRMED), WindowStore.open().journal().of(target)
                .stream().map(org.rdpworkbench.store.Repair::outcome).toList());
    }

    @Test
    void anotherPlanCanBeChosenAndOneThatIsOfNoHelpIsTakenBack() throws Exception {
        Shell dialog = planned();
        Combo choice = Ui.sync(() -> Ui.all(dialog, Combo.class).stream().filter(Combo::isVisible).findFirst()
                .orElseThrow());
        assertEquals(List.of("test.off: test.off.fix-on", "test.off: test.off.fix-of-no-help"),
                Ui.sync(() -> List.of(choice.getItems())));
        Ui.sync(() -> {
            Ui.choose(choice, 1);
            return null;
        });
        assertTrue(words(dialog).contains("0 becomes 2"), "the preview follows");
        press(dialog, "Next >");
        applied(dialog);
        assertEquals(OFF, host.settings.get(OffCause.VALUE));
        assertEquals(Outcome.UNDONE, repairs().getFirst().outcome());
        assertTrue(view().stream().anyMatch(text -> text.startsWith(target + ": undone. The cause was still there")),
                view()::toString);
    }

    @Test
    void whomItInterruptsTakesTheNameOfTheHost() throws Exception {
        cause.interrupting = true;
        Shell dialog = planned();
        String preview = words(dialog);
        assertTrue(preview.contains("Nobody could see who is signed in: "), preview);
        assertTrue(preview.contains("1. by the way in " + MemoryHost.WAY), preview);
        press(dialog, "Next >");
        String consent = words(dialog);
        assertTrue(consent.contains("Type \"" + target.host() + "\" to agree."), consent);
        assertFalse(can(dialog, "Apply"));
        Text typed = Ui.sync(() -> Ui.all(dialog, Text.class).stream().filter(Text::isVisible)
                .filter(Text::getEditable).findFirst().orElseThrow());
        Ui.sync(() -> {
            typed.setText("another.example");
            return null;
        });
        assertFalse(can(dialog, "Apply"));
        Ui.sync(() -> {
            typed.setText(target.host());
            return null;
        });
        press(dialog, "Undo it unless I keep it within");
        applied(dialog);
        assertEquals(Outcome.CONFIRMED, repairs().getFirst().outcome());
        assertEquals(Optional.empty(), repairs().getFirst().trial());
    }

    private static Button tried(Shell dialog) throws Exception {
        return Ui.sync(() -> Ui.button(dialog, "Undo it unless I keep it within"));
    }

    private static Spinner minutes(Shell dialog) throws Exception {
        return Ui.sync(() -> Ui.all(dialog, Spinner.class).getFirst());
    }

    private void agree(Shell dialog) throws Exception {
        Ui.sync(() -> {
            Ui.all(dialog, Text.class).stream().filter(Text::isVisible).filter(Text::getEditable).findFirst()
                    .orElseThrow().setText(target.host());
            return null;
        });
    }

    @Test
    void whatInterruptsIsUndoneUnlessThePersonKeepsIt() throws Exception {
        cause.interrupting = true;
        Shell dialog = planned();
        press(dialog, "Next >");
        assertTrue(Ui.sync(tried(dialog)::getSelection), "it is suggested");
        assertEquals(10, Ui.sync(minutes(dialog)::getSelection));
        agree(dialog);
        press(dialog, "Apply");
        KeepQuestion question = KeepTest.asked();
        assertEquals(ON, host.settings.get(OffCause.VALUE));
        assertTrue(view().stream().anyMatch(text -> text.startsWith(target + ": confirmed from outside. ")),
                view()::toString);
        assertTrue(view().stream().anyMatch(text -> text.startsWith("! " + target + ": its repair is undone in ")),
                view()::toString);
        String begins = RepairWizard.DOING + target + ", undone at ";
        assertTrue(Stream.of(Job.getJobManager().find(RepairJob.class)).allMatch(job -> job.getName().startsWith(begins)
                && job.getName().endsWith(" unless it is kept")));
        assertEquals(repairs().getFirst().id(), question.repair().id());
        Ui.sync(() -> {
            Ui.press(Ui.page().getWorkbenchWindow().getShell(), "Keep");
            return null;
        });
        Ui.join(RepairWizard.DOING);
        Repair repair = repairs().getFirst();
        assertEquals(Outcome.CONFIRMED, repair.outcome());
        assertTrue(repair.trial().orElseThrow().kept());
        assertEquals(ON, host.settings.get(OffCause.VALUE));
    }

    @Test
    void whatInterruptsNobodyIsTriedWhereThePersonWantsThat() throws Exception {
        Shell dialog = planned();
        press(dialog, "Next >");
        assertFalse(Ui.sync(tried(dialog)::getSelection));
        assertFalse(Ui.sync(minutes(dialog)::isEnabled));
        press(dialog, "Undo it unless I keep it within");
        assertTrue(Ui.sync(minutes(dialog)::isEnabled));
        Ui.sync(() -> {
            Ui.all(dialog, Spinner.class).getFirst().setSelection(30);
            return null;
        });
        press(dialog, "Apply");
        Repair asked = KeepTest.asked().repair();
        assertTrue(asked.trial().orElseThrow().until().isAfter(asked.at().plusSeconds(30 * 60 - 1)), asked::toString);
        Stream.of(Job.getJobManager().find(RepairJob.class)).forEach(Job::cancel);
        Ui.join(RepairWizard.DOING);
        assertEquals(Outcome.UNDONE, repairs().getFirst().outcome());
        assertEquals("A person stopped it before it was kept.", repairs().getFirst().why());
        assertEquals(OFF, host.settings.get(OffCause.VALUE));
    }

    @Test
    void whatWaitsForARestartCannotBeTriedAndItSaysWhy() throws Exception {
        cause.waiting = true;
        cause.interrupting = true;
        Shell dialog = planned();
        press(dialog, "Next >");
        assertFalse(Ui.sync(tried(dialog)::isEnabled));
        assertFalse(Ui.sync(tried(dialog)::getSelection));
        assertFalse(Ui.sync(minutes(dialog)::isEnabled));
        assertTrue(words(dialog).contains("so nobody can see before that whether to keep it"), words(dialog));
        agree(dialog);
        applied(dialog);
        assertEquals(Optional.empty(), repairs().getFirst().trial());
    }

    /** Nobody can keep a test: its minutes are chosen, and typed by who agrees; all is as before at its end. */
    @Test
    void aTestIsAgreedToByItsMinutesAndUndoneAtItsEnd() throws Exception {
        cause.test = true;
        Shell dialog = planned();
        press(dialog, "Next >");
        Button always = Ui.sync(() -> Ui.button(dialog, "It is a test: undo it after"));
        assertTrue(Ui.sync(always::getSelection));
        assertFalse(Ui.sync(always::isEnabled), "there is nothing to choose but the time");
        assertEquals(60, Ui.sync(minutes(dialog)::getMaximum));
        String consent = words(dialog);
        assertTrue(consent.contains("type for how many minutes"), consent);
        List<Text> texts = Ui.sync(() -> Ui.all(dialog, Text.class).stream().filter(Text::isVisible)
                .filter(Text::getEditable).toList());
        Spinner time = minutes(dialog);
        Ui.sync(() -> {
            texts.getFirst().setText(target.host());
            texts.get(1).setText("10");
            return null;
        });
        assertTrue(can(dialog, "Apply"));
        Ui.sync(() -> {
            time.setSelection(15);
            return null;
        });
        assertFalse(can(dialog, "Apply"), "another time was agreed to");
        Ui.sync(() -> {
            texts.get(1).setText("15");
            return null;
        });
        press(dialog, "Apply");
        Repair asked = KeepTest.asked().repair();
        assertTrue(asked.plan().timedTest());
        assertTrue(asked.trial().orElseThrow().until().isAfter(asked.at().plusSeconds(15 * 60 - 1)), asked::toString);
        assertEquals(ON, host.settings.get(OffCause.VALUE));
        assertTrue(view().stream().anyMatch(text -> text.contains(": a test, which ends in ")), view()::toString);
        Stream.of(Job.getJobManager().find(RepairJob.class)).forEach(Job::cancel);
        Ui.join(RepairWizard.DOING);
        assertEquals(Outcome.UNDONE, repairs().getFirst().outcome());
        assertEquals(OFF, host.settings.get(OffCause.VALUE));
    }

    private static Text clientFile(Shell dialog) throws Exception {
        return Ui.sync(() -> Ui.all(dialog, Text.class).stream().filter(text ->
                String.valueOf(text.getToolTipText()).startsWith("What the script of Collect")).findFirst()
                .orElseThrow());
    }

    /** As on the command line: before the plan, before its first step and behind its last one. */
    @Test
    void theDomainControllerThatAPersonNamesIsAskedAtEachLook() throws Exception {
        cause.byController = true;
        try (ControllerProbe probe = new ControllerProbe()) {
            Cases.join(Cases.look(target));
            Ui.drain();
            Shell dialog = wizard();
            assertTrue(can(dialog, "Next >"), "nobody has to name one");
            ControllerProbe.name(dialog, "no host");
            assertFalse(can(dialog, "Next >"));
            assertTrue(words(dialog).contains("\"no host\" is not a host name or address."), words(dialog));
            ControllerProbe.name(dialog, "127.0.0.9:0");
            assertFalse(can(dialog, "Next >"));
            assertTrue(words(dialog).contains("Port 0 is not between 1 and 65535."), words(dialog));
            assertEquals(List.of(), probe.asked);
            ControllerProbe.name(dialog, " 127.0.0.9 ");
            press(dialog, "Next >");
            Ui.join(PlanJob.NAME);
            Ui.drain();
            assertEquals(List.of("127.0.0.9:389"), probe.asked);
            press(dialog, "< Back");
            ControllerProbe.name(dialog, "127.0.0.9:3268");
            press(dialog, "Next >");
            Ui.join(PlanJob.NAME);
            Ui.drain();
            assertEquals(List.of("127.0.0.9:389", "127.0.0.9:3268"), probe.asked, "it is planned anew");
            probe.asked.clear();
            press(dialog, "Next >");
            applied(dialog);
            assertEquals(Outcome.CONFIRMED, repairs().getFirst().outcome());
            assertTrue(probe.asked.size() > 1 && probe.asked.stream().allMatch("127.0.0.9:3268"::equals),
                    probe.asked::toString);
        }
    }

    @Test
    void whatElseIsFoundAndNotRepairedIsSaid() throws Exception {
        try (RefusingCause other = new RefusingCause()) {
            Cases.join(Cases.look(target));
            Ui.drain();
            String said = "Not repaired: " + other.cause() + ". " + RefusingCause.WHY;
            Shell dialog = planned();
            assertTrue(words(dialog).contains("0 becomes 1"), "there is a plan: " + words(dialog));
            assertTrue(words(dialog).contains(said), words(dialog));
            cause.proposing = false;
            press(dialog, "Cancel");
            Shell without = planned();
            assertTrue(words(without).contains("There is nothing to apply."), words(without));
            assertTrue(words(without).contains(said), words(without));
        }
    }

    @Test
    void whoNamedNoneIsToldThatNothingIsProposedForLackOfIt() throws Exception {
        cause.byController = true;
        cause.proposing = false;
        try (ControllerProbe probe = new ControllerProbe()) {
            Cases.join(Cases.look(target));
            Ui.drain();
            Shell dialog = planned();
            assertTrue(words(dialog).contains("test.off.refused-third-clock"),
                    words(dialog));
            assertEquals(List.of(), probe.asked);
            press(dialog, "< Back");
            ControllerProbe.name(dialog, "127.0.0.9");
            press(dialog, "Next >");
            Ui.join(PlanJob.NAME);
            Ui.drain();
            assertFalse(words(dialog).contains("test.off.refused-third-clock"), words(dialog));
            assertEquals(List.of("127.0.0.9:389"), probe.asked);
        }
    }

    @Test
    void noneIsAskedForWhereTheRepairNeedsNone() throws Exception {
        try (ControllerProbe probe = new ControllerProbe()) {
            Cases.join(Cases.look(target));
            Ui.drain();
            Shell dialog = planned();
            assertEquals(List.of(), ControllerProbe.fields(dialog));
            assertEquals(List.of(), probe.asked);
            assertTrue(words(dialog).contains("Nothing has been changed."), words(dialog));
        }
    }

    @Test
    void aFileThatSaysNothingOfAClientIsRefusedWithASentence() throws Exception {
        Path file = Files.createTempFile("client", ".json");
        Files.writeString(file, "{}");
        Shell dialog = wizard();
        Text name = clientFile(dialog);
        Ui.sync(() -> {
            name.setText(file.toString());
            return null;
        });
        press(dialog, "Next >");
        Ui.join(PlanJob.NAME);
        Ui.drain();
        assertTrue(words(dialog).contains(file.toString()), words(dialog));
        assertFalse(can(dialog, "Next >"));
        press(dialog, "< Back");
        Ui.sync(() -> {
            name.setText("");
            return null;
        });
        press(dialog, "Next >");
        Ui.join(PlanJob.NAME);
        Ui.drain();
        assertTrue(words(dialog).contains("Nothing has been changed."), words(dialog));
        Files.delete(file);
    }

    /** To agree to a weaker host takes a day as well; the diagnosis of the host, and the next start, say it then. */
    @Test
    void whatWeakensTheHostTakesADayAndShows() throws Exception {
        cause.weakening = true;
        Shell dialog = planned();
        LocalDate today = LocalDate.now();
        // Not today, which may be over before the repair is.
        LocalDate day = today.plusDays(1);
        press(dialog, "Next >");
        String consent = words(dialog);
        assertTrue(Stream.of(today, day).anyMatch(now -> consent.contains("type the day by which you look at it again, "
                + "such as " + Weakening.offered(now))), consent);
        List<Text> texts = Ui.sync(() -> Ui.all(dialog, Text.class).stream().filter(Text::isVisible)
                .filter(Text::getEditable).toList());
        Ui.sync(() -> {
            texts.getFirst().setText(target.host());
            return null;
        });
        assertFalse(can(dialog, "Apply"), "the name alone is not enough");
        Ui.sync(() -> {
            texts.get(1).setText(Weakening.last(day).plusDays(1).toString());
            return null;
        });
        assertFalse(can(dialog, "Apply"), "nobody agrees for longer");
        Ui.sync(() -> {
            texts.get(1).setText(day.toString());
            return null;
        });
        applied(dialog);
        Repair repair = repairs().getFirst();
        assertEquals(Optional.of(day), repair.weakUntil());
        Cases.join(Cases.look(target));
        Ui.drain();
        Ui.join(WeakHosts.READING);
        Ui.drain();
        String shown = Ui.sync(() -> String.join("\n", Ui.texts(Ui.page().getWorkbenchWindow().getShell())));
        assertTrue(shown.contains("! This host has been less protected since "), shown);
        assertTrue(shown.contains("Look at it again by " + day + "; undo " + repair.id() + " takes it back."), shown);
        Ui.sync(() -> {
            WeakHosts.tell(Ui.page(), WeakHosts.read(), day.plusDays(1));
            return null;
        });
        Ui.drain();
        Ui.join("Reading the repairs");
        Ui.drain();
        assertTrue(view().stream().anyMatch(text -> text.startsWith("OVERDUE since " + day + ": " + target)),
                view()::toString);
    }

    @Test
    void whereSomebodyElseWasFasterNothingIsChanged() throws Exception {
        Shell dialog = planned();
        press(dialog, "Next >");
        host.settings.put(OffCause.VALUE, SettingValue.dword(7));
        applied(dialog);
        assertEquals(SettingValue.dword(7), host.settings.get(OffCause.VALUE));
        assertEquals(List.of(), repairs());
        assertTrue(view().stream().anyMatch(text -> text.startsWith(target + ": The plan would be another one now")),
                view()::toString);
    }

    @Test
    void whereTheCauseIsGoneThereIsNothingToApply() throws Exception {
        host.settings.put(OffCause.VALUE, ON);
        Shell dialog = planned();
        String words = words(dialog);
        assertTrue(words.contains("This look does not find"), words);
        assertFalse(can(dialog, "Next >"));
        assertFalse(can(dialog, "Apply"));
    }

    @Test
    void whereNothingIsProposedTheHelpIsNamed() throws Exception {
        cause.proposing = false;
        Shell dialog = planned();
        String words = words(dialog);
        assertTrue(words.contains("the help of the cause says how it is mended by hand"), words);
        assertFalse(can(dialog, "Next >"));
    }

    /** Who goes away in the middle of the look is not waited for, and nothing is said to a page that is gone. */
    @Test
    void closingItEndsTheLook() throws Exception {
        host.read = new CountDownLatch(1);
        host.readGate = new CountDownLatch(1);
        Shell dialog = wizard();
        press(dialog, "Next >");
        assertTrue(host.read.await(60, TimeUnit.SECONDS));
        press(dialog, "Cancel");
        assertTrue(Ui.sync(dialog::isDisposed));
        // It ends although nobody opens the gate.
        Ui.join(PlanJob.NAME);
        host.readGate.countDown();
        Ui.drain();
        assertEquals(List.of(), Stream.of(Job.getJobManager().find(null)).map(Job::getName)
                .filter(name -> name.startsWith(PlanJob.NAME)).toList());
        assertEquals(List.of(), repairs());
    }

    /** Where no plugin knows how, nothing is offered. */
    @Test
    void itIsOfferedOnlyWhereAPluginKnowsHow() throws Exception {
        assertTrue(offered());
        cause.close();
        Cases.join(Cases.look(target));
        Ui.drain();
        assertFalse(offered());
    }

    private static boolean offered() throws Exception {
        return Ui.sync(() -> Ui.all(Ui.page().getWorkbenchWindow().getShell(), Button.class).stream()
                .anyMatch(button -> button.getText().equals("&Repair...") && button.isVisible()));
    }
}
