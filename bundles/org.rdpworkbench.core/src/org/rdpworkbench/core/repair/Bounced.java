// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.repair;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.rdpworkbench.core.repair.Repair.Progress;
import org.rdpworkbench.core.spi.SettingException;
import org.rdpworkbench.core.spi.SettingSession;
import org.rdpworkbench.core.spi.SettingValue;
import org.rdpworkbench.core.spi.Step;

/**
 * The settings of a plan that hold in the end what they held in the beginning, as a service does that is restarted. One
 * that somebody has disabled since is not stopped for that, forth or back: Windows starts none of these.
 */
record Bounced(RepairPlan plan, SettingSession session, LiveDependents dependents) {

    /** What each setting holds in the end, of those that can be taken back. */
    static Map<String, SettingValue> ends(RepairPlan plan) {
        Map<String, SettingValue> ends = new LinkedHashMap<>();
        plan.steps().stream().filter(Step::undoable).forEach(step -> ends.put(step.setting(), step.after()));
        return ends;
    }

    /** Which these are, in the order of the plan. */
    Set<String> settings() {
        return settings(plan);
    }

    /** The same of a plan alone. */
    static Set<String> settings(RepairPlan plan) {
        Map<String, SettingValue> ends = ends(plan);
        Set<String> bounced = new LinkedHashSet<>();
        Set<String> seen = new HashSet<>();
        for (Step step : plan.steps()) {
            if (seen.add(step.setting()) && step.before().equals(ends.get(step.setting()))) {
                bounced.add(step.setting());
            }
        }
        return bounced;
    }

    /** Those that go off and on behind a step that is none of theirs. */
    static Set<String> behind(RepairPlan plan, int number) {
        Set<String> all = settings(plan);
        return all.contains(plan.steps().get(number).setting()) ? Set.of() : all.stream().filter(setting ->
                numbers(plan, setting).getFirst() > number).collect(Collectors.toSet());
    }

    /**
     * Those that have to go off and on once more on the way forth, since a value went forth anew after they did, or is
     * about to.
     *
     * @param so how far each step came
     * @param noted those of which the journal tells it
     */
    Set<String> owed(List<Progress> so, Set<String> noted) {
        Set<String> owed = new HashSet<>(noted);
        IntStream.range(0, so.size()).filter(i -> so.get(i) != Progress.DONE)
                .forEach(i -> owed.addAll(behind(plan, i)));
        return owed;
    }

    /** The steps of one of them. */
    List<Integer> numbers(String setting) {
        return numbers(plan, setting);
    }

    /** The same of a plan alone. */
    static List<Integer> numbers(RepairPlan plan, String setting) {
        return IntStream.range(0, plan.steps().size())
                .filter(i -> plan.steps().get(i).setting().equalsIgnoreCase(setting)).boxed().toList();
    }

    /**
     * Asked before the first step that a person wants, forth or back.
     *
     * @param so how far each step came
     * @param again those that go off and on once more though they did
     * @throws RefusedException when a service would stay off that is stopped to be restarted
     */
    void requireStartable(List<Progress> so, Set<String> again, Notes.Note way)
            throws RefusedException, InterruptedException {
        boolean forth = way == Notes.Note.FORTH;
        for (int i = 0; i < plan.steps().size(); i++) {
            String setting = plan.steps().get(i).setting();
            if (stops(i) && (forth ? so.get(i) != Progress.DONE || again.contains(setting) : isOpen(so.get(i)))) {
                Optional<String> off = staysOffAsFarAsKnown(setting);
                if (off.isPresent()) {
                    throw new RefusedException("The service " + off.get() + " runs and is set to Disabled, so that it "
                            + "would stay off once it is restarted for this. Nothing was changed: change its start "
                            + "type" + (forth ? ", and resume" : " or stop it, and undo") + " the repair then.");
                }
            }
        }
    }

    /** A host that does not answer is found out by the steps, which ask once more. */
    private Optional<String> staysOffAsFarAsKnown(String setting) throws InterruptedException {
        try {
            return dependents.staysOff(setting);
        } catch (SettingException e) {
            return Optional.empty();
        }
    }

    /**
     * Asked before a step that goes off once more on the way back.
     *
     * @throws SettingException when its service would stay off, so that it is left on
     */
    void requireStartable(int number, Progress so) throws SettingException, InterruptedException {
        String setting = plan.steps().get(number).setting();
        Optional<String> off = stops(number) && isOpen(so) ? dependents.staysOff(setting) : Optional.empty();
        if (off.isPresent()) {
            String name = LiveDependents.name(setting);
            throw new SettingException("The service " + name + " was not restarted and runs on, without what was taken "
                    + "back: " + (off.get().equals(name) ? "it" : "the service " + off.get() + ", which needs it,")
                    + " is set to Disabled, and would stay off. Change that start type or stop it, and undo the repair "
                    + "then.");
        }
    }

