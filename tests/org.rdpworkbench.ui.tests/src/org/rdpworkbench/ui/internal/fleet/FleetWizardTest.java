// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.rdpworkbench.core.repair.Approval;
import org.rdpworkbench.core.repair.Outcome;
import org.rdpworkbench.core.repair.Repair;
import org.rdpworkbench.core.repair.RepairPlan;
import org.rdpworkbench.core.spi.FixPlan;
import org.rdpworkbench.core.spi.Step;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.core.spi.WayIn;
import org.rdpworkbench.host.Credentials;
import org.rdpworkbench.store.Group;
import org.rdpworkbench.store.Store;
import org.rdpworkbench.ui.internal.Services;
import org.rdpworkbench.ui.internal.Ui;
import org.rdpworkbench.ui.internal.diagnosis.Cases;
import org.rdpworkbench.ui.internal.hosts.ShownHosts;
import org.rdpworkbench.ui.internal.repairs.ControllerProbe;
import org.rdpworkbench.ui.internal.repairs.RefusingCause;
import org.rdpworkbench.ui.internal.repairs.RepairsView;
import org.rdpworkbench.ui.internal.store.WindowStore;

/** From selected hosts to their repair, and what one sees of it. The timeout only ends a test that stands still. */
@Timeout(240)
class FleetWizardTest {

    private static final String COMMAND = "org.rdpworkbench.ui.repairHosts";

    private final Path folder = Store.journals().folder();
    private final List<Target> targets = new ArrayList<>();
    private ManyHosts hosts;
    private Group group;

    @BeforeEach
    void begin() throws Exception {
        // Never those of the person who runs the tests.
        assertTrue(folder.toString().contains("org.rdpworkbench.ui.tests"), folder::toString);
        clear();
        ShownHosts.clear();
        group = ShownHosts.group(Optional.empty(), "many");
        hosts = new ManyHosts();
    }

