// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.hosts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.eclipse.jface.util.LocalSelectionTransfer;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.TreeItem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.store.Contents;
import org.rdpworkbench.store.Group;
import org.rdpworkbench.store.Host;
import org.rdpworkbench.ui.internal.Ui;

/** Every kind of change by the widgets that a person uses, and its undo. */
@Timeout(120)
class HostEditsTest {

    private static final String UNDO = "org.eclipse.ui.edit.undo";
    private static final String REDO = "org.eclipse.ui.edit.redo";

    private Group site;
    private Group rack;
    private Host first;
    private Host second;

    @BeforeEach
    void fill() throws Exception {
        ShownHosts.clear();
        site = ShownHosts.group(Optional.empty(), "site");
        rack = ShownHosts.group(Optional.of(site), "rack");
        first = ShownHosts.add(Optional.of(rack), "first", "srv01", "prod");
        second = ShownHosts.add(Optional.empty(), "", "srv02:3390");
        ShownHosts.view();
        ShownHosts.refresh();
    }

    @AfterEach
    void clear() throws Exception {
        ShownHosts.clear();
    }

    /** What there is after an action, once it was undone and done again, and undone. */
    private static Contents undone(Contents before) throws Exception {
        Contents after = ShownHosts.contents();
        assertNotEquals(before, after, notice());
        ShownHosts.view();
        ShownHosts.run(UNDO);
        assertEquals(before, ShownHosts.contents());
        ShownHosts.run(REDO);
        assertEquals(after, ShownHosts.contents());
        ShownHosts.run(UNDO);
        assertEquals(before, ShownHosts.contents());
        return after;
    }

    private static String notice() {
        return ShownHosts.hosts().notice().words();
    }

    @Test
    void aNameThatIsBeingTypedIsKeptWhenTheWindowCloses() throws Exception {
        typed(first.id(), "typed");
        assertTrue(Ui.sync(() -> WaitingEdits.finish(null)));
        assertEquals("typed", find(ShownHosts.contents(), first.id()).name());
    }

    static void rename(String id, String name, boolean take) throws Exception {
        Text text = typed(id, name);
        Ui.sync(() -> {
            end(text, take);
            return null;
        });
        Ui.join(HostEdits.JOB);
    }

    /** The field in the row, still open. */
    static Text typed(String id, String name) throws Exception {
        ShownHosts.select(id);
        ShownHosts.run("org.eclipse.ui.edit.rename");
        HostsView view = ShownHosts.view();
        return Ui.sync(() -> {
            Text text = Ui.all(view.tree().control(), Text.class).getFirst();
            text.setText(name);
            return text;
        });
    }

    static void end(Text text, boolean take) {
        Event event = new Event();
        event.detail = take ? SWT.TRAVERSE_NONE : SWT.TRAVERSE_ESCAPE;
        text.notifyListeners(take ? SWT.DefaultSelection : SWT.Traverse, event);
    }

    static Host find(Contents contents, String id) {
        return contents.hosts().stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
    }

    static void drop(Optional<Group> into, Row... rows) throws Exception {
        HostsView view = ShownHosts.view();
        Ui.sync(() -> {
            LocalSelectionTransfer transfer = LocalSelectionTransfer.getTransfer();
            transfer.setSelection(new StructuredSelection(List.of(rows)));
            view.drop().take(into.map(Group::id), transfer.getSupportedTypes()[0], transfer.getSelection());
            return null;
        });
        Ui.join(HostEdits.JOB);
    }

    static HostRow row(Host host) {
        return new HostRow(host, Optional.empty(), false);
    }

    private static void copied(String text) throws Exception {
        Ui.sync(() -> {
            Clipboard clipboard = new Clipboard(Ui.display());
            clipboard.setContents(new Object[] {text}, new Transfer[] {TextTransfer.getInstance()});
            clipboard.dispose();
            return null;
        });
    }

    private static String clipboard() throws Exception {
        return Ui.sync(() -> {
            Clipboard clipboard = new Clipboard(Ui.display());
            String text = (String) clipboard.getContents(TextTransfer.getInstance());
            clipboard.dispose();
            return text;
        });
    }

    @Test
    void aHostIsRenamedInItsRow() throws Exception {
        Contents before = ShownHosts.contents();
        rename(first.id(), "  \u202eother  ", true);
        assertEquals("\u202eother", find(undone(before), first.id()).name());
        rename(first.id(), "not taken", false);
        assertEquals(before, ShownHosts.contents());
    }

    @Test
    void aGroupIsRenamedInItsRowAndNeedsAName() throws Exception {
        Contents before = ShownHosts.contents();
        rename(rack.id(), "shelf", true);
        assertTrue(undone(before).groups().contains(new Group(rack.id(), Optional.of(site.id()), "shelf")));
        rename(rack.id(), " ", true);
        assertEquals("A group needs a name.", notice());
        assertEquals(before, ShownHosts.contents());
    }

