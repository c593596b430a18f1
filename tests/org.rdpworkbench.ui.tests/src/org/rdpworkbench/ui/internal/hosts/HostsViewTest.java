// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.hosts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeSet;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.rdpworkbench.core.run.CaseRecord;
import org.rdpworkbench.core.run.Diagnosis;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.core.spi.Verdict;
import org.rdpworkbench.store.Contents;
import org.rdpworkbench.store.Group;
import org.rdpworkbench.store.History;
import org.rdpworkbench.store.Host;
import org.rdpworkbench.ui.internal.CopyRows;
import org.rdpworkbench.ui.internal.Ui;
import org.rdpworkbench.ui.internal.store.WindowStore;

/** Browsing hosts in the view. The timeout only ends a test whose UI thread stands still. */
@Timeout(120)
class HostsViewTest {

    private static final Instant BEGAN = Instant.now().minus(Duration.ofHours(3));

    @BeforeEach
    @AfterEach
    void clear() throws Exception {
        ShownHosts.clear();
    }

    private static History.Entry keep(String target, Verdict verdict, Map<String, String> columns) throws Exception {
        return keep(target, verdict, BEGAN, columns);
    }

    private static History.Entry keep(String target, Verdict verdict, Instant began, Map<String, String> columns)
            throws Exception {
        Target host = Target.parse(target);
        return WindowStore.open().history().keep(new CaseRecord(host, Optional.empty(), began, Map.of(), List.of()),
                new Diagnosis(host, Optional.empty(), verdict, Optional.empty(), "It & is <so>.", List.of(), List.of(),
                        1, List.of(), List.of(), Optional.empty(), List.of(), List.of()), columns, false);
    }

    private static Text field(HostsView view) {
        return Ui.all(view.tree().control().getParent().getParent(), Text.class).getFirst();
    }

    private static void type(String words) throws Exception {
        HostsView view = ShownHosts.view();
        Ui.sync(() -> {
            field(view).setText(words);
            return null;
        });
    }

    private static String count() throws Exception {
        HostsView view = ShownHosts.view();
        return Ui.sync(() -> Ui.all(field(view).getParent(), Label.class).getFirst().getText());
    }

    @Test
    void aNewWindowInvites() throws Exception {
        HostsView view = ShownHosts.view();
        ShownHosts.refresh();
        String words = Ui.sync(() -> Ui.all(view.tree().control().getParent(), Link.class).getFirst().getText());
        assertTrue(words.startsWith("No hosts yet."), words);
    }

    @Test
    void whatTheCommandLineAddsAppearsWhenTheWindowIsActivated() throws Exception {
        ShownHosts.view();
        Group site = ShownHosts.group(Optional.empty(), "Site \u202e");
        ShownHosts.add(Optional.of(site), "inside", "srv01");
        ShownHosts.add(Optional.empty(), "", "[::1]:3390");
        ShownHosts.add(Optional.empty(), "Accounting \u202e", "srv02");
        Ui.sync(() -> {
            Ui.page().getWorkbenchWindow().getShell().notifyListeners(SWT.Activate, new Event());
            return null;
        });
        Ui.join(Hosts.READING);
        assertEquals(List.of("Site \\u{202e}|", "[::1]:3390|never", "Accounting \\u{202e}|never"),
                ShownHosts.lines());
        ShownHosts.add(Optional.empty(), "zed", "srv03");
        ShownHosts.run("org.eclipse.ui.file.refresh");
        Ui.join(Hosts.READING);
        assertTrue(ShownHosts.lines().contains("zed|never"), ShownHosts.lines().toString());
    }

    @Test
    void theStateIsThatOfTheLastLookWithItsAge() throws Exception {
        ShownHosts.add(Optional.empty(), "a", "srv01");
        ShownHosts.add(Optional.empty(), "b", "srv02");
        keep("SRV01", Verdict.FAIL, Map.of());
        ShownHosts.refresh();
        assertEquals(List.of("a|fails, 3 h ago", "b|never"), ShownHosts.lines());
        ShownHosts.hosts().looking(Target.parse("srv02"), true);
        assertEquals(List.of("a|fails, 3 h ago", "b|looking\u2026"), ShownHosts.lines());
        ShownHosts.hosts().looking(Target.parse("srv02"), false);
        assertEquals(List.of("a|fails, 3 h ago", "b|never"), ShownHosts.lines());
    }

