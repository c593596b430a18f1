// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.repair;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.rdpworkbench.core.spi.SettingException;
import org.rdpworkbench.core.spi.SettingSession;
import org.rdpworkbench.core.spi.SettingValue;
import org.rdpworkbench.core.spi.Step;

/** The tests before a repair, in the session in which it is done. Nothing is changed by them. */
final class Preflight {

    private Preflight() {}

    /**
     * Whether all that a plan begins with is still so, and may be changed. Nothing is changed by it.
     *
     * @throws RefusedException when something is not
     */
    static void require(RepairPlan plan, SettingSession session)
            throws RefusedException, SettingException, InterruptedException {
        if (!session.machine().equals(plan.machine())) {
            throw new RefusedException("The host is another machine than the one that the plan was made for.");
        }
        Map<String, SettingValue> expected = new HashMap<>();
        Set<String> made = new HashSet<>();
        for (Step step : plan.steps()) {
            requireWayBack(session, step);
            SettingValue before = expected.get(step.setting());
            if (before == null) {
                before = session.now(step.setting());
            }
            // What another step makes first cannot be opened yet.
            if (made.stream().noneMatch(parent -> (step.setting() + "\\").contains(parent + "\\"))) {
                mayGoForthAndBack(session, step);
            }
            if (!before.equals(step.before())) {
                throw new RefusedException("Since the plan was made " + step.setting() + " was changed: it holds "
                        + before.words() + " and no longer " + step.before().words() + ".");
            }
            if (step.kind() == Step.Kind.RESTART) {
                session.started();
            }
            expected.put(step.setting(), step.after());
            if (step.before().equals(SettingValue.ABSENT)) {
                made.add(step.setting().substring(step.setting().indexOf(':') + 1));
            }
        }
    }

    /** Whoever stops what the way in rests on has no way to take it back. */
    static void requireWayBack(SettingSession session, Step step)
            throws SettingException, InterruptedException {
        String setting = step.setting().toLowerCase(Locale.ROOT);
        for (String service : session.services()) {
            String name = service.toLowerCase(Locale.ROOT);
            if (setting.matches("(state|start):" + Pattern.quote(name))
                    || setting.contains("\\services\\" + name + "\\")) {
                throw new SettingException("The way in rests on the service " + service + ", which this plan would "
                        + "stop or change; " + session.otherWay() + ".");
            }
        }
    }

    /** To stop a service and to start it are two rights, and what may not be taken back is not begun. */
    private static void mayGoForthAndBack(SettingSession session, Step step)
            throws SettingException, InterruptedException {
        session.may(step.setting(), step.after());
        if (step.undoable()) {
            session.may(step.setting(), step.before());
        }
    }
}
