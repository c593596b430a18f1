// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.repair;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.rdpworkbench.core.run.Diagnosis;
import org.rdpworkbench.core.run.NeverList;
import org.rdpworkbench.core.run.RunSockets;
import org.rdpworkbench.core.run.Texts;
import org.rdpworkbench.core.spi.Change;
import org.rdpworkbench.core.spi.Evidence;
import org.rdpworkbench.core.spi.EvidenceKey;
import org.rdpworkbench.core.spi.FixPlan;
import org.rdpworkbench.core.spi.MeantHost;
import org.rdpworkbench.core.spi.SettingException;
import org.rdpworkbench.core.spi.SettingSession;
import org.rdpworkbench.core.spi.SettingStore;
import org.rdpworkbench.core.spi.Step;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.core.spi.WayIn;

/** A host whose settings are open, with all that belongs to that. */
record OpenHost(Target target, WayIn wayIn, SettingSession session, RunSockets sockets) implements AutoCloseable {

    /** For each thing that is asked of a host; a service may take as long to stop or start. */
    static final Duration LIMIT = Duration.ofSeconds(60);

    static OpenHost at(Target target, WayIn wayIn, MeantHost meant, SettingStore store)
            throws RefusedException, InterruptedException {
        RunSockets sockets = new RunSockets("repair", () -> LIMIT);
        try {
            return new OpenHost(target, wayIn, new PluginSession(PluginSession.asked(() -> store.open(target, wayIn,
                    meant, sockets, LIMIT))), sockets);
        } catch (SettingException e) {
            sockets.close();
            throw new RefusedException(e.getMessage());
        } catch (InterruptedException | RuntimeException e) {
            sockets.close();
            throw e;
        }
    }

    /** The same host, for a plan that names another way in: who applies it may use an account of their own. */
    OpenHost planned(WayIn other) {
        return new OpenHost(target, other, session, sockets);
    }

    /** What a fixer proposes, as single steps with what is there now; none where all is as it wants it. */
    List<Step> steps(FixPlan plan) throws SettingException, InterruptedException {
        List<Step> steps = new ArrayList<>();
        for (Change change : plan.changes()) {
            for (Step step : session.steps(change)) {
                requireStoppable(step);
                steps.add(step);
            }
        }
        return steps;
    }

    /** What a change brings along is on no fixer's list, as a service that needs the one which is stopped. */
    static void requireStoppable(Step step) throws SettingException {
        Optional<String> never = step.setting().startsWith(RepairPlan.SERVICE)
                && step.after().equals(RepairPlan.STOPPED) ? NeverList.reason(new Change.Act(
                Change.Action.STOP_SERVICE, step.setting().substring(RepairPlan.SERVICE.length()), ""))
                : Optional.empty();
        if (never.isPresent()) {
            throw new SettingException(step.setting() + " would have to stop, too, and " + never.get() + ".");
        }
    }

    /**
     * Plans that fit what is there.
     *
     * @param refused why others do not
     */
    record Fitting(List<RepairPlan> plans, List<RefusedCause> refused) {}

    /**
     * Plans with what is there now.
     *
     * @param found by the look that they were proposed for
     */
    Fitting plans(Diagnosis found, Texts texts) throws RefusedException, InterruptedException {
        List<RepairPlan> plans = new ArrayList<>();
        List<Unfit> unfit = new ArrayList<>();
        for (FixPlan plan : found.plans()) {
            try {
                List<Step> steps = steps(plan);
                plans.addAll(steps.isEmpty() ? List.of() : List.of(plan(plan, steps, found, texts)));
            } catch (SettingException e) {
                requireAlive(e);
                // Another one may still be possible.
                unfit.add(new Unfit(plan, e));
            }
        }
        return new Fitting(plans, unfit.stream().map(one -> one.refused(plans, texts)).toList());
    }

    /** A plan that is not possible as things are. */
    private record Unfit(FixPlan plan, SettingException why) {

        /** Where the cause has another plan that is, a person has to know which one is meant. */
        RefusedCause refused(List<RepairPlan> others, Texts texts) {
            boolean another = others.stream().anyMatch(other -> other.cause().equals(plan.cause()));
            return new RefusedCause(plan.cause(), another ? "Another repair is not possible as things are. It is: "
                    + texts.text(plan.key(), plan.values()).replaceFirst("(?<![.!?])$", ".") + " " + why.getMessage()
                    : why.getMessage(),
                    Set.of(plan.key()), why.unanswered());
        }
    }

    /** A host that does not even say any more which machine it is tells nothing of a plan. */
    private void requireAlive(SettingException failed) throws RefusedException, InterruptedException {
        try {
            session.machine();
        } catch (SettingException e) {
            throw new RefusedException(failed.getMessage());
        }
    }

    RepairPlan plan(FixPlan plan, List<Step> steps, Diagnosis found, Texts texts)
            throws SettingException, InterruptedException, RefusedException {
        if (steps.isEmpty()) {
            throw new RefusedException("There is nothing left to do: everything is as the plan wants it.");
        }
        return new RepairPlan(target, wayIn, session.machine(), plan.cause(), plan.key(),
                texts.text(plan.key(), plan.values()), plan.security(),
                plan.interrupts() ? texts.text(plan.key() + ".interrupts", plan.values()) : "",
                plan.waitsForRestart(), plan.settles(), plan.timedTest(), new Caution(
                        said(plan, "risk", texts), said(plan, "used-by", texts),
                        plan.lasts() ? texts.text(plan.key() + ".lasts", plan.values()) : ""),
                client(found, plan.cause()), steps);
    }

    /** Empty where the plugin has no such text, as one that was made before there was such a thing. */
    private static String said(FixPlan plan, String what, Texts texts) {
        String key = plan.key() + "." + what;
        return texts.pattern(key).isEmpty() ? "" : texts.text(key, plan.values());
    }

    /** What a finding rests on that no look at the host can see again, so that the plan has to keep it. */
    private static List<Evidence.Observed> client(Diagnosis found, String cause) {
        Set<EvidenceKey> because = found.finding(cause).stream().flatMap(finding -> finding.held().stream())
                .flatMap(held -> held.indication().evidence().stream())
                .filter(key -> key.vantage() == Vantage.CLIENT).collect(Collectors.toSet());
        return found.evidence().stream().filter(piece -> because.contains(piece.key()))
                .filter(Evidence.Observed.class::isInstance).map(Evidence.Observed.class::cast)
                .sorted(Comparator.comparing(Evidence.Observed::key)).toList();
    }

    @Override
    public void close() {
        session.close();
        sockets.close();
    }
}