    /**
     * What is said of a service that is left as it is on the way back: nobody can start it, for its own sake or that of
     * one that it needs. Empty where it is not left, or nothing of it is to be taken back.
     */
    Optional<String> left(String setting, List<Progress> so) throws SettingException, InterruptedException {
        if (!setting.startsWith(RepairPlan.SERVICE)
                || numbers(setting).stream().noneMatch(number -> isOpen(so.get(number)))
                || session.now(setting).equals(RepairPlan.RUNNING)) {
            return Optional.empty();
        }
        Optional<String> unstartable = dependents.unstartable(setting, one -> !isOwn(one, so));
        if (unstartable.isEmpty()) {
            return Optional.empty();
        }
        String one = unstartable.get();
        String fate = dependents.fate(one) + " since the repair";
        String service = "The service " + LiveDependents.name(setting);
        return Optional.of(one.equals(setting) ? service + " " + fate + ", and is left so." : service + " is off and "
                + "is left so: it needs the service " + LiveDependents.name(one) + ", which " + fate + ".");
    }

    /**
     * Whether the way back is in the middle of it, so that it is its own to start, whoever has disabled it meanwhile.
     * One to which the way back did not come is not, and neither is one that an earlier one restarted or left off:
     * then the last of its steps is back.
     */
    private boolean isOwn(String setting, List<Progress> so) {
        List<Progress> were = numbers(setting).stream().map(so::get).toList();
        return !were.isEmpty() && were.getLast() != Progress.TAKEN_BACK
                && !Set.copyOf(were).equals(Set.of(Progress.DONE));
    }

    /**
     * The same with those to go off and on that run, and went off and on for an earlier way back or were about to.
     *
     * @param which those that a value concerns which has gone back since
     */
    List<Progress> onceMore(List<Progress> so, Set<String> which) throws SettingException, InterruptedException {
        List<Progress> more = new ArrayList<>(so);
        for (String setting : which) {
            List<Integer> its = numbers(setting);
            if (its.stream().anyMatch(number -> so.get(number) != Progress.NOT_BEGUN)
                    && session.now(setting).equals(plan.steps().get(its.getLast()).after())) {
                its.forEach(number -> more.set(number, Progress.DONE));
            }
        }
        return more;
    }

    /** Whether a restart of one of them was begun. */
    static boolean isBegun(Repair repair) {
        return settings(repair.plan()).stream().flatMap(setting -> numbers(repair.plan(), setting).stream())
                .anyMatch(number -> repair.progress().get(number) != Progress.NOT_BEGUN);
    }

    /**
     * What is said of services that run and to whose restart the repair had not come, where values go back: who started
     * one of them meanwhile, or restarted the host, made it go by these. Behind a sentence; empty where there are none.
     *
     * @param so how far each step came before the way back
     */
    String unrestarted(List<Progress> so) throws InterruptedException {
        if (so.stream().allMatch(one -> one == Progress.NOT_BEGUN)) {
            return "";
        }
        List<String> running = new ArrayList<>();
        for (String setting : settings()) {
            if (setting.startsWith(RepairPlan.SERVICE) && numbers(setting).stream().allMatch(number ->
                    so.get(number) == Progress.NOT_BEGUN) && runs(setting)) {
                running.add(LiveDependents.name(setting));
            }
        }
        return running.isEmpty() ? "" : " The repair had not come to restart " + String.join(", ", running)
                + ". What of that was started since it began, as with the host, goes by what was taken back: restart "
                + "it.";
    }

    private boolean runs(String setting) throws InterruptedException {
        try {
            return session.now(setting).equals(RepairPlan.RUNNING);
        } catch (SettingException e) {
            return false;
        }
    }

    /**
     * Whether a step starts a service that was stopped with all that comes before it in place, but for other starts:
     * whoever has started it since, as a restart of the host does, did what the step is for.
     */
    boolean isOn(int number, List<Progress> so) {
        return starts(number) && IntStream.range(0, number)
                .allMatch(i -> so.get(i) == Progress.DONE || starts(i));
    }

    private boolean starts(int number) {
        Step step = plan.steps().get(number);
        return step.setting().startsWith(RepairPlan.SERVICE) && step.after().equals(RepairPlan.RUNNING)
                && settings().contains(step.setting());
    }

    private boolean stops(int number) {
        Step step = plan.steps().get(number);
        return step.setting().startsWith(RepairPlan.SERVICE) && step.after().equals(RepairPlan.STOPPED)
                && settings().contains(step.setting());
    }

    /** Whether a step may be in place, so that it is to be taken back. */
    static boolean isOpen(Progress so) {
        return so != Progress.NOT_BEGUN && so != Progress.TAKEN_BACK;
    }
}
