// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.repair;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rdpworkbench.core.spi.Change;
import org.rdpworkbench.core.spi.SettingException;
import org.rdpworkbench.core.spi.SettingSession;
import org.rdpworkbench.core.spi.SettingValue;
import org.rdpworkbench.core.spi.Step;

/**
 * Services that were started since a plan was made, and need one that is to be stopped on the way back: Windows stops
 * none that another needs. They are in no journal: a kill between their stop and their start leaves them off.
 */
final class LiveDependents {

    private final SettingSession session;
    /** What was stopped, by the setting of the service that it needs. */
    private final Map<String, List<Step>> stopped = new LinkedHashMap<>();

    LiveDependents(SettingSession session) {
        this.session = session;
    }

    /**
     * Stops them, where this value stops a service.
     *
     * @throws SettingException also where one of them is never stopped, or the way in rests on it
     */
    void stop(String setting, SettingValue value) throws SettingException, InterruptedException {
        if (!setting.startsWith(RepairPlan.SERVICE)) {
            return;
        }
        List<Step> steps = stops(setting).stream().filter(step -> step.after().equals(value)
                && !step.setting().equals(setting)).toList();
        for (Step step : steps) {
            OpenHost.requireStoppable(step);
            RepairSteps.requireWayBack(session, step);
        }
        for (Step step : steps) {
            session.put(step.setting(), step.after());
            stopped.computeIfAbsent(setting, one -> new ArrayList<>()).add(step);
        }
    }

    /** None where it is just starting or stopping: that it is waited for says more. */
    private List<Step> stops(String setting) throws InterruptedException {
        try {
            return session.steps(new Change.Act(Change.Action.STOP_SERVICE,
                    setting.substring(RepairPlan.SERVICE.length()), "what needs it is stopped, too"));
        } catch (SettingException e) {
            return List.of();
        }
    }

    /** Starts those again whose service runs, the last that was stopped first; each for itself. */
    void startAgain(Failures failures) throws IOException, InterruptedException {
        for (Map.Entry<String, List<Step>> entry : stopped.entrySet()) {
            for (Step step : entry.getValue().reversed()) {
                failures.again(() -> {
                    if (session.now(entry.getKey()).equals(step.before())) {
                        session.put(step.setting(), step.before());
                    }
                });
            }
        }
    }
}