    @AfterEach
    void end() throws Exception {
        Ui.sync(() -> {
            Stream.of(Ui.display().getShells()).filter(shell -> shell.getText().equals(FleetWizard.TITLE)
                    || shell.getText().startsWith("Repair of ")).forEach(Shell::close);
            return null;
        });
        Ui.join(FleetPlanJob.NAME);
        hosts.close();
        Ui.join(FleetJob.NAME);
        Ui.sync(() -> {
            Ui.page().closeAllEditors(false);
            Ui.page().hideView(Ui.page().findView(RepairsView.ID));
            return null;
        });
        ShownHosts.clear();
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

    /** Hosts of which none answers from outside, in the group, which is selected. */
    private void fill(int count) throws Exception {
        for (int i = 0; i < count; i++) {
            Target target = Target.of("127.0.0." + (100 + i), Cases.closedPort().port());
            targets.add(target);
            hosts.at(target.host());
            ShownHosts.add(Optional.of(group), "", target.toString());
        }
        ShownHosts.view();
        ShownHosts.refresh();
        ShownHosts.select(group.id());
    }

    private static void press(Shell dialog, String button) throws Exception {
        Ui.sync(() -> {
            Ui.press(dialog, button);
            return null;
        });
        Ui.drain();
    }

    private static boolean can(Shell dialog, String button) throws Exception {
        return Ui.sync(() -> Ui.button(dialog, button).isEnabled());
    }

    private static String words(Shell dialog) throws Exception {
        return Ui.sync(() -> String.join("\n", Ui.all(dialog, Control.class).stream().filter(Control::isVisible)
                .flatMap(one -> Ui.texts(one).stream()).distinct().toList()));
    }

    private static List<String> rows(Shell dialog) throws Exception {
        return Ui.sync(() -> Ui.texts(Ui.all(dialog, Table.class).getFirst()));
    }

    /** The wizard with what would be done, by the way in of these tests. */
    private Shell planned() throws Exception {
        ShownHosts.run(COMMAND);
        Shell dialog = Ui.shell(FleetWizard.TITLE);
        Ui.drain();
        return next(dialog);
    }

    private Shell next(Shell dialog) throws Exception {
        Ui.sync(() -> {
            if (Ui.texts(dialog).contains(ManyHosts.TITLE) && !Ui.button(dialog, ManyHosts.TITLE).getSelection()) {
                Ui.press(dialog, ManyHosts.TITLE);
            }
            return null;
        });
        Ui.drain();
        if (hosts.asks) {
            account(dialog);
        }
        press(dialog, "Next >");
        Ui.join(FleetPlanJob.NAME);
        Ui.drain();
        return dialog;
    }

    private static void account(Shell dialog) throws Exception {
        Ui.sync(() -> {
            Ui.all(dialog, Combo.class).stream().filter(combo -> (combo.getStyle() & SWT.READ_ONLY) == 0)
                    .findFirst().orElseThrow().setText("CORP\\ann");
            Ui.all(dialog, Text.class).stream().filter(text -> (text.getStyle() & SWT.PASSWORD) != 0).findFirst()
                    .orElseThrow().setText("Secret-7x");
            return null;
        });
    }

    private static List<Text> fields(Shell dialog) throws Exception {
        return Ui.sync(() -> Ui.all(dialog, Text.class).stream().filter(Text::isVisible).filter(Text::getEditable)
                .toList());
    }

    private static void type(Text field, String text) throws Exception {
        Ui.sync(() -> {
            field.setText(text);
            return null;
        });
    }

    /** Agrees on the last page, and begins. */
    private static void apply(Shell dialog, String phrase) throws Exception {
        type(fields(dialog).getFirst(), phrase);
        press(dialog, "Apply");
    }

    private static Shell ended(int count) throws Exception {
        Ui.join(FleetJob.NAME);
        Ui.drain();
        return Ui.shell("Repair of " + count + " hosts");
    }

    private static void select(Shell dialog, int row, boolean tick) throws Exception {
        Ui.sync(() -> {
            Table table = Ui.all(dialog, Table.class).getFirst();
            TableItem item = table.getItem(row);
            table.setSelection(item);
            Event event = new Event();
            event.item = item;
            if (tick) {
                item.setChecked(!item.getChecked());
                event.detail = SWT.CHECK;
            }
            table.notifyListeners(SWT.Selection, event);
            return null;
        });
        Ui.drain();
    }

    /** In the order in which they were begun. */
    private List<Repair> repairs() throws Exception {
        return Store.journals().all(new ArrayList<>()).reversed();
    }

    @Test
    void aPersonSeesEachPlanAgreesToAllAndIsToldWhatCameOfEach() throws Exception {
        fill(3);
        hosts.at(targets.get(1).host()).settings.put(ManyHosts.VALUE, ManyHosts.ON);
        Shell dialog = planned();
        List<String> rows = rows(dialog);
        assertTrue(rows.get(0).startsWith(targets.get(0) + "\t") && rows.get(0).endsWith("\t1\tnobody\tfirst, alone"),
                rows::toString);
        assertTrue(rows.get(1).startsWith(targets.get(2) + "\t") && rows.get(1).endsWith("in batches"), rows::toString);
        assertTrue(rows.get(2).startsWith(targets.get(1) + "\tThere is no repair for what was found."), rows::toString);
        String preview = words(dialog);
        assertTrue(preview.contains("2 hosts with a plan, 1 without. Nothing has been changed."), preview);
        assertTrue(preview.contains("registry value HKLM\\SYSTEM\\Rdp\\One: 0 becomes 1"), preview);
        assertFalse(can(dialog, "Apply"), "nobody has agreed yet");
        press(dialog, "Next >");
        String consent = words(dialog);
        assertTrue(consent.contains("No plan interrupts anybody or weakens its host"), consent);
        assertTrue(consent.contains(targets.get(0) + " is repaired alone. Others follow only when"), consent);
        assertTrue(consent.contains("Type \"repair 2\" to agree."), consent);
        type(fields(dialog).getFirst(), "repair 3");
        assertFalse(can(dialog, "Apply"));
        System.setProperty(Approval.PROPERTY, "required");
        try {
            type(fields(dialog).getFirst(), "repair 2");
            type(fields(dialog).get(2), "the boss");
            assertFalse(can(dialog, "Apply"), "the id of the change is asked for on this machine");
            type(fields(dialog).get(3), "CHG-1");
            assertTrue(can(dialog, "Apply"));
        } finally {
            System.clearProperty(Approval.PROPERTY);
        }
        apply(dialog, "repair 2");
        Shell result = ended(2);
        assertTrue(Ui.sync(dialog::isDisposed));
        assertTrue(words(result).contains("2 hosts: 2 confirmed from outside."), words(result));
        assertFalse(can(result, "Resume..."), "there is nothing left to do");
        assertFalse(can(result, "Stop"));
        assertEquals(List.of(targets.get(0), targets.get(2)), repairs().stream().map(one -> one.plan().target())
                .toList());
        assertTrue(repairs().stream().allMatch(one -> one.outcome() == Outcome.CONFIRMED
                && one.notes().approval().words().equals(", approved by the boss, change CHG-1")));
        assertEquals(ManyHosts.ON, hosts.at(targets.get(2).host()).settings.get(ManyHosts.VALUE));
        assertEquals(1, WindowStore.open().journal().of(targets.get(2)).size());
    }

    @Test
    void outsideOfTheWindowThatIsGivenNoHostIsBegun() throws Exception {
        fill(2);
        Shell dialog = planned();
        press(dialog, "Next >");
        LocalTime now = LocalTime.now().withSecond(0).withNano(0);
        type(fields(dialog).get(4), now.plusHours(2) + "-" + now.plusHours(3));
        assertTrue(words(dialog).contains("nothing is begun outside of it."), words(dialog));
        apply(dialog, "repair 2");
        Shell result = ended(2);
        assertTrue(words(result).contains("2 hosts: 2 not begun."), words(result));
        assertTrue(words(result).contains("which is not within"), words(result));
        assertEquals(List.of(), repairs());
    }

    /** Also by a later window, which nobody tells again. */
    @Test
    void theDomainControllerThatAPersonNamesIsAskedForAllOfThem() throws Exception {
        try (ControllerProbe probe = new ControllerProbe()) {
            fill(2);
            ShownHosts.run(COMMAND);
            Shell first = Ui.shell(FleetWizard.TITLE);
            Ui.drain();
            ControllerProbe.name(first, "no host");
            assertFalse(can(first, "Next >"));
            assertTrue(words(first).contains("\"no host\" is not a host name or address."), words(first));
            ControllerProbe.name(first, "127.0.0.9");
            Shell dialog = next(first);
            assertEquals(List.of("127.0.0.9:389", "127.0.0.9:389"), probe.asked);
            press(dialog, "Next >");
            hosts.stubborn.add(targets.get(0).host());
            apply(dialog, "repair 2");
            ended(2);
            assertTrue(probe.asked.size() > 2 && probe.asked.stream().allMatch("127.0.0.9:389"::equals),
                    probe.asked::toString);
            assertEquals(Optional.of(Target.of("127.0.0.9", 389)), KeptRun.find().orElseThrow().controller());
        }
    }

    @Test
    void whatIsNotRepairedIsSaidOfEachHost() throws Exception {
        hosts.byController = true;
        fill(2);
        hosts.without.add(targets.get(0).host());
        String clock = ManyHosts.OFF_ID + ".refused-third-clock";
        try (ControllerProbe probe = new ControllerProbe(); RefusingCause other = new RefusingCause()) {
            Shell dialog = planned();
            assertEquals(List.of(), probe.asked);
            assertTrue(rows(dialog).stream().anyMatch(text -> text.contains(clock)), () -> clock);
            // The host with a plan comes first, and is selected.
            Ui.sync(() -> {
                Table table = Ui.all(dialog, Table.class).getFirst();
                table.setSelection(0);
                table.notifyListeners(SWT.Selection, new Event());
                return null;
            });
            Ui.drain();
            assertTrue(words(dialog).contains("Not repaired: " + other.cause() + ". " + RefusingCause.WHY),
                    words(dialog));
        }
    }

    @Test
    void aSingleHostIsSpokenOfAsOne() throws Exception {
        fill(1);
        ShownHosts.run(COMMAND);
        Shell dialog = Ui.shell(FleetWizard.TITLE);
        Ui.drain();
        assertTrue(words(dialog).contains("The host is looked at first, from outside and inside"), words(dialog));
        assertTrue(words(dialog).contains("how does " + targets.getFirst() + " let you in?"), words(dialog));
        next(dialog);
        assertTrue(words(dialog).contains("1 host with a plan. Nothing has been changed."), words(dialog));
        assertFalse(words(dialog).contains("Take the tick from those"), words(dialog));
        press(dialog, "Next >");
        assertTrue(words(dialog).contains("The plan neither interrupts anybody nor weakens the host"), words(dialog));
        assertFalse(words(dialog).contains("all others"), words(dialog));
    }

    @Test
    void whereNoneIsNamedALaterWindowKnowsOfNone() throws Exception {
        fill(1);
        List<RepairPlan> plans = List.of(plan());
        KeptRun.keep(new FleetRun(plans, Instant.now(), Optional.of(Target.of("127.0.0.9", 389))));
        KeptRun.keep(new FleetRun(plans, Instant.now(), Optional.empty()));
        assertEquals(Optional.empty(), KeptRun.find().orElseThrow().controller());
    }

    private RepairPlan plan() {
        return new RepairPlan(targets.getFirst(), new WayIn(hosts.id(), Optional.empty()), "memory/1",
                ManyHosts.OFF_ID, ManyHosts.OFF_ID + ".fix-on", "Turns it on.", FixPlan.Security.SAME, "",
                List.of(new Step(ManyHosts.VALUE, ManyHosts.OFF, ManyHosts.ON)));
    }

    /** The password is typed once, and forgotten by its field; that must not keep the last page from being whole. */
    @Test
    void anAccountIsAskedForOnce() throws Exception {
        hosts.asks = true;
        fill(2);
        Shell dialog = planned();
        press(dialog, "Next >");
        apply(dialog, "repair 2");
        ended(2);
        assertEquals(Optional.of("CORP\\ann"), repairs().getFirst().plan().wayIn().credential());
        assertEquals(Outcome.CONFIRMED, repairs().getFirst().outcome());
    }

    /** Passwords are forgotten with the window; what was begun is not. */
    @Test
    void aLaterWindowAsksForTheAccountAndGoesOn() throws Exception {
        hosts.asks = true;
        fill(2);
        hosts.stubborn.add(targets.get(0).host());
        Shell dialog = planned();
        press(dialog, "Next >");
        apply(dialog, "repair 2");
        ended(2);
        assertEquals(List.of(Outcome.UNDONE), repairs().stream().map(Repair::outcome).toList());
        Services.find(Credentials.class).orElseThrow().forget();
        hosts.stubborn.clear();
        FleetRun later = KeptRun.find().orElseThrow();
        Ui.sync(() -> {
            FleetResume.begin(Ui.page(), later, why -> {
                throw new AssertionError(why);
            });
            return null;
        });
        Shell again = Ui.shell(FleetWizard.TITLE);
        Ui.drain();
        assertFalse(can(again, "Next >"), "the password is not known any more");
        account(again);
        press(again, "Next >");
        apply(again, "repair 2");
        Ui.join(FleetJob.NAME);
        Ui.drain();
        assertEquals("2 hosts: 2 confirmed from outside.", later.sentence());
    }

    @Test
    void thePersonChoosesWhichIsFirstAndWhichIsLeftOut() throws Exception {
        fill(3);
        Shell dialog = planned();
        select(dialog, 0, true);
        assertTrue(rows(dialog).get(0).endsWith("left out"), rows(dialog)::toString);
        select(dialog, 2, false);
        assertTrue(can(dialog, "Repair This One First"));
        press(dialog, "Repair This One First");
        assertTrue(rows(dialog).get(0).startsWith(targets.get(2).toString()), rows(dialog)::toString);
        press(dialog, "Next >");
        apply(dialog, "repair 2");
        ended(2);
        assertEquals(List.of(targets.get(2), targets.get(1)), repairs().stream().map(one -> one.plan().target())
                .toList());
        assertEquals(ManyHosts.OFF, hosts.at(targets.get(0).host()).settings.get(ManyHosts.VALUE));
    }

    @Test
    void whereTheFirstFailsNoOtherIsBegunAndItCanBeGoneOnWith() throws Exception {
        fill(3);
        hosts.stubborn.add(targets.get(0).host());
        hosts.interrupting = true;
        Shell dialog = planned();
        press(dialog, "Next >");
        assertTrue(words(dialog).contains("Type \"repair 3, interrupt 3\" to agree."), words(dialog));
        apply(dialog, "repair 3, interrupt 3");
        Shell result = ended(3);
        assertTrue(words(result).contains("3 hosts: 1 undone; 2 not begun."), words(result));
        assertTrue(words(result).contains("The repair of " + targets.get(0) + " failed."), words(result));
        assertTrue(rows(result).get(1).contains("not begun."), rows(result)::toString);
        assertEquals(1, repairs().size());
        FleetRun later = KeptRun.find().orElseThrow();
        assertEquals(rows(result).stream().map(row -> row.split("\t")[0]).toList(), later.rows().stream()
                .map(row -> row.plan().target().toString()).toList());
        assertTrue(later.sentence().contains("3 hosts: 1 undone; 2 not begun"), later::sentence);
        assertTrue(later.resumable());
        hosts.stubborn.clear();
        press(result, "Resume...");
        Ui.join(FleetResume.READING);
        Shell again = Ui.shell(FleetWizard.TITLE);
        Ui.drain();
        apply(again, "repair 3, interrupt 3");
        ended(3);
        assertTrue(words(result).contains("3 hosts: 3 confirmed from outside."), words(result));
        assertFalse(can(result, "Resume..."));
    }

    @Test
    void itIsStoppedBehindTheStepThatIsUnderWayAndSaysSo() throws Exception {
        fill(2);
        hosts.at(targets.get(0).host()).gate = new CountDownLatch(1);
        Shell dialog = planned();
        press(dialog, "Next >");
        apply(dialog, "repair 2");
        assertTrue(hosts.at(targets.get(0).host()).putting.await(60, TimeUnit.SECONDS));
        Shell result = Ui.shell("Repair of 2 hosts");
        Ui.drain();
        assertTrue(words(result).contains(targets.get(0) + " is repaired first, alone. 0 of 2 hosts have ended."),
                words(result));
        assertTrue(rows(result).get(1).endsWith("waits for its turn"), rows(result)::toString);
        assertEquals(1, Job.getJobManager().find(FleetJob.class).length);
        press(result, "Stop");
        assertTrue(words(result).contains("It ends after the steps that are under way."), words(result));
        assertFalse(can(result, "Stop"));
        hosts.at(targets.get(0).host()).gate.countDown();
        ended(2);
        assertTrue(words(result).contains("A person stopped it."), words(result));
        assertTrue(can(result, "Resume..."));
        press(result, "Resume...");
        Ui.join(FleetResume.READING);
        Shell again = Ui.shell(FleetWizard.TITLE);
        Ui.drain();
        apply(again, "repair 2");
        ended(2);
        // Its steps were done when it was stopped, so it is only looked at, and the other one follows.
        assertEquals(2, repairs().size());
        String row = rows(result).get(0);
        assertTrue(repairs().stream().anyMatch(first -> row.contains(first.id() + ", of an earlier run")), row);
        assertTrue(repairs().stream().allMatch(one -> one.outcome() == Outcome.CONFIRMED), repairs()::toString);
    }

    @Test
    void whatWeakensHostsTakesADayForAll() throws Exception {
        fill(2);
        hosts.weakening = true;
        Shell dialog = planned();
        press(dialog, "Next >");
        assertTrue(words(dialog).contains("2 hosts are less protected afterwards, until you undo it."), words(dialog));
        type(fields(dialog).getFirst(), "repair 2, weaken 2");
        assertFalse(can(dialog, "Apply"), "the phrase alone is not enough");
        LocalDate day = LocalDate.now().plusDays(3);
        type(fields(dialog).get(1), day.toString());
        Ui.sync(() -> {
            Ui.all(dialog, Spinner.class).getFirst().setSelection(1);
            return null;
        });
        press(dialog, "Apply");
        ended(2);
        assertEquals(List.of(Optional.of(day), Optional.of(day)), repairs().stream().map(Repair::weakUntil).toList());
        assertEquals(1, FleetRun.latest().orElseThrow().limits().batch());
    }

    @Test
    void theHostsThatShareACauseCanBeChosen() throws Exception {
        fill(3);
        hosts.at(targets.get(2).host()).settings.put(ManyHosts.VALUE, ManyHosts.ON);
        ShownHosts.run("org.rdpworkbench.ui.diagnose");
        Ui.join("Diagnosing ");
        Ui.drain();
        ShownHosts.select(group.id());
        Shell dialog = planned();
        press(dialog, "< Back");
        assertTrue(words(dialog).contains("&Only at the 2 hosts whose last look speaks for it"), words(dialog));
        assertEquals("test.many-off.title (2 hosts)", Ui.sync(() -> Ui.all(dialog, Combo.class).getFirst().getText()));
        press(dialog, "Next >");
        assertEquals(2, rows(dialog).size());
        press(dialog, "< Back");
        press(dialog, "Only at the 2 hosts whose last look speaks for it");
        press(dialog, "Next >");
        Ui.join(FleetPlanJob.NAME);
        Ui.drain();
        assertEquals(3, rows(dialog).size());
    }

    @Test
    void closingItEndsTheLooks() throws Exception {
        fill(2);
        hosts.at(targets.get(0).host()).hold();
        ShownHosts.run(COMMAND);
        Shell dialog = Ui.shell(FleetWizard.TITLE);
        Ui.drain();
        Ui.sync(() -> {
            if (!Ui.button(dialog, ManyHosts.TITLE).getSelection()) {
                Ui.press(dialog, ManyHosts.TITLE);
            }
            return null;
        });
        press(dialog, "Next >");
        hosts.at(targets.get(0).host()).awaitRead();
        press(dialog, "Cancel");
        assertTrue(Ui.sync(dialog::isDisposed));
        // It ends although nobody opens the gate.
        Ui.join(FleetPlanJob.NAME);
        assertEquals(List.of(), repairs());
    }
}
