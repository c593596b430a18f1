// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.core.commands.common.CommandException;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.rdpworkbench.core.run.CaseRecord;
import org.rdpworkbench.core.run.Diagnostics;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.store.Host;
import org.rdpworkbench.ui.internal.Services;
import org.rdpworkbench.ui.internal.Ui;
import org.rdpworkbench.ui.internal.diagnosis.Cases;
import org.rdpworkbench.ui.internal.hosts.ShownHosts;
import org.rdpworkbench.ui.internal.store.WindowStore;

/** Hosts of the list beside one another. The timeout only ends a test whose UI thread stands still. */
@Timeout(120)
class CompareHostsTest {

    private static final String COMPARE = "org.rdpworkbench.ui.compare";

    private Host desk;
    private Host door;
    private Host never;

    @BeforeEach
    void fill() throws Exception {
        ShownHosts.clear();
        desk = ShownHosts.add(Optional.empty(), "Desk & Co", "127.0.0.7:3390");
        door = ShownHosts.add(Optional.empty(), "", "127.0.0.8:3390");
        never = ShownHosts.add(Optional.empty(), "Never", "127.0.0.9:3390");
        keep(desk.target());
        keep(door.target());
        ShownHosts.view();
        ShownHosts.refresh();
    }

    @AfterEach
    void clear() throws Exception {
        Ui.sync(() -> Ui.page().closeAllEditors(false));
        ShownHosts.clear();
    }

    private static void keep(Target host) throws Exception {
        CaseRecord record = Cases.refused(host);
        WindowStore.open().history().keep(record,
                Services.find(Diagnostics.class).orElseThrow().judge(record, Optional.empty()));
    }

    private static String compared() throws Exception {
        Ui.join("Comparing ");
        return Ui.sync(() -> assertInstanceOf(CompareEditor.class, Ui.page().getActiveEditor()).getTitleToolTip());
    }

    @Test
    void twoAreComparedWithEachOther() throws Exception {
        ShownHosts.select(desk.id(), door.id());
        ShownHosts.run(COMPARE);
        String tip = compared();
        assertTrue(tip.contains("Desk & Co, 127.0.0.7:3390, ") && tip.contains("127.0.0.8:3390, "), tip);
        assertTrue(Set.of("127.0.0.7:3390 \u2194 127.0.0.8:3390", "127.0.0.8:3390 \u2194 127.0.0.7:3390")
                .contains(Ui.sync(() -> Ui.page().getActiveEditor().getTitle())));
    }

    @Test
    void moreThanTwoCannotBe() throws Exception {
        ShownHosts.select(desk.id(), door.id(), never.id());
        assertFalse(ShownHosts.can(COMPARE));
        ShownHosts.select(desk.id());
        assertTrue(ShownHosts.can(COMPARE));
    }

    @Test
    void aHostThatWasNotLookedAtIsNamed() throws Exception {
        ShownHosts.select(desk.id(), never.id());
        ShownHosts.run(COMPARE);
        Ui.sync(() -> null);
        List<String> shown = Ui.sync(() -> Ui.texts(Ui.page().getWorkbenchWindow().getShell()));
        assertTrue(shown.stream().anyMatch(text -> text.startsWith(
                "No look at Never is kept yet. Select it and press F5, then compare.")), shown.toString());
        assertEquals(0, Ui.sync(() -> Ui.page().getEditorReferences().length));
    }

    /** The dialog returns when it is closed, so something else must press its button. */
    @Test
    void oneIsComparedWithAnotherOfTheList() throws Exception {
        ShownHosts.select(door.id());
        Ui.display().asyncExec(() -> {
            try {
                ShownHosts.execute(COMPARE);
            } catch (CommandException e) {
                throw new IllegalStateException(e);
            }
        });
        Shell shell = Ui.shell("Compare With");
        Ui.join("Looking for earlier diagnoses");
        Ui.sync(() -> {
            Table table = Ui.all(shell, Table.class).getFirst();
            assertEquals(List.of("host"), Stream.of(table.getItems()).map(item -> item.getText(0)).toList());
            filter(shell, "nobody");
            assertEquals(0, table.getItemCount());
            filter(shell, "DESK fails");
            assertEquals(1, table.getItemCount());
            table.setSelection(0);
            table.notifyListeners(SWT.Selection, new Event());
            Ui.press(shell, "Compare");
            return null;
        });
        String tip = compared();
        assertTrue(tip.startsWith("Desk & Co, 127.0.0.7:3390, "), tip);
    }

    private static void filter(Shell shell, String words) {
        Ui.all(shell, Text.class).stream().filter(text -> text.getMessage().equals("Filter cases")).findFirst()
                .orElseThrow().setText(words);
    }
}
