// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.repair;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.rdpworkbench.core.repair.Repair.Progress;
import org.rdpworkbench.core.repair.RepairJournal.Event;
import org.rdpworkbench.core.spi.SettingException;
import org.rdpworkbench.core.spi.SettingSession;
import org.rdpworkbench.core.spi.Step;

/** The steps that nobody takes back, in the session of their repair. */
record OneWaySteps(RepairPlan plan, SettingSession session, RepairJournal journal, StepListener listener) {

    /**
     * Asks the host to restart, unless it has since it was asked before.
     *
     * @return whether it has
     * @throws SettingException when it refuses to, for certain; it is noted as not done only where it was never asked
     *     before
     */
    boolean restart(int number, Optional<Restart> before) throws SettingException, IOException, InterruptedException {
        Step step = plan.steps().get(number);
        Instant started = session.started();
        if (before.filter(asked -> asked.done(started)).isPresent()) {
            return true;
        }
        RepairSteps.require(session, step.setting(), step.before());
        journal.restarting(number, started);
        listener.step(plan, number, Progress.DOING);
        try {
            session.put(step.setting(), step.after());
        } catch (SettingException e) {
            // Else its answer was lost: whether it restarts is seen later.
            if (answers()) {
                // What was asked before may have got there.
                if (before.isEmpty()) {
                    journal.step(Event.TAKEN_BACK, number);
                }
                throw e;
            }
        }
        return false;
    }

    /**
     * Does what is done once; what was begun is done once more.
     *
     * @return that it is done
     * @throws SettingException when it failed; it is noted as not done only where all is as before
     */
    boolean once(int number, Progress so) throws SettingException, IOException, InterruptedException {
        Step step = plan.steps().get(number);
        if (so == Progress.NOT_BEGUN) {
            RepairSteps.require(session, step.setting(), step.before());
        }
        journal.step(Event.DOING, number);
        listener.step(plan, number, Progress.DOING);
        try {
            session.put(step.setting(), step.after());
        } catch (SettingException e) {
            if (answers() && session.now(step.setting()).equals(step.before())) {
                journal.step(Event.TAKEN_BACK, number);
            }
            throw e;
        }
        return true;
    }

    /** Whether the session still works, so that what the host answered was an answer. */
    private boolean answers() throws InterruptedException {
        try {
            return session.machine().equals(plan.machine());
        } catch (SettingException e) {
            return false;
        }
    }
}
