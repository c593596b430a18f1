// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.repair;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
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
    /** What was written on the way back, and holds that at its end. */
    private final Map<String, Returned> returned = new LinkedHashMap<>();
    private final Notes.Backs before;
    /** Whether a value went back for the first time, so that what was restarted for it has to be once more. */
    private boolean fresh;

    /** A value, and the step that wrote it back. */
    private record Returned(int number, SettingValue value) {}

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
        // What went back before a connection was lost takes along what came behind it, as the start of a service.
        Set<String> again = new HashSet<>();
        for (int i = 0; i < plan.steps().size(); i++) {
            if (so.get(i) == Progress.DONE && !again.contains(plan.steps().get(i).setting())) {
                continue;
            }
            if (stopped.getAsBoolean()) {
                return false;
            }
            boolean done = switch (plan.steps().get(i).kind()) {
                case SETTING -> set(i, so.get(i));
                case ONCE -> oneWay.once(i, so.get(i));
                case RESTART -> {
                    inPlace();
                    yield oneWay.restart(i, repair.restart());
                }
            };
            if (done) {
                again.add(plan.steps().get(i).setting());
                journal.step(Event.DONE, i);
                listener.step(plan, i, Progress.DONE);
            }
        }
        if (!plan.restarts()) {
            inPlace();
        }
        // Where it had been on the way back, and goes forth now.
        startLeftOff();
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
        bounced.requireStartable(so, way);
    }

    /** @see Bounced#unrestarted */
    String unrestarted(List<Progress> so) throws InterruptedException {
        return bounced.unrestarted(so);
    }

    private boolean set(int number, Progress so) throws SettingException, IOException, InterruptedException {
        Step step = plan.steps().get(number);
        // What was begun, forth or back, may be done; what was not has to hold what it did.
        if (so == Progress.NOT_BEGUN || !session.now(step.setting()).equals(step.after())) {
            require(session, step.setting(), step.before());
            journal.step(Event.DOING, number);
            listener.step(plan, number, Progress.DOING);
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

    private static String held(String setting, SettingValue now, SettingValue wanted) {
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
     * Takes back what was done, newest first. What somebody else has changed since is left as it is, with all that it
     * lies in, and the rest goes back. What only went off and on again, as a service does that is restarted, goes so
     * once more behind it, so that what was taken back is in effect.
     *
     * @param so how far each step came
     * @throws SettingException when a step could not be taken back; all others are
     */
    void undo(List<Progress> so) throws SettingException, IOException, InterruptedException {
        Failures failures = new Failures();
        Set<String> offAndOn = bounced.settings();
        for (int i = plan.steps().size() - 1; i >= 0; i--) {
            Step step = plan.steps().get(i);
            int number = i;
            if (step.undoable() && !offAndOn.contains(step.setting())) {
                failures.of(step.setting(), () -> back(number, so, step.after(), step.before()));
            }
        }
        offAndOn(offAndOn, so, failures);
        dependents.startAgain(failures);
        for (int i = 0; i < plan.steps().size(); i++) {
            if (!plan.steps().get(i).undoable() && (so.get(i) == Progress.DOING || so.get(i) == Progress.DONE)) {
                failures.add("Step " + (i + 1) + " cannot be taken back by anybody.");
            }
        }
        for (int i = 0; i < plan.steps().size(); i++) {
            int number = i;
            if (so.get(i) == Progress.TAKEN_BACK && !offAndOn.contains(plan.steps().get(i).setting())) {
                failures.again(() -> returnedBefore(number));
            }
        }
        for (Map.Entry<String, Returned> there : returned.entrySet()) {
            failures.of(there.getKey(), () -> requireReturned(there.getKey(), there.getValue()));
        }
        failures.end();
    }

    /**
     * What an earlier way back has put back, and holds again what the repair gave it, was written anew by what was
     * started behind it. A service that runs again may be somebody's wish.
     */
    private void returnedBefore(int number) throws SettingException, InterruptedException {
        Step step = plan.steps().get(number);
        if (!step.setting().startsWith(RepairPlan.SERVICE) && session.now(step.setting()).equals(step.after())) {
            returned.putIfAbsent(step.setting(), new Returned(number, step.before()));
        }
    }

    private void offAndOn(Set<String> settings, List<Progress> noted, Failures failures)
            throws IOException, InterruptedException {
        List<Progress> so = onceMore(noted, fresh ? settings : before.restarts(), failures);
        for (String setting : List.copyOf(settings)) {
            failures.again(() -> {
                Optional<String> left = bounced.left(setting, so);
                if (left.isPresent()) {
                    leave(setting, left.get());
                    settings.remove(setting);
                }
            });
        }
        for (int i = 0; i < plan.steps().size(); i++) {
            Step step = plan.steps().get(i);
            int number = i;
            if (settings.contains(step.setting())) {
                failures.of(step.setting(), () -> {
                    bounced.requireStartable(number, so.get(number));
                    back(number, so, session.now(step.setting()), step.after());
                });
            }
        }
        // What needs another one comes on behind it.
        for (String setting : settings.stream().sorted(Comparator.comparing(one -> bounced.numbers(one).getLast()))
                .toList()) {
            List<Integer> its = bounced.numbers(setting);
            Set<Progress> were = its.stream().map(so::get).collect(Collectors.toSet());
            // Where nothing of it was begun, or all was back before, it is as somebody else wants it.
            if (!were.equals(Set.of(Progress.NOT_BEGUN)) && !were.equals(Set.of(Progress.TAKEN_BACK))) {
                failures.again(() -> onAgain(its.getLast()));
            }
        }
    }

    private List<Progress> onceMore(List<Progress> so, Set<String> which, Failures failures)
            throws InterruptedException {
        try {
            return bounced.onceMore(so, which);
        } catch (SettingException e) {
            failures.add(e.getMessage());
            return so;
        }
    }

    /** The last of its steps first: behind a kill, too, that one says that it was left. */
    private void leave(String setting, String sentence) throws IOException {
        for (int number : bounced.numbers(setting).reversed()) {
            takenBack(number);
        }
        remark(sentence);
    }

    /** What was cut off between off and on, or could not be brought off now, is on as in the beginning. */
    private void onAgain(int number) throws SettingException, IOException, InterruptedException {
        Step step = plan.steps().get(number);
        if (!session.now(step.setting()).equals(step.after())) {
            put(number, step.after());
            takenBack(number);
        }
    }

    /** What was started again behind it may have written it anew. Then its step is not back, as a later undo sees. */
    private void requireReturned(String setting, Returned there)
            throws SettingException, IOException, InterruptedException {
        if (!session.now(setting).equals(there.value())) {
            journal.step(Event.UNDOING, there.number());
            listener.step(plan, there.number(), Progress.UNDOING);
            require(session, setting, there.value());
        }
    }

    private void back(int number, List<Progress> so, SettingValue from, SettingValue to)
            throws SettingException, IOException, InterruptedException {
        if (!Bounced.isOpen(so.get(number))) {
            return;
        }
        String setting = plan.steps().get(number).setting();
        boolean changed = !session.now(setting).equals(to);
        if (changed || halfMade(setting, so.get(number), to)) {
            if (changed) {
                require(session, setting, from);
            }
            put(number, to);
        }
        if (!bounced.settings().contains(setting)) {
            fresh |= !before.steps().contains(number);
        }
        if (!setting.startsWith(RepairPlan.SERVICE)) {
            returned.putIfAbsent(setting, new Returned(number, to));
        }
        takenBack(number);
    }

    private void put(int number, SettingValue to) throws SettingException, IOException, InterruptedException {
        String setting = plan.steps().get(number).setting();
        journal.step(Event.UNDOING, number);
        listener.step(plan, number, Progress.UNDOING);
        dependents.stop(setting, to);
        session.put(setting, to);
        returned.put(setting, new Returned(number, to));
    }

    private void takenBack(int number) throws IOException {
        journal.step(Event.TAKEN_BACK, number);
        listener.step(plan, number, Progress.TAKEN_BACK);
    }

    /** A folder is made under another name, so one that is not there may have left something of that at the host. */
    private static boolean halfMade(String setting, Progress so, SettingValue to) {
        return setting.startsWith("folder:") && to.equals(SettingValue.ABSENT)
                && (so == Progress.DOING || so == Progress.UNDOING);
    }
}