    /** A machine whose clock is ahead looked once, and the case came here. */
    @Test
    void aDiagnosisThatIsDatedInTheFutureHidesNoLaterLook() throws Exception {
        ShownHosts.add(Optional.empty(), "a", "srv01");
        keep("srv01", Verdict.PASS, Instant.now().plus(Duration.ofDays(400)), Map.of());
        ShownHosts.view();
        ShownHosts.refresh();
        assertEquals(List.of("a|works, dated in the future"), ShownHosts.lines());
        ShownHosts.hosts().looked(keep("srv01", Verdict.FAIL, Map.of()));
        assertEquals(List.of("a|fails, 3 h ago"), ShownHosts.lines());
        ShownHosts.refresh();
        assertEquals(List.of("a|fails, 3 h ago"), ShownHosts.lines());
    }

    @Test
    void lineBreaksInNotesAreBlanksInTheColumn() throws Exception {
        Host host = ShownHosts.add(Optional.empty(), "a", "srv01");
        ShownHosts.inventory().change(List.of(new Host(host.id(), host.group(), host.name(), host.target(),
                host.tags(), "by the\r\ndoor\nleft")));
        HostsView view = ShownHosts.view();
        ShownHosts.refresh();
        Ui.sync(() -> {
            view.tree().columns(List.of(Column.NAME, Column.OURS.get(4)));
            return null;
        });
        assertEquals(List.of("a|by the door left"), ShownHosts.lines());
    }

    @Test
    void theSelectionIsOfHostsAndGroups() throws Exception {
        Group site = ShownHosts.group(Optional.empty(), "site");
        Host host = ShownHosts.add(Optional.of(site), "", "srv01");
        ShownHosts.view();
        ShownHosts.refresh();
        ShownHosts.select(site.id(), host.id());
        HostRow row = new HostRow(host, Optional.empty(), false);
        assertEquals(List.of(new GroupRow(site, List.of(row)), row), selected());
    }

