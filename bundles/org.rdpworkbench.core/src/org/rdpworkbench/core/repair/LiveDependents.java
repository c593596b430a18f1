// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.repair;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.rdpworkbench.core.spi.Change;
import org.rdpworkbench.core.spi.SettingException;
import org.rdpworkbench.core.spi.SettingSession;
import org.rdpworkbench.core.spi.SettingValue;
import org.rdpworkbench.core.spi.Step;

/**
 * Services that were started since a plan was made, and need one that is to be stopped on the way back, or on the way
 * forth where that is gone on with: Windows stops none that another needs. Each is in the journal before it stops, so
 * that also a later run starts it again.
 */
final class LiveDependents {

    /** How a service starts. */
    private static final String START = "start:";

    private final SettingSession session;
    private final RepairJournal journal;
    private final Consumer<String> remarks;
    /** Those that are off, in the order in which they were stopped. */
    private final List<LeftOff> stopped;

    /**
     * @param leftOff what an earlier run stopped and did not start again
     * @param remarks takes a sentence for each that nobody can start any more
     */
    LiveDependents(SettingSession session, RepairJournal journal, List<LeftOff> leftOff, Consumer<String> remarks) {
        this.session = session;
        this.journal = journal;
        this.remarks = remarks;
        this.stopped = new ArrayList<>(leftOff);
    }

    /**
     * Stops them, where this value stops a service.
     *
     * @throws SettingException also where one of them is never stopped, or the way in rests on it
     */
    void stop(String setting, SettingValue value) throws SettingException, IOException, InterruptedException {
        if (!setting.startsWith(RepairPlan.SERVICE)) {
            return;
        }
        List<Step> steps = stops(setting).stream().filter(step -> step.after().equals(value)
                && !step.setting().equals(setting)).toList();
        for (Step step : steps) {
            OpenHost.requireStoppable(step);
            Preflight.requireWayBack(session, step);
        }
        for (Step step : steps) {
            LeftOff one = new LeftOff(setting, step);
            journal.offToo(one);
            stopped.add(one);
            session.put(step.setting(), step.after());
        }
    }

    /**
     * The service that would stay off where that one is restarted, since it runs and nobody can start it again: it
     * itself, or one that needs it. Empty where all that stops can be started.
     */
    Optional<String> staysOff(String setting) throws SettingException, InterruptedException {
        for (Step step : stops(setting)) {
            if (disabled(step.setting())) {
                return Optional.of(name(step.setting()));
            }
        }
        return Optional.empty();
    }

    /** Whether a service is set so that nobody can start it. */
    boolean disabled(String setting) throws SettingException, InterruptedException {
        return session.now(START + name(setting)).equals(SettingValue.SERVICE_DISABLED);
    }

    /**
     * The setting of the service for whose sake nobody can start that one: it, or one that it needs by itself or by
     * others, is not there any more, or is off and disabled. Each is asked what it needs, since nobody knows of one
     * that was removed who needs it.
     *
     * @param theirs whether one that is off and disabled is somebody else's matter
     */
    Optional<String> unstartable(String setting, Predicate<String> theirs) throws InterruptedException {
        Set<String> known = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        known.add(name(setting));
        Deque<String> open = new ArrayDeque<>(known);
        while (!open.isEmpty()) {
            String service = open.pop();
            String one = RepairPlan.SERVICE + service;
            try {
                SettingValue now = session.now(one);
                if (now.equals(SettingValue.ABSENT)
                        || now.equals(RepairPlan.STOPPED) && theirs.test(one) && disabled(one)) {
                    return Optional.of(one);
                }
                session.needed(service).stream().filter(known::add).forEach(open::add);
            } catch (SettingException e) {
                // Of what cannot be asked the host itself says by its start whether it can be had.
            }
        }
        return Optional.empty();
    }

    /** What has become of it, as a part of a sentence. */
    String fate(String unstartable) throws SettingException, InterruptedException {
        return session.now(unstartable).equals(SettingValue.ABSENT) ? "was removed" : "is off and was disabled";
    }

    /** None where it is just starting or stopping: that it is waited for says more. */
    private List<Step> stops(String setting) throws InterruptedException {
        try {
            return session.steps(new Change.Act(Change.Action.STOP_SERVICE,
                    name(setting), "what needs it is stopped, too"));
        } catch (SettingException e) {
            return List.of();
        }
    }

    /**
     * Starts those again whose service runs, the last that was stopped first; each for itself. The others have nothing
     * to run on, which is said; they stay in the journal for a later run, where there is one. One that somebody has
     * removed or disabled since is theirs, and so is what needs that: it is said, and not waited for.
     */
    void startAgain(Failures failures) throws IOException, InterruptedException {
        for (LeftOff one : List.copyOf(stopped).reversed()) {
            Step step = one.step();
            failures.again(() -> {
                if (!session.now(one.needs()).equals(step.before())) {
                    remarks.accept("The service " + name(step.setting()) + " was stopped on the way back, and stays "
                            + "off: the service " + name(one.needs()) + ", which it needs, does not run.");
                    return;
                }
                // A kill may have come before it was stopped, and somebody may have started it since.
                if (!session.now(step.setting()).equals(step.before())) {
                    Optional<String> never = unstartable(step.setting(), other -> true);
                    if (never.isPresent()) {
                        remarks.accept("The service " + name(step.setting()) + " was stopped on the way back, and is "
                                + "not started again: it " + (never.get().equals(step.setting()) ? ""
                                : "needs the service " + name(never.get()) + ", which ") + fate(never.get())
                                + " since.");
                    } else {
                        session.put(step.setting(), step.before());
                    }
                }
                journal.onAgain(one);
                stopped.remove(one);
            });
        }
    }

    static String name(String state) {
        return state.substring(RepairPlan.SERVICE.length());
    }
}
