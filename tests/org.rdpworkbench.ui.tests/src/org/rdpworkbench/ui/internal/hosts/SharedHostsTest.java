// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.hosts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.core.spi.Verdict;
import org.rdpworkbench.store.Contents;
import org.rdpworkbench.store.Group;
import org.rdpworkbench.store.History;
import org.rdpworkbench.store.Host;
import org.rdpworkbench.ui.internal.Ui;

/** Others change the hosts at the same time, of which the window does not know yet. */
@Timeout(120)
class SharedHostsTest {

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
        first = ShownHosts.add(Optional.of(rack), "first", "srv01", "prod", "old");
        second = ShownHosts.add(Optional.empty(), "", "srv02");
        ShownHosts.view();
        ShownHosts.refresh();
    }

    @AfterEach
    void clear() throws Exception {
        ShownHosts.clear();
    }

    private static String notice() {
        return ShownHosts.hosts().notice().words();
    }

    private static Host now(Host host) throws Exception {
        return HostEditsTest.find(ShownHosts.contents(), host.id());
    }

    private static Host named(Host host, String name) {
        return new Host(host.id(), host.group(), name, host.target(), host.tags(), host.notes());
    }

    /** All but its name. */
    private Host changedByOthers(Host host) throws Exception {
        Host changed = new Host(host.id(), Optional.of(site.id()), host.name(), Target.parse("other:3400"),
                new TreeSet<>(Set.of("prod", "new")), "by the door");
        ShownHosts.inventory().change(List.of(changed));
        return changed;
    }

    @Test
    void aHostThatIsRenamedKeepsWhatOthersChanged() throws Exception {
        Host changed = changedByOthers(first);
        HostEditsTest.rename(first.id(), "mine", true);
        assertEquals(named(changed, "mine"), now(first));
        Host again = new Host(first.id(), Optional.empty(), "mine", changed.target(), new TreeSet<>(), "moved");
        ShownHosts.inventory().change(List.of(again));
        ShownHosts.run(UNDO);
        assertEquals(named(again, "first"), now(first));
        ShownHosts.run(REDO);
        assertEquals(again, now(first));
    }

    @Test
    void aGroupThatIsRenamedStaysWhereOthersPutIt() throws Exception {
        ShownHosts.inventory().change(new Group(rack.id(), Optional.empty(), "rack"));
        HostEditsTest.rename(rack.id(), "shelf", true);
        assertTrue(ShownHosts.contents().groups().contains(new Group(rack.id(), Optional.empty(), "shelf")));
    }

    @Test
    void aHostThatIsMovedKeepsWhatOthersChanged() throws Exception {
        Host changed = changedByOthers(second);
        HostEditsTest.drop(Optional.of(rack), HostEditsTest.row(second));
        assertEquals(new Host(second.id(), Optional.of(rack.id()), "", changed.target(), changed.tags(),
                changed.notes()), now(second));
    }

    /** The person adds a tag, and others add one and take one away. */
    @Test
    void onlyTheFieldsThatWereChangedAreWritten() throws Exception {
        Host changed = changedByOthers(first);
        ShownHosts.select(first.id());
        Answer.to("org.rdpworkbench.ui.editHost", "Edit Host", "OK", "srv01", "3389", "first", "mine, old, prod");
        assertEquals(new Host(first.id(), changed.group(), "first", changed.target(),
                new TreeSet<>(Set.of("mine", "new", "prod")), "by the door"), now(first));
    }

    @Test
    void whatIsGoneIsSaidAndIsNothingToUndo() throws Exception {
        Text text = HostEditsTest.typed(first.id(), "mine");
        ShownHosts.inventory().remove(Set.of(first.id()));
        Ui.sync(() -> {
            HostEditsTest.end(text, true);
            return null;
        });
        Ui.join(HostEdits.JOB);
        assertEquals("Nothing was changed: it is not in the list any more.", notice());
        assertFalse(ShownHosts.lines().toString().contains("first"));
        assertFalse(ShownHosts.can(UNDO));
    }

    @Test
    void whatIsRemovedIsCountedAsItIsThen() throws Exception {
        ShownHosts.add(Optional.of(rack), "theirs", "srv09");
        Contents before = ShownHosts.contents();
        ShownHosts.select(site.id());
        ShownHosts.run("org.eclipse.ui.edit.delete");
        assertEquals("Removed \"site\" with 2 hosts from the list.", notice());
        ShownHosts.run(UNDO);
        assertEquals(before, ShownHosts.contents());
    }

    @Test
    void anUndoneGroupStaysWhereOthersUseIt() throws Exception {
        ShownHosts.select(site.id());
        ShownHosts.run("org.rdpworkbench.ui.newGroup");
        HostsView view = ShownHosts.view();
        Ui.sync(() -> {
            HostEditsTest.end(Ui.all(view.tree().control(), Text.class).getFirst(), false);
            return null;
        });
        Group made = ShownHosts.contents().groups().stream().filter(group -> group.name().equals("New group"))
                .findFirst().orElseThrow();
        Host theirs = ShownHosts.add(Optional.of(made), "theirs", "srv09");
        Contents before = ShownHosts.contents();
        ShownHosts.run(UNDO);
        assertEquals("The group \"New group\" stays, since \"theirs\" was put into it meanwhile.", notice());
        assertEquals(before, ShownHosts.contents());
        assertFalse(ShownHosts.can(UNDO));
        assertEquals(theirs, now(theirs));
    }

    @Test
    void aRemovalThatIsDoneAgainTakesNothingThatOthersPutIn() throws Exception {
        ShownHosts.select(site.id());
        ShownHosts.run("org.eclipse.ui.edit.delete");
        ShownHosts.run(UNDO);
        ShownHosts.add(Optional.of(rack), "theirs", "srv08");
        ShownHosts.add(Optional.of(rack), "more", "srv09");
        Contents before = ShownHosts.contents();
        ShownHosts.run(REDO);
        assertEquals("The group \"rack\" stays, since \"more\" and 1 more were put into it meanwhile.", notice());
        assertEquals(before, ShownHosts.contents());
        assertFalse(ShownHosts.can(REDO));
    }

    @Test
    void whatCannotBeUndoneDoesNotBlockWhatWasDoneBefore() throws Exception {
        HostEditsTest.rename(second.id(), "mine", true);
        ShownHosts.select(rack.id());
        ShownHosts.run("org.eclipse.ui.edit.delete");
        ShownHosts.inventory().remove(Set.of(site.id()));
        ShownHosts.run(UNDO);
        assertEquals("The group that \"rack\" is to be in is not there any more.", notice());
        ShownHosts.run(UNDO);
        assertEquals("", now(second).name());
        ShownHosts.run(REDO);
        assertEquals("mine", now(second).name());
    }

    @Test
    void whatCannotBeDoneAgainDoesNotBlockWhatComesNext() throws Exception {
        ShownHosts.hosts().edits().add(Target.parse("srv07"));
        Ui.join(HostEdits.JOB);
        ShownHosts.view();
        ShownHosts.run(UNDO);
        ShownHosts.add(Optional.empty(), "theirs", "srv07");
        assertTrue(ShownHosts.can(REDO));
        ShownHosts.run(REDO);
        assertEquals("The host srv07:3389 is in the inventory already.", notice());
        assertFalse(ShownHosts.can(REDO));
    }

    @Test
    void aDoubleClickOnUndoUndoesOne() throws Exception {
        HostEditsTest.rename(second.id(), "mine", true);
        ShownHosts.select(first.id());
        ShownHosts.run("org.eclipse.ui.edit.delete");
        HostsView view = ShownHosts.view();
        Ui.sync(() -> {
            Link link = Ui.all(view.tree().control().getParent().getParent(), Link.class).stream()
                    .filter(one -> one.getText().contains("Undo")).findFirst().orElseThrow();
            for (int click = 1; click <= 2; click++) {
                Event event = new Event();
                event.text = "undo";
                link.notifyListeners(SWT.Selection, event);
            }
            return null;
        });
        Ui.join(HostEdits.JOB);
        assertEquals(first, now(first));
        assertEquals("mine", now(second).name());
    }

    @Test
    void aNameThatIsTypedStaysWhileRowsComeAndGo() throws Exception {
        Text text = HostEditsTest.typed(first.id(), "mine");
        ShownHosts.add(Optional.empty(), "theirs", "srv09");
        ShownHosts.refresh();
        assertFalse(text.isDisposed());
        Ui.sync(() -> {
            HostEditsTest.end(text, true);
            return null;
        });
        Ui.join(HostEdits.JOB);
        assertEquals("mine", now(first).name());
        assertEquals(List.of("site|", "  rack|", "    mine|never", "srv02|never", "theirs|never"), ShownHosts.lines());
    }

    /** What was read before an edit is never shown after it. */
    @Test
    void aRefreshWaitsForEditsToEnd() throws Exception {
        ShownHosts.hosts().edits().inBackground("Held", monitor -> {
            ShownHosts.hosts().refresh();
            Job reading = Job.getJobManager().find(null)[0];
            for (Job job : Job.getJobManager().find(null)) {
                reading = job.getName().equals(Hosts.READING) ? job : reading;
            }
            boolean waits = Job.getJobManager().currentJob().getRule().isConflicting(reading.getRule());
            ShownHosts.hosts().say(Notice.problem(reading.getName() + (waits ? " waits" : " does not wait")));
        });
        Ui.join(HostEdits.JOB);
        Ui.join(Hosts.READING);
        assertEquals(Hosts.READING + " waits", notice());
    }

    private static History.Entry look(Target target, int second) {
        return new History.Entry("look " + second, target, Instant.ofEpochSecond(second), Optional.empty(), false,
                Verdict.PASS, Optional.empty(), "It works.", List.of(), Map.of());
    }

    @Test
    void aLookThatIsKeptWhileOthersAreReadIsShown() {
        Target target = first.target();
        Known before = Known.NOTHING.with(look(target, 1));
        Known kept = before.with(look(target, 2));
        Map<Target, History.Entry> read = Map.of(target, look(target, 1));
        assertEquals(Map.of(target, look(target, 2)), kept.with(read, before).looks());
        assertEquals(read, kept.with(read, kept).looks(), "the last one was forgotten");
    }

    /** The store was away, and is there again. */
    @Test
    void whatIsSaidOfALookThatIsNotKeptEndsWhenOneIs() {
        Hosts hosts = ShownHosts.hosts();
        hosts.notKept(first.target(), "The disk is full.");
        assertEquals("The last look at srv01:3389 is not kept. The disk is full.", notice());
        hosts.looked(look(first.target(), 3));
        assertEquals("", notice());
        hosts.say(Notice.problem("Something else."));
        hosts.looked(look(first.target(), 4));
        assertEquals("Something else.", notice());
    }

    /** Ten thousand hosts take a while to be put into order, and the UI thread asks meanwhile. */
    @Test
    void whatIsKnownIsToldWhileMoreIsWorkedOut() throws Exception {
        Hosts hosts = ShownHosts.hosts();
        CompletableFuture<Known> told = new CompletableFuture<>();
        hosts.change(before -> {
            told.completeAsync(hosts::known).orTimeout(20, TimeUnit.SECONDS).exceptionally(late -> null).join();
            return before;
        });
        assertTrue(told.isDone() && !told.isCompletedExceptionally());
    }
}
