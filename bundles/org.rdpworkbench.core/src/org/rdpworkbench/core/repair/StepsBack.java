// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.repair;

import java.io.IOException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.rdpworkbench.core.repair.Repair.Progress;
import org.rdpworkbench.core.repair.RepairJournal.Event;
import org.rdpworkbench.core.spi.SettingException;
import org.rdpworkbench.core.spi.SettingSession;
import org.rdpworkbench.core.spi.SettingValue;
import org.rdpworkbench.core.spi.Step;

/** The way back of a repair through its steps, once. */
final class StepsBack {

    private final RepairPlan plan;
    private final SettingSession session;
    private final RepairJournal journal;
    private final StepListener listener;
    private final LiveDependents dependents;
    private final Bounced bounced;
    private final Notes.Backs before;
    private final Consumer<String> remarks;
    /** What was written on it, and holds that at its end. */
    private final Map<String, Returned> returned = new LinkedHashMap<>();
    /** Whether a value went back for the first time, so that what was restarted for it has to be once more. */
    private boolean fresh;

    /** A value, and the step that wrote it back. */
    private record Returned(int number, SettingValue value) {}

    /**
     * @param before what earlier ones have done
     * @param remarks takes a sentence for each thing that a person should know of it
     */
    StepsBack(RepairPlan plan, SettingSession session, RepairJournal journal, StepListener listener,
            LiveDependents dependents, Bounced bounced, Notes.Backs before, Consumer<String> remarks) {
        this.plan = plan;
        this.session = session;
        this.journal = journal;
        this.listener = listener;
        this.dependents = dependents;
        this.bounced = bounced;
        this.before = before;
        this.remarks = remarks;
    }

    /**
     * Takes back what was done, newest first. What somebody else has changed since is left as it is, with all that it
     * lies in, and the rest goes back. What only went off and on again, as a service does that is restarted, goes so
     * once more behind it, so that what was taken back is in effect.
     *
     * @param so how far each step came
     * @throws SettingException when a step could not be taken back; all others are
     */
    void go(List<Progress> so) throws SettingException, IOException, InterruptedException {
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
        look(so, offAndOn, failures);
        failures.end();
    }

    /** What does not go back, and what did and was written anew by what was started behind it. */
    private void look(List<Progress> so, Set<String> offAndOn, Failures failures)
            throws IOException, InterruptedException {
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
    }

    /**
     * What an earlier way back has put back, and holds again what the repair gave it, was written anew by what was
     * started behind it. A service that runs again may be somebody's wish.
     */
    private void returnedBefore(int number) throws SettingException, InterruptedException {
        Step step = plan.steps().get(number);
        if (step.setting().startsWith(RepairPlan.SERVICE) || returned.containsKey(step.setting())) {
            return;
        }
        SettingValue now = session.now(step.setting());
        if (now.equals(step.after())) {
            returned.put(step.setting(), new Returned(number, step.before()));
        } else if (Bounced.numbers(plan, step.setting()).getFirst() == number && !now.equals(step.before())) {
            remarks.accept(RepairSteps.held(step.setting(), now, step.before()) + ", and it is left so.");
        }
    }

    /** Those that are left as they are are none of the settings any more. */
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
        offAgain(settings, so, failures);
        onAgain(settings, so, failures);
    }

    private void offAgain(Set<String> settings, List<Progress> so, Failures failures)
            throws IOException, InterruptedException {
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
    }

    /** What needs another one comes on behind it. */
    private void onAgain(Set<String> settings, List<Progress> so, Failures failures)
            throws IOException, InterruptedException {
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
        remarks.accept(sentence);
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
            RepairSteps.require(session, setting, there.value());
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
                RepairSteps.require(session, setting, from);
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
