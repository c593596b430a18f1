// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.DateTime;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.rdpworkbench.core.repair.PlanFormat;
import org.rdpworkbench.core.repair.RepairPlan;
import org.rdpworkbench.core.run.CaseRecord;
import org.rdpworkbench.core.run.Diagnosis;
import org.rdpworkbench.core.run.Diagnostics;
import org.rdpworkbench.core.run.Json;
import org.rdpworkbench.core.spi.FixPlan;
import org.rdpworkbench.core.spi.SettingValue;
import org.rdpworkbench.core.spi.Step;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.core.spi.WayIn;
import org.rdpworkbench.store.History;
import org.rdpworkbench.store.Repair;
import org.rdpworkbench.store.Store;
import org.rdpworkbench.ui.internal.Services;
import org.rdpworkbench.ui.internal.Ui;
import org.rdpworkbench.ui.internal.compare.CompareEditor;
import org.rdpworkbench.ui.internal.diagnosis.Cases;
import org.rdpworkbench.ui.internal.diagnosis.DiagnosisEditor;
import org.rdpworkbench.ui.internal.hosts.Hosts;
import org.rdpworkbench.ui.internal.repairs.RepairsView;
import org.rdpworkbench.ui.internal.store.WindowStore;

/** A host over time. The timeout only ends a test whose UI thread stands still. */
@Timeout(120)
class HistoryViewTest {

    private static final Instant FIRST = Instant.parse("2026-11-20T08:00:00Z");
    private static final Pattern OBEYED = Pattern.compile("[\\p{Cc}\\p{Cf}&&[^\\n\\t]]");

    private final Target host = Target.parse("history-" + UUID.randomUUID() + ".example.net");
    private HistoryView view;

    @TempDir
    private Path folder;

    @BeforeEach
    void keepThree() throws Exception {
        for (int day = 0; day < 3; day++) {
            keep(host, day == 1 ? Cases.hostile(host) : Cases.refused(host), FIRST.plusSeconds(86_400L * day));
        }
        view = Ui.sync(() -> (HistoryView) Ui.page().showView(HistoryView.ID));
        Ui.drain();
        Ui.sync(() -> {
            view.show(host);
            return null;
        });
        Ui.join("Reading the history");
    }

    @AfterEach
    void close() throws Exception {
        Ui.sync(() -> {
            Ui.page().hideView(view);
            return Ui.page().closeAllEditors(false);
        });
    }

    private static void keep(Target host, CaseRecord record, Instant at) throws Exception {
        CaseRecord then = new CaseRecord(host, record.symptom(), at, record.evidence(), record.transcripts());
        WindowStore.open().history().keep(then,
                Services.find(Diagnostics.class).orElseThrow().judge(then, Optional.empty()));
    }

    private static Composite part() {
        return Ui.all(Ui.page().getWorkbenchWindow().getShell(), HistoryCanvas.class).getFirst().getParent();
    }

    private static Table table() {
        return Ui.all(part(), Table.class).getFirst();
    }

    private static void choose(int... rows) {
        table().setSelection(rows);
        table().notifyListeners(SWT.Selection, new Event());
    }

    private static void key(int code) {
        Event event = new Event();
        event.keyCode = code;
        Ui.all(part(), HistoryCanvas.class).getFirst().notifyListeners(SWT.KeyDown, event);
    }

    @Test
    void diagnosesAndCertificatesAreListedTheLatestFirst() throws Exception {
        List<String> texts = Ui.sync(() -> Ui.texts(part()));
        assertTrue(texts.contains(host + ": 3 diagnoses."), texts.toString());
        List<String> results = Ui.sync(() -> Stream.of(table().getItems()).map(item -> item.getText(1)).toList());
        assertEquals(List.of("fails", "unclear", "certificate", "fails"), results);
        assertTrue(texts.stream().anyMatch(text -> text.contains("From now on it serves CN=\\u{202e}evil")),
                texts.toString());
        texts.forEach(text -> assertFalse(OBEYED.matcher(text).find(), text));
    }

    @Test
    void keysGoAlongTheAxisAndOpen() throws Exception {
        Ui.sync(() -> {
            key(SWT.HOME);
            assertEquals(3, table().getSelectionIndex());
            key(SWT.ARROW_RIGHT);
            assertEquals(1, table().getSelectionIndex(), "the certificate is no diagnosis");
            key(SWT.CR);
            return null;
        });
        Ui.join("Opening ");
        assertEquals(DiagnosisEditor.class, Ui.sync(() -> Ui.page().getActiveEditor().getClass()));
        assertTrue(Ui.sync(() -> Ui.page().getActiveEditor().getTitleToolTip()).contains("the history"));
    }

    @Test
    void itOpensOnTheHostOfTheDiagnosisBesideIt() throws Exception {
        Ui.sync(() -> {
            choose(0);
            view.actions().open.run();
            return null;
        });
        Ui.join("Opening ");
        Ui.sync(() -> {
            Ui.page().hideView(view);
            return null;
        });
        view = Ui.sync(() -> (HistoryView) Ui.page().showView(HistoryView.ID));
        Ui.drain();
        Ui.join("Reading the history");
        assertTrue(Ui.sync(() -> Ui.texts(part())).contains(host + ": 3 diagnoses."));
    }