    private static void fillTenThousand() throws Exception {
        List<Group> groups = new ArrayList<>();
        List<Host> hosts = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            groups.add(new Group("group" + i, i % 10 == 0 ? Optional.empty() : Optional.of("group" + i / 10 * 10),
                    "Site " + i));
        }
        for (int i = 0; i < 10_000; i++) {
            hosts.add(new Host("host" + i, Optional.of("group" + i % 100), "Server " + i,
                    Target.of(String.format("srv%05d.example", i), 3389),
                    new TreeSet<>(List.of(i % 2 == 0 ? "even" : "odd")), i == 77 ? "by the door" : ""));
        }
        ShownHosts.inventory().putBack(new Contents(groups, hosts));
        keep("srv00042.example", Verdict.FAIL, Map.of());
        ShownHosts.view();
        ShownHosts.refresh();
    }

    /** They are put into order beside the UI thread, while the person may already want to see others. */
    @Test
    void whatIsFoundOutOfOneOfTenThousandIsShown() throws Exception {
        fillTenThousand();
        type("SRV07777");
        ShownHosts.hosts().looked(keep("srv07777.example", Verdict.PASS, Map.of()));
        Ui.join(RowOrder.SORTING);
        assertEquals("    Server 7777|works, 3 h ago", ShownHosts.lines().getLast());
        ShownHosts.hosts().looked(keep("srv00043.example", Verdict.PASS, Map.of()));
        type("SRV00043");
        Ui.join(RowOrder.SORTING);
        assertEquals("    Server 43|works, 3 h ago", ShownHosts.lines().getLast());
    }

    @Test
    void theFilterFindsAmongTenThousandHosts() throws Exception {
        fillTenThousand();
        assertEquals(10, Ui.sync(ShownHosts.tree()::getItemCount));
        assertEquals("", count());
        type("SRV07777 ODD");
        assertEquals(List.of("Site 70|", "  Site 77|", "    Server 7777|never"), ShownHosts.lines());
        assertEquals("1 of 10,000", count());
        type("door");
        assertEquals(List.of("Site 70|", "  Site 77|", "    Server 77|never"), ShownHosts.lines());
        type("fails even");
        assertEquals("    Server 42|fails, 3 h ago", ShownHosts.lines().getLast());
        type("odd");
        assertEquals("5,000 of 10,000", count());
        type("nothing has this");
        assertEquals(List.of(), ShownHosts.lines());
        assertEquals("0 of 10,000", count());
        type("");
        assertEquals(10, ShownHosts.lines().size());
    }

    private static List<?> selected() throws Exception {
        HostsView view = ShownHosts.view();
        return Ui.sync(() -> ((IStructuredSelection) view.getSite().getSelectionProvider().getSelection()).toList());
    }

    /** Nobody looks at hosts that she has not seen selected. */
    @Test
    void allOfManyStaySelectedUntilOthersAreSeen() throws Exception {
        fillTenThousand();
        type("odd");
        ShownHosts.run("org.eclipse.ui.edit.selectAll");
        int groups = 60;
        assertEquals(5000 + groups, selected().size());
        ShownHosts.hosts().looked(keep("srv07777.example", Verdict.PASS, Map.of()));
        Ui.join(RowOrder.SORTING);
        assertEquals(5000 + groups, selected().size());
        assertTrue(selected().stream().anyMatch(row -> row instanceof HostRow host
                && host.host().name().equals("Server 7777") && host.last().isPresent()));
        type("odd door");
        assertEquals(3, selected().size());
        type("odd");
        assertEquals(3, selected().size());
        ShownHosts.run("org.eclipse.ui.edit.selectAll");
        type("");
        assertEquals(List.of(), selected());
    }

    /** A group has no words that a filter could find, and what a new host is called is not typed into the filter. */
    @Test
    void whatIsNewIsSeenWhateverTheFilter() throws Exception {
        ShownHosts.add(Optional.empty(), "a", "srv01");
        ShownHosts.view();
        ShownHosts.refresh();
        type("srv01");
        ShownHosts.run("org.rdpworkbench.ui.newGroup");
        HostsView view = ShownHosts.view();
        assertEquals("New group", Ui.sync(() -> {
            Text text = Ui.all(view.tree().control(), Text.class).getFirst();
            String name = text.getText();
            HostEditsTest.end(text, false);
            return name;
        }));
        assertEquals(List.of("New group|", "a|never"), ShownHosts.lines());
        assertEquals("", Ui.sync(() -> field(view).getText()));
        type("srv01");
        Answer.to("org.rdpworkbench.ui.addHost", "Add Host", "OK", "srv02");
        assertTrue(ShownHosts.lines().toString().contains("srv02"), ShownHosts.lines().toString());
        type("srv02");
        HostsView shown = ShownHosts.view();
        String added = Ui.sync(() -> shown.tree().selection().getFirst().id());
        HostEditsTest.rename(added, "b", true);
        assertEquals("srv02", Ui.sync(() -> field(view).getText()), "what it finds still is left alone");
    }

    @Test
    void rowsAreSortedByAColumn() throws Exception {
        ShownHosts.add(Optional.empty(), "b", "srv01");
        ShownHosts.add(Optional.empty(), "A", "srv02");
        ShownHosts.add(Optional.empty(), "c", "srv03");
        keep("srv01", Verdict.PASS, Map.of());
        ShownHosts.view();
        ShownHosts.refresh();
        assertEquals(List.of("A|never", "b|works, 3 h ago", "c|never"), ShownHosts.lines());
        click(0);
        assertEquals(List.of("c|never", "b|works, 3 h ago", "A|never"), ShownHosts.lines());
        click(1);
        assertEquals(List.of("A|never", "c|never", "b|works, 3 h ago"), ShownHosts.lines());
    }

    private static void click(int column) throws Exception {
        Tree tree = ShownHosts.tree();
        Ui.sync(() -> {
            tree.getColumn(column).notifyListeners(SWT.Selection, new Event());
            return null;
        });
    }

    /** The columns as their dialog leaves them, which has a test of its own. */
    @Test
    void aRestartFindsGroupsColumnsAndOrder() throws Exception {
        Group site = ShownHosts.group(Optional.empty(), "site");
        ShownHosts.add(Optional.of(site), "a", "srv01", "prod");
        Host b = ShownHosts.add(Optional.of(site), "b", "srv02", "test");
        keep("srv01", Verdict.PASS, Map.of("certificate.end", "2027-01-01"));
        HostsView first = ShownHosts.view();
        ShownHosts.refresh();
        Ui.sync(() -> {
            List<Column> chosen = List.of(Column.NAME, Column.ofPlugin("certificate.end", "Certificate ends"),
                    Column.OURS.get(3));
            new HostsSettings().columns(chosen);
            first.tree().columns(chosen);
            first.tree().control().getColumn(1).setWidth(123);
            return null;
        });
        ShownHosts.select(b.id());
        click(0);
        List<String> before = List.of("site||", "  b||test", "  a|2027-01-01|prod");
        assertEquals(before, ShownHosts.lines());
        Ui.sync(() -> {
            Ui.page().hideView(first);
            return null;
        });
        Properties stored = Ui.settings();
        assertEquals("name=190 certificate.end=123 tags=110", stored.getProperty("hosts/columns"));
        assertEquals("Certificate ends", stored.getProperty("hosts/title.certificate.end"));
        assertEquals("-name", stored.getProperty("hosts/order"));
        assertEquals(site.id(), stored.getProperty("hosts/expanded"));
        assertEquals(before, ShownHosts.lines());
        Tree tree = ShownHosts.tree();
        assertEquals("Certificate ends", Ui.sync(() -> tree.getColumn(1).getText()));
        assertEquals(123, Ui.sync(() -> tree.getColumn(1).getWidth()));
    }

    @Test
    void keysMeanTheFieldWhileAPersonTypes() throws Exception {
        Host host = ShownHosts.add(Optional.empty(), "a", "srv01");
        HostsView view = ShownHosts.view();
        ShownHosts.refresh();
        ShownHosts.select(host.id());
        Ui.focus(view.tree().control());
        assertTrue(ShownHosts.can("org.eclipse.ui.edit.delete"));
        Text field = Ui.sync(() -> field(view));
        Ui.focus(field);
        assertFalse(ShownHosts.can("org.eclipse.ui.edit.delete"));
        assertFalse(ShownHosts.can("org.eclipse.ui.edit.rename"));
        paste("srv02");
        assertEquals("srv02", Ui.sync(field::getText));
        assertEquals(1, ShownHosts.count());
    }

    /** What the keys mean to the view must not be in the way of what they mean to a field, in a dialog too. */
    @Test
    void whatIsPastedIntoADialogComesOnce() throws Exception {
        ShownHosts.add(Optional.empty(), "a", "srv02");
        HostsView view = ShownHosts.view();
        ShownHosts.refresh();
        Ui.focus(view.tree().control());
        Answer.ask("org.rdpworkbench.ui.addHost");
        try {
            Text field = Ui.sync(() -> Ui.all(Answer.shell("Add Host").orElseThrow(), Text.class).getFirst());
            Ui.focus(field);
            paste("srv01");
            assertEquals("srv01", Ui.sync(field::getText));
        } finally {
            Answer.press("Add Host", "Cancel");
        }
        assertEquals(1, ShownHosts.count());
    }

    /** By the keys, wherever the focus is. */
    private static void paste(String text) throws Exception {
        Ui.sync(() -> {
            CopyRows.copy(Ui.display(), text);
            return null;
        });
        Ui.type(SWT.CTRL, 'v');
    }

    @Test
    void wordsBelowTheRowsAreHarmless() {
        assertEquals("a && \u2039a>b\u2039/a> \\u{202e} <a href=\"close\">Close</a>",
                NoticeBar.words(Notice.problem("a & <a>b</a> \u202e")));
    }
}