    @Test
    void hostsAndGroupsAreDroppedIntoGroups() throws Exception {
        Contents before = ShownHosts.contents();
        drop(Optional.of(rack), row(second));
        assertEquals(Optional.of(rack.id()), find(undone(before), second.id()).group());
        drop(Optional.empty(), row(first), new GroupRow(rack, List.of(row(first))));
        Contents after = undone(before);
        assertTrue(after.groups().contains(new Group(rack.id(), Optional.empty(), "rack")));
        assertEquals(Optional.of(rack.id()), find(after, first.id()).group(), "it goes with its group");
    }

    /** A drag begins with the press that selects, and GTK tells of the selection after that. */
    @Test
    void whatIsSelectedIsKnownBeforeItIsTold() throws Exception {
        ShownHosts.select(second.id());
        HostTree tree = ShownHosts.view().tree();
        TreeItem pressed = Ui.sync(() -> tree.control().getSelection()[0]);
        ShownHosts.select(first.id());
        List<String> dragged = Ui.sync(() -> {
            assertEquals(List.of(first.id()), tree.selection().stream().map(Row::id).toList());
            tree.control().setSelection(pressed);
            return tree.selection().stream().map(Row::id).toList();
        });
        assertEquals(List.of(second.id()), dragged);
    }

    @Test
    void aGroupIsNotDroppedIntoItself() throws Exception {
        Contents before = ShownHosts.contents();
        drop(Optional.of(rack), new GroupRow(site, List.of()));
        assertEquals(before, ShownHosts.contents());
        assertEquals("A group cannot be inside itself.", notice());
    }

    @Test
    void whatIsRemovedIsSaidAndComesBackWithAllThatWasInIt() throws Exception {
        Contents before = ShownHosts.contents();
        ShownHosts.select(site.id());
        ShownHosts.run("org.eclipse.ui.edit.delete");
        assertEquals("Removed \"site\" with 1 host from the list.", notice());
        assertEquals(List.of(second), undone(before).hosts());
    }

    @Test
    void copiedHostsAreLinesAndPastedLinesAreHosts() throws Exception {
        ShownHosts.select(site.id(), second.id());
        ShownHosts.run("org.eclipse.ui.edit.copy");
        assertEquals("first\tsrv01:3389\nsrv02:3390", clipboard());
        Contents before = ShownHosts.contents();
        copied("Mail server\tsrv03\n192.0.2.7:3391\nsrv02:3390");
        ShownHosts.select(rack.id());
        ShownHosts.run("org.eclipse.ui.edit.paste");
        assertTrue(notice().startsWith("Added ") && notice().contains("srv02:3390, it is there already"), notice());
        Contents after = undone(before);
        Host mail = after.hosts().stream().filter(host -> host.target().equals(Target.parse("srv03"))).findFirst()
                .orElseThrow();
        assertEquals("Mail server", mail.name());
        assertEquals(Optional.of(rack.id()), mail.group());
        assertTrue(after.hosts().stream().anyMatch(host -> host.target().equals(Target.parse("192.0.2.7:3391"))));
    }

    @Test
    void pastedHostsThatAreThereAddNothing() throws Exception {
        Contents before = ShownHosts.contents();
        copied("first\tsrv01:3389");
        ShownHosts.run("org.eclipse.ui.edit.paste");
        assertEquals("Nothing was added. Skipped 1: srv01:3389, it is there already.", notice());
        assertEquals(before, ShownHosts.contents());
        assertFalse(ShownHosts.can(UNDO));
    }

    /** A row of a spreadsheet, prose, a network: what comes of it is to be seen first. */
    @Test
    void textThatIsMoreThanHostsIsPreviewed() throws Exception {
        Contents before = ShownHosts.contents();
        for (String text : List.of("srv1\t10.0.0.1\tFile server", "srv1\nthe other one", "192.0.2.1-9", "srv1\n77")) {
            copied(text);
            ShownHosts.view();
            ShownHosts.run("org.eclipse.ui.edit.paste");
            assertEquals(before, ShownHosts.contents());
            Answer.press("Import Hosts", "Cancel");
        }
        ShownHosts.select(rack.id());
        copied("srv07, srv08");
        ShownHosts.run("org.eclipse.ui.edit.paste");
        Ui.join(HostPreviewPage.READING);
        assertTrue(Answer.words("Import Hosts").contains("2 would be added"), Answer.words("Import Hosts"));
        Answer.press("Import Hosts", "Finish");
        assertEquals(List.of(rack.id(), rack.id()), undone(before).hosts().stream()
                .filter(host -> host.target().host().matches("srv0[78]"))
                .map(host -> host.group().orElse("")).toList());
    }

    @Test
    void aGroupWithoutHostsMovesAndNothingElseIsPasted() throws Exception {
        Group empty = ShownHosts.group(Optional.empty(), "empty");
        ShownHosts.refresh();
        Contents before = ShownHosts.contents();
        copied("srv77");
        ShownHosts.select(empty.id());
        ShownHosts.run("org.eclipse.ui.edit.cut");
        assertEquals("empty", clipboard());
        ShownHosts.select(site.id());
        ShownHosts.run("org.eclipse.ui.edit.paste");
        Contents after = ShownHosts.contents();
        assertEquals(before.hosts(), after.hosts());
        assertTrue(after.groups().contains(new Group(empty.id(), Optional.of(site.id()), "empty")));
        ShownHosts.select(site.id());
        ShownHosts.run("org.eclipse.ui.edit.paste");
        assertEquals(after, ShownHosts.contents(), "its name is no host");
    }