    @Test
    void twoAreCompared() throws Exception {
        Ui.sync(() -> {
            choose(0, 1);
            view.actions().compare.run();
            return null;
        });
        Ui.join("Comparing ");
        assertEquals(CompareEditor.class, Ui.sync(() -> Ui.page().getActiveEditor().getClass()));
    }

    @Test
    void whatIsToBeForgottenIsAskedFor() throws Exception {
        for (String answer : List.of("No", "Yes")) {
            Ui.display().asyncExec(() -> {
                choose(0, 1);
                view.actions().forget.run();
            });
            Shell question = Ui.shell("Forget");
            assertEquals(3, WindowStore.open().history().of(host).size());
            Ui.sync(() -> {
                Ui.press(question, answer);
                return null;
            });
        }
        Ui.join("Forgetting");
        List<History.Entry> left = WindowStore.open().history().of(host);
        assertEquals(List.of(FIRST), left.stream().map(History.Entry::at).toList());
        Ui.join("Reading the history");
        assertEquals(1, Ui.sync(() -> table().getItemCount()));
    }

    @Test
    void itFollowsTheDiagnosisThatIsOpen() throws Exception {
        Target other = Target.parse("other-" + host.host());
        Cases.open(Cases.judged(Cases.refused(other), "one"));
        Ui.join("Reading the history");
        List<String> texts = Ui.sync(() -> Ui.texts(part()));
        assertTrue(texts.contains(other + ": no diagnosis is kept yet. Each look that comes to its end is kept here."),
                texts.toString());
    }

    @Test
    void itSaysThatThereIsNothingToShowForACaseThatIsGone() throws Exception {
        Path file = folder.resolve("gone.case");
        Cases.openLost(Target.parse("gone.example.net"), file);
        List<String> texts = Ui.sync(() -> Ui.texts(part()));
        assertTrue(texts.contains("There is nothing to show for gone.example.net:3389 from " + file
                + ": its case has not been read."), texts.toString());
        assertEquals(0, Ui.sync(() -> table().getItemCount()));
        Cases.open(Cases.judged(Cases.refused(host), "one"));
        Ui.join("Reading the history");
        assertTrue(Ui.sync(() -> Ui.texts(part())).contains(host + ": 3 diagnoses."));
    }

    @Test
    void theDrawingTellsWhatItShows() throws Exception {
        Ui.sync(() -> {
            key(SWT.END);
            return null;
        });
        String words = Ui.sync(() -> Ui.all(part(), HistoryCanvas.class).getFirst().words());
        assertTrue(words.startsWith("History of " + host + ": 3 diagnoses. Selected: "), words);
        assertTrue(words.contains("fails: The connection breaks at the listener"), words);
    }

    @Test
    void repairsStandInTheTableAndOnTheAxis() throws Exception {
        Repair.Outcome[] outcomes = Repair.Outcome.values();
        for (int i = 0; i < outcomes.length; i++) {
            WindowStore.open().journal().keep(new Repair(host + "/" + i, host, FIRST.plusSeconds(40_000L * i),
                    "privatekey.unusable", "The key & its \u202efile", outcomes[i]));
        }
        Ui.sync(() -> {
            view.show(host);
            return null;
        });
        Ui.join("Reading the history");
        assertTrue(Ui.sync(() -> Ui.texts(part())).contains(host + ": 3 diagnoses. 5 repairs."));
        List<String> results = List.of("repaired", "repair pending", "repair undone", "not wholly undone", "by hand");
        List<String> rows = Ui.sync(() -> Stream.of(table().getItems()).map(item -> item.getText(1)).toList());
        assertEquals(results, rows.reversed().stream().filter(results::contains).toList());
        Set<String> tips = Ui.sync(this::tipsOfRepairs);
        assertEquals(5, tips.size(), tips.toString());
        results.forEach(result -> assertTrue(tips.stream().anyMatch(tip -> tip.endsWith(", " + result
                + ": The key && its \\u{202e}file")), tips.toString()));
    }

