// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.repair.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.net.SocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rdpworkbench.core.repair.Journals;
import org.rdpworkbench.core.repair.Outcome;
import org.rdpworkbench.core.repair.RefusedException;
import org.rdpworkbench.core.repair.Repair;
import org.rdpworkbench.core.repair.RepairPlan;
import org.rdpworkbench.core.repair.Repairs;
import org.rdpworkbench.core.run.Progress;
import org.rdpworkbench.core.spi.SettingSession;
import org.rdpworkbench.core.spi.SettingStore;
import org.rdpworkbench.core.spi.SettingValue;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.core.spi.WayIn;

/**
 * Plugins that are taken away under the hands of a repair, as on the console of the framework: the one that gets into
 * the host, whose classes are gone then, or the one whose cause is removed.
 */
class LeavingPluginTest {

    private static final String BROKE = "The plugin that gets into hosts broke, as it does when it is taken away "
            + "meanwhile (NoClassDefFoundError).";

    @TempDir
    private Path folder;

    private final Seen seen = new Seen();
    private final Map<String, SettingValue> before = Map.copyOf(seen.host.settings);

    @AfterEach
    void nothingIsLeftOpen() {
        assertEquals(0, seen.host.open);
    }

    /** Before or behind a step, as it is; a value is put twice in a step, seen from here. */
    private Repair left(int calls, Journals journals) throws Exception {
        RepairPlan plan = seen.plan();
        int[] left = {calls};
        seen.host.around = () -> {
            if (left[0]-- <= 0) {
                throw new NoClassDefFoundError("org/rdpworkbench/host/smb/internal/Gone");
            }
        };
        Repair repair = seen.apply(plan, journals);
        seen.host.around = () -> { };
        assertEquals(List.of(repair), journals.all(new ArrayList<>()));
        return repair;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
    void whatTheWayInLeavesIsUndone(int calls) throws Exception {
        Journals journals = new Journals(folder);
        Repair repair = left(calls, journals);
        assertTrue(repair.why().contains(BROKE), repair.why());
        if (repair.outcome() != Outcome.UNDONE) {
            assertEquals(Outcome.NOT_UNDONE, repair.outcome());
            assertEquals(Outcome.UNDONE, seen.repairs.undo(repair.id(), Seen.WAY, journals, seen.manner()).outcome());
        }
        assertEquals(before, seen.host.settings);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7})
    void whatTheWayInLeavesIsResumed(int calls) throws Exception {
        Journals journals = new Journals(folder);
        Repair repair = left(calls, journals);
        assertEquals(Outcome.NOT_UNDONE, repair.outcome());
        assertEquals(Outcome.CONFIRMED, seen.repairs.resume(repair.id(), seen.request(), journals, seen.manner(),
                Progress.SILENT).outcome());
        assertEquals(Seen.ON, seen.host.value(Seen.SWITCH));
        assertEquals(Outcome.UNDONE, seen.repairs.undo(repair.id(), Seen.WAY, journals, seen.manner()).outcome());
        assertEquals(before, seen.host.settings);
    }

    @Test
    void aWayInThatIsGoneIsRefused() throws Exception {
        RepairPlan plan = seen.plan();
        Journals journals = new Journals(folder);
        seen.host.opened = () -> {
            throw new NoClassDefFoundError("gone");
        };
        assertEquals(BROKE, assertThrows(RefusedException.class, () -> seen.apply(plan, journals)).getMessage());
        assertEquals(List.of(), journals.all(new ArrayList<>()));
    }

    /** It is asked whether it reaches the host, and has no classes any more. */
    private static final class Gone implements SettingStore {

        @Override
        public boolean reaches(WayIn way) {
            throw new NoClassDefFoundError("gone");
        }

        @Override
        public SettingSession open(Target target, WayIn way, SocketFactory sockets, Duration limit) {
            throw new NoClassDefFoundError("gone");
        }
    }

    @Test
    void anotherWayInDoesForOneThatIsGone() throws Exception {
        RepairPlan plan = seen.plan();
        Journals journals = new Journals(folder);
        Repairs none = new Repairs(seen.diagnostics, List.of(new Gone()));
        assertEquals("No installed plugin changes settings by the way in memory.", assertThrows(RefusedException.class,
                () -> none.apply(plan, seen.request(), journals, seen.manner(), Progress.SILENT)).getMessage());
        Repairs both = new Repairs(seen.diagnostics, List.of(new Gone(), seen.host));
        assertEquals(Outcome.CONFIRMED, both.apply(plan, seen.request(), journals, seen.manner(), Progress.SILENT)
                .outcome());
    }

    /** What was agreed to is done all the same, and looked at with what it was begun with. */
    @Test
    void withoutItsFixerItGoesOn() throws Exception {
        RepairPlan plan = seen.plan();
        seen.host.around = () -> seen.proposing = false;
        Journals journals = new Journals(folder);
        Repair repair = seen.apply(plan, journals);
        assertEquals(Outcome.CONFIRMED, repair.outcome());
        assertEquals(Outcome.UNDONE, seen.repairs.undo(repair.id(), Seen.WAY, journals, seen.manner()).outcome());
        assertEquals(before, seen.host.settings);
    }
}
