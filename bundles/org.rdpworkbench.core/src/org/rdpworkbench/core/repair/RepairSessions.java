// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.repair;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.rdpworkbench.core.spi.CaseFile;
import org.rdpworkbench.core.spi.MeantHost;
import org.rdpworkbench.core.spi.SettingException;
import org.rdpworkbench.core.spi.SettingSession;
import org.rdpworkbench.core.spi.SettingStore;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.core.spi.WayIn;

/**
 * Opens the hosts that are repaired.
 *
 * @param stores those that plugins bring, which may come and go
 */
record RepairSessions(List<SettingStore> stores) {

    /** What is done in a session. */
    @FunctionalInterface
    interface Work {
        void go(SettingSession session) throws IOException, InterruptedException, RefusedException;
    }

    /** @throws RefusedException also when nothing that is installed changes settings by that way in */
    OpenHost open(Target target, WayIn wayIn, MeantHost meant) throws RefusedException, InterruptedException {
        return OpenHost.at(target, wayIn, meant, stores.stream().filter(one -> reaches(one, wayIn)).findFirst()
                .orElseThrow(() -> new RefusedException("No installed plugin changes settings by the way in "
                        + wayIn.access() + ".")));
    }

    /**
     * Whether a look came to the machine of that plan, where its name may have several.
     *
     * @throws RefusedException when the machine that it came to cannot be asked
     */
    boolean cameTo(RepairPlan plan, CaseFile look, WayIn wayIn) throws RefusedException, InterruptedException {
        try (OpenHost open = open(plan.target(), wayIn, new MeantHost.LookedAt(look))) {
            return plan.of(open.session().machine());
        } catch (SettingException e) {
            throw new RefusedException(e.getMessage());
        }
    }

    private static boolean reaches(SettingStore store, WayIn wayIn) {
        try {
            return store.reaches(wayIn);
        } catch (RuntimeException | LinkageError e) {
            // Its plugin is being taken away, or broken; another one may do.
            return false;
        }
    }

    /** In a session with the machine that the repair is of, which nobody else repairs meanwhile. */
    void in(Repair repair, WayIn wayIn, Journals journals, String who, Work work)
            throws RefusedException, IOException, InterruptedException {
        in(repair, wayIn, journals, who, HostClaim::toGoOn, work);
    }

    /** The same for what comes by itself and not by a person, which others at the host do not keep away. */
    void byItself(Repair repair, WayIn wayIn, Journals journals, String who, Work work)
            throws RefusedException, IOException, InterruptedException {
        in(repair, wayIn, journals, who, HostClaim::byItself, work);
    }

    private void in(Repair repair, WayIn wayIn, Journals journals, String who, HostClaim.Saying claim, Work work)
            throws RefusedException, IOException, InterruptedException {
        try (OpenHost open = open(repair.plan().target(), wayIn, new MeantHost.Known(repair.plan()::of,
                repair.notes().address()));
                Closeable lock = journals.lock(repair.plan().machine(), who)) {
            if (!repair.plan().of(open.session().machine())) {
                throw new RefusedException("The host is another machine than the one that was repaired.");
            }
            journals.claim(open.session(), who, claim);
            work.go(open.session());
        } catch (SettingException e) {
            throw new RefusedException(e.getMessage());
        }
    }
}
