// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.repair;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.rdpworkbench.core.repair.Repair.Progress;
import org.rdpworkbench.core.repair.RepairJournal.Event;
import org.rdpworkbench.core.spi.SettingException;
import org.rdpworkbench.core.spi.SettingSession;
import org.rdpworkbench.core.spi.SettingValue;
import org.rdpworkbench.core.spi.Step;

/** The steps of one repair, forth and back, in one session with a journal. */
final class RepairSteps {

    private final RepairPlan plan;
    private final SettingSession session;
    private final RepairJournal journal;
    private final StepListener listener;
    private final OneWaySteps oneWay;
    private final LiveDependents dependents;
    private final Bounced bounced;
    private final List<String> remarks = new ArrayList<>();
    private final Notes.Backs before;

    RepairSteps(Repair repair, SettingSession session, RepairJournal journal, StepListener listener) {
        this.plan = repair.plan();
        this.session = session;
        this.journal = journal;
        this.listener = listener;
        this.dependents = new LiveDependents(session, journal, repair.notes().leftOff(),
                this::remark);
        this.bounced = new Bounced(plan, session, dependents);
        this.before = repair.notes().backs();
        this.oneWay = new OneWaySteps(plan, session, journal, listener);
    }

    private void remark(String sentence) {
        remarks.add(sentence);
        listener.remark(plan, sentence);
    }

    /** What was remarked while they were done or taken back, for the journal, a blank before each sentence. */
    String remarked() {
        return remarks.stream().map(sentence -> " " + sentence).collect(Collectors.joining());
    }

    /**
     * Does what is not done yet. A restart of the host is asked for, and not waited for.
     *
     * @param repair with how far each step came
     * @param stopped whether a person wants it to end behind the step that is under way
     * @return whether all is done; false when a person stopped it
     * @throws SettingException when a step failed, or somebody else changed a setting
     */
    boolean apply(Repair repair, BooleanSupplier stopped)
            throws SettingException, IOException, InterruptedException {
        List<Progress> so = repair.progress();
        // What goes forth anew takes along what came behind it, as the start of a service.
        Set<String> again = new HashSet<>(bounced.owed(so, before.forth()));
        boolean restarts = false;
        for (int i = 0; i < plan.steps().size(); i++) {
            if (so.get(i) == Progress.DONE && !again.contains(plan.steps().get(i).setting())) {
                continue;
            }
            if (stopped.getAsBoolean()) {
                return false;
            }
            boolean done = switch (plan.steps().get(i).kind()) {
                case SETTING -> set(i, so);
                case ONCE -> oneWay.once(i, so.get(i));
                case RESTART -> {
                    restarts = true;
                    inPlace();
                    // The session may end with the host.
                    startLeftOff();
                    yield oneWay.restart(i, repair.restart());
                }
            };
            if (done) {
                again.add(plan.steps().get(i).setting());
                journal.step(Event.DONE, i);
                listener.step(plan, i, Progress.DONE);
            }
        }
        if (!restarts) {
            inPlace();
            // Where it had been on the way back, and goes forth now.
            startLeftOff();
        }
        return true;
    }

    /** Starts what a way back has left off. What does not start is no step, and stays noted. */
    void startLeftOff() throws IOException, InterruptedException {
        Failures failures = new Failures();
        dependents.startAgain(failures);
        failures.sentences().forEach(this::remark);
    }

    /**
     * Refuses what a person wants where it would leave a service off; nothing is changed by it.
     *
     * @param so how far each step came
     */
    void requireStartable(List<Progress> so, Notes.Note way) throws RefusedException, InterruptedException {
        bounced.requireStartable(so, bounced.owed(so, before.forth()), way);
    }

    /** @see Bounced#unrestarted */
    String unrestarted(List<Progress> so) throws InterruptedException {
        return bounced.unrestarted(so);
    }

    private boolean set(int number, List<Progress> so) throws SettingException, IOException, InterruptedException {
        Step step = plan.steps().get(number);
        // What was begun, forth or back, may be done; what was not has to hold what it did.
        boolean fresh = so.get(number) == Progress.NOT_BEGUN && !bounced.isOn(number, so);
        if (fresh || !session.now(step.setting()).equals(step.after())) {
            require(session, step.setting(), step.before());
            journal.step(Event.DOING, number);
            listener.step(plan, number, Progress.DOING);
            if (!so.stream().allMatch(one -> one == Progress.NOT_BEGUN)) {
                // What needs it may have been started since, by somebody or with the host.
                dependents.stop(step.setting(), step.after());
            }
            session.put(step.setting(), step.after());
        }
        return true;
    }

    private void inPlace() throws SettingException, InterruptedException {
        for (Map.Entry<String, SettingValue> end : Bounced.ends(plan).entrySet()) {
            require(session, end.getKey(), end.getValue());
        }
    }

    /** The first setting that does not hold any more what a plan gave it, in words; empty where all do. */
    static Optional<String> changed(RepairPlan plan, SettingSession session)
            throws SettingException, InterruptedException {
        for (Map.Entry<String, SettingValue> end : Bounced.ends(plan).entrySet()) {
            SettingValue now = session.now(end.getKey());
            if (!now.equals(end.getValue())) {
                return Optional.of(held(end.getKey(), now, end.getValue()));
            }
        }
        return Optional.empty();
    }

    /** Without a full stop. */
    static String held(String setting, SettingValue now, SettingValue wanted) {
        return setting + " holds " + now.words() + " in place of " + wanted.words()
                + ": somebody else changes it, too";
    }

    /** @throws SettingException where a setting does not hold a value */
    static void require(SettingSession session, String setting, SettingValue value)
            throws SettingException, InterruptedException {
        SettingValue now = session.now(setting);
        if (!now.equals(value)) {
            throw new SettingException(held(setting, now, value) + ".");
        }
    }

    /**
     * Takes back what was done.
     *
     * @param so how far each step came
     * @throws SettingException when a step could not be taken back; all others are
     */
    void undo(List<Progress> so) throws SettingException, IOException, InterruptedException {
        new StepsBack(plan, session, journal, listener, dependents, bounced, before, this::remark).go(so);
    }
}