    @Test
    void whatIsCutMovesWhenItIsPasted() throws Exception {
        Contents before = ShownHosts.contents();
        ShownHosts.select(first.id());
        ShownHosts.run("org.eclipse.ui.edit.cut");
        assertEquals(before, ShownHosts.contents());
        ShownHosts.select(site.id());
        ShownHosts.run("org.eclipse.ui.edit.paste");
        Host moved = find(undone(before), first.id());
        assertEquals(Optional.of(site.id()), moved.group());
        assertEquals(first.tags(), moved.tags());
    }

    @Test
    void aHostIsAddedBesideTheSelectedOne() throws Exception {
        Contents before = ShownHosts.contents();
        ShownHosts.select(first.id());
        Answer.to("org.rdpworkbench.ui.addHost", "Add Host", "OK",
                "srv09:3400", "3389", "Nine", "a, b,, a", "by the door");
        Host added = undone(before).hosts().stream().filter(host -> host.name().equals("Nine")).findFirst()
                .orElseThrow();
        assertEquals(Target.parse("srv09:3400"), added.target());
        assertEquals(List.of("a", "b"), List.copyOf(added.tags()));
        assertEquals("by the door", added.notes());
        assertEquals(Optional.of(rack.id()), added.group());
    }

    @Test
    void whatAnImportBroughtIsNotCutWhenAHostIsEdited() throws Exception {
        SortedSet<String> tags = new TreeSet<>();
        for (int i = 10; i < 42; i++) {
            tags.add(i + "x".repeat(198));
        }
        ShownHosts.inventory().change(List.of(new Host(first.id(), first.group(), first.name(),
                first.target(), tags, "")));
        ShownHosts.refresh();
        ShownHosts.select(first.id());
        Answer.to("org.rdpworkbench.ui.editHost", "Edit Host", "OK", "srv01", "3389", "first",
                String.join(", ", tags) + ", more");
        tags.add("more");
        assertEquals(tags, find(ShownHosts.contents(), first.id()).tags());
    }

    @Test
    void lineBreaksInNotesAreTheSameOnEverySystem() throws Exception {
        ShownHosts.select(first.id());
        Answer.to("org.rdpworkbench.ui.editHost", "Edit Host", "OK", "srv01", "3389", "first", "prod", "one\r\ntwo");
        assertEquals("one\ntwo", find(ShownHosts.contents(), first.id()).notes());
    }

    @Test
    void aHostIsEdited() throws Exception {
        Contents before = ShownHosts.contents();
        ShownHosts.select(first.id());
        Answer.to("org.rdpworkbench.ui.editHost", "Edit Host", "OK", "srv01.example", "3391");
        assertEquals(new Host(first.id(), first.group(), "first", Target.parse("srv01.example:3391"), first.tags(), ""),
                find(undone(before), first.id()));
    }

    @Test
    void aNewGroupIsMadeInTheSelectedOneAndItsNameCanBeTyped() throws Exception {
        Contents before = ShownHosts.contents();
        ShownHosts.select(rack.id());
        ShownHosts.run("org.rdpworkbench.ui.newGroup");
        HostsView view = ShownHosts.view();
        assertEquals("New group", Ui.sync(() -> {
            Text text = Ui.all(view.tree().control(), Text.class).getFirst();
            String name = text.getText();
            end(text, false);
            return name;
        }));
        assertEquals(Optional.of(rack.id()), undone(before).groups().stream()
                .filter(group -> group.name().equals("New group")).findFirst().orElseThrow().parent());
    }

    @Test
    void aHostThatIsDiagnosedFromTheStartPageIsAddedOnce() throws Exception {
        Contents before = ShownHosts.contents();
        ShownHosts.hosts().edits().add(Target.parse("SRV01"));
        Ui.join(HostEdits.JOB);
        assertEquals(before, ShownHosts.contents());
        ShownHosts.hosts().edits().add(Target.parse("srv05"));
        Ui.join(HostEdits.JOB);
        assertEquals(before.hosts().size() + 1, undone(before).hosts().size());
    }

    /** The command line was faster. */
    @Test
    void whatDoesNotFitAnyMoreIsSaidInWords() throws Exception {
        ShownHosts.select(rack.id());
        ShownHosts.run("org.eclipse.ui.edit.delete");
        ShownHosts.inventory().remove(Set.of(site.id()));
        ShownHosts.run(UNDO);
        assertEquals("The group that \"rack\" is to be in is not there any more.", notice());
        Ui.join(Hosts.READING);
        assertEquals(List.of("srv02:3390|never"), ShownHosts.lines());
    }
}