    /** As the Repairs view shows it; one of another machine that shares the store has no journal here. */
    @Test
    void aRepairOpensInTheViewOfRepairs() throws Exception {
        String id = "20261121-091500-" + System.currentTimeMillis();
        Path journal = Store.journals().folder().resolve(id + ".repair");
        // Never those of the person who runs the tests.
        assertTrue(journal.toString().contains("org.rdpworkbench.ui.tests"), journal::toString);
        ObjectNode begun = Json.mapper().createObjectNode().put("event", "BEGUN").put("at", FIRST.toString())
                .put("who", "somebody");
        begun.set("plan", PlanFormat.tree(new RepairPlan(host, new WayIn("memory", Optional.empty()), "memory/1",
                "test.off", "test.off.fix-on", "Turns it on.", FixPlan.Security.SAME, "", List.of(new Step(
                        "value:HKLM\\A\\\\B", SettingValue.dword(0), SettingValue.dword(1))))));
        Files.createDirectories(journal.getParent());
        Files.writeString(journal, begun + "\n");
        WindowStore.open().journal().keep(new Repair(id, host, FIRST, "test.off", "Turns it on.",
                Repair.Outcome.NOT_UNDONE));
        WindowStore.open().journal().keep(new Repair(host + "/far", host, FIRST.minusSeconds(60), "test.off",
                "Elsewhere.", Repair.Outcome.CONFIRMED));
        Ui.sync(() -> {
            view.show(host);
            return null;
        });
        Ui.join("Reading the history");
        try {
            assertTrue(opened("not wholly undone").stream().anyMatch(text -> text.contains("Repair " + id
                    + " by somebody")), "the journal is not shown");
            assertTrue(opened("repaired").stream().anyMatch(text -> text.startsWith("The repair " + host
                    + "/far has no journal on this machine")), "nobody says why");
        } finally {
            Files.delete(journal);
            Ui.sync(() -> {
                Ui.page().hideView(Ui.page().findView(RepairsView.ID));
                return null;
            });
        }
    }

    /** What the view of repairs shows when the row with that result is opened. */
    private static List<String> opened(String result) throws Exception {
        Ui.sync(() -> {
            Ui.page().showView(HistoryView.ID);
            choose(Stream.of(table().getItems()).map(item -> item.getText(1)).toList().indexOf(result));
            table().notifyListeners(SWT.DefaultSelection, new Event());
            return null;
        });
        Ui.drain();
        Ui.join("Reading the repairs");
        Ui.drain();
        return Ui.sync(() -> Ui.all(Ui.page().getWorkbenchWindow().getShell(), Control.class).stream()
                .filter(control -> RepairsView.ID.equals(control.getData("org.eclipse.ui.help")))
                .flatMap(control -> Ui.texts(control).stream()).toList());
    }

    @Test
    void whatWasDoneByHandIsNotedAndTakenBack() throws Exception {
        Ui.display().asyncExec(view.actions().note::run);
        Shell dialog = Ui.shell("Note Repair");
        Ui.sync(() -> {
            assertFalse(Ui.button(dialog, "Note").isEnabled());
            Text what = Ui.all(dialog, Text.class).stream().filter(Text::getEditable).findFirst().orElseThrow();
            what.setText("Restarted\nthe service \u202e");
            DateTime day = Ui.all(dialog, DateTime.class).getFirst();
            day.setYear(day.getYear() + 1);
            day.notifyListeners(SWT.Selection, new Event());
            assertFalse(Ui.button(dialog, "Note").isEnabled(), "it is still to come");
            day.setYear(day.getYear() - 1);
            day.notifyListeners(SWT.Selection, new Event());
            Ui.press(dialog, "Note");
            return null;
        });
        Ui.join("Noting a repair");
        Ui.join("Reading the history");
        assertTrue(Ui.sync(() -> Ui.texts(part())).contains(host + ": 3 diagnoses. One repair."));
        assertEquals("by hand|Restarted the service \\u{202e}", Ui.sync(() -> {
            choose(0);
            return table().getItem(0).getText(1) + "|" + table().getItem(0).getText(3);
        }));
        Ui.display().asyncExec(view.actions().forget::run);
        Shell question = Ui.shell("Forget");
        Ui.sync(() -> {
            Ui.press(question, "Yes");
            return null;
        });
        Ui.join("Forgetting");
        assertEquals(List.of(), WindowStore.open().journal().of(host));
        assertEquals(3, WindowStore.open().history().of(host).size());
    }

    /** What a person reads who goes with the pointer along the row of the repairs. */
    private Set<String> tipsOfRepairs() {
        HistoryCanvas canvas = Ui.all(part(), HistoryCanvas.class).getFirst();
        GC gc = new GC(canvas);
        int y = HistoryPainter.repairs(gc.getFontMetrics().getHeight());
        gc.dispose();
        Set<String> tips = new LinkedHashSet<>();
        for (int x = 0; x < canvas.getSize().x; x++) {
            Event event = new Event();
            event.x = x;
            event.y = y;
            canvas.notifyListeners(SWT.MouseMove, event);
            Optional.ofNullable(canvas.getToolTipText()).ifPresent(tips::add);
        }
        return tips;
    }

    /** As one of many hosts, whose job is far from its end. */
    @Test
    void aLookThatWasKeptIsThereAtOnce() throws Exception {
        CaseRecord record = Cases.refused(host);
        Diagnosis diagnosis = Services.find(Diagnostics.class).orElseThrow().judge(record, Optional.empty());
        History.Entry kept = WindowStore.open().history().keep(record, diagnosis);
        Services.find(Hosts.class).orElseThrow().looked(kept);
        Ui.sync(() -> null);
        Ui.join("Reading the history");
        assertTrue(Ui.sync(() -> Ui.texts(part())).contains(host + ": 4 diagnoses."));
    }
}
