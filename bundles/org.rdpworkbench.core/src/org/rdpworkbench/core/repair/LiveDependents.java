// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.repair;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rdpworkbench.core.spi.Change;
import org.rdpworkbench.core.spi.SettingException;
import org.rdpworkbench.core.spi.SettingSession;
import org.rdpworkbench.core.spi.SettingValue;
import org.rdpworkbench.core.spi.Step;

/**
 * Services that were started since a plan was made, and need one that is to be stopped on the way back: Windows stops
 * none that another needs.
 */
final class LiveDependents {

    private final SettingSession session;
    /** What was stopped, by the service that it needs. */
    private final Map<String, List<Step>> stopped = new LinkedHashMap<>();

    LiveDependents(SettingSession session) {
        this.session = session;
    }

    /** Stops them, where this value stops a service. */
    void stop(String setting, SettingValue value) throws SettingException, InterruptedException {
        if (!setting.startsWith(RepairPlan.SERVICE)) {
            return;
        }
        for (Step step : stops(setting)) {
            if (step.after().equals(value) && !step.setting().equals(setting)) {
                session.put(step.setting(), step.after());
                stopped.computeIfAbsent(setting, one -> new ArrayList<>()).add(step);
            }
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

    /** Starts those again whose service is not to stay off, the last that was stopped first. */
    void startAgain(Set<String> running) throws SettingException, InterruptedException {
        for (Map.Entry<String, List<Step>> entry : stopped.entrySet()) {
            for (Step step : running.contains(entry.getKey()) ? entry.getValue().reversed() : List.<Step>of()) {
                session.put(step.setting(), step.before());
            }
        }
    }
}
