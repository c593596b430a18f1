// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.repair.tests;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.function.Executable;
import org.rdpworkbench.core.repair.Journals;
import org.rdpworkbench.core.repair.Manner;
import org.rdpworkbench.core.repair.RefusedException;
import org.rdpworkbench.core.repair.Repair;
import org.rdpworkbench.core.repair.RepairPlan;
import org.rdpworkbench.core.repair.Repairs;
import org.rdpworkbench.core.run.Diagnostics;
import org.rdpworkbench.core.run.Progress;
import org.rdpworkbench.core.run.Request;
import org.rdpworkbench.core.run.Snapshot;
import org.rdpworkbench.core.run.Snapshot.Contribution;
import org.rdpworkbench.core.run.Texts;
import org.rdpworkbench.core.spi.CaseFile;
import org.rdpworkbench.core.spi.Cause;
import org.rdpworkbench.core.spi.Change;
import org.rdpworkbench.core.spi.Check;
import org.rdpworkbench.core.spi.EvidenceKey;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.core.spi.Finding;
import org.rdpworkbench.core.spi.FixPlan;
import org.rdpworkbench.core.spi.Fixer;
import org.rdpworkbench.core.spi.Indication;
import org.rdpworkbench.core.spi.Refusal;
import org.rdpworkbench.core.spi.SettingValue;
import org.rdpworkbench.core.spi.Stage;
import org.rdpworkbench.core.spi.Strength;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.core.spi.Verdict;
import org.rdpworkbench.core.spi.WayIn;

/**
 * A host with a setting that is off and should be on, and a service that has to be restarted for it. The cause is found
 * for as long as the setting is off.
 */
final class Seen {

    static final SettingValue OFF = SettingValue.dword(0);
    static final SettingValue ON = SettingValue.dword(1);
    /** As [MS-SCMR] 2.2.47 counts them. */
    static final SettingValue STOPPED = SettingValue.dword(1);
    static final SettingValue RUNNING = SettingValue.dword(4);
    static final String SWITCH = "registry:HKLM\\SOFTWARE\\A\\Switch";
    static final String OTHER = "registry:HKLM\\SOFTWARE\\A\\Other";
    /** What lies in that, and what only begins like it. */
    static final String WITHIN = OTHER + "\\Deep";
    static final String BESIDE = OTHER + "wise";
    static final String ONCE = "once:it";
    static final String STATE = "state:Service";
    static final WayIn WAY = new WayIn("memory", Optional.empty());
    static final Target TARGET = Target.of("192.0.2.7", 3389);

    private static final Cause OFF_CAUSE = Cause.of("test.off", Stage.TLS);
    static final FixPlan PLAN = plan(FixPlan.Security.SAME);

    final Memory host = new Memory();
    /** To which machine a look comes, where the name is that of several. */
    Memory comesTo = host;
    final Diagnostics diagnostics = new Diagnostics(this::plugins);
    final Repairs repairs = new Repairs(diagnostics, List.of(host));
    /** What holds although it is on. */
    boolean stubborn;
    /** That the plan makes the host better protected. */
    boolean stronger;
    boolean proposing = true;
    /** Whether what is changed is in effect only behind a restart. */
    boolean waiting;
    /** How long it takes until what is changed shows. */
    Duration settles = Duration.ZERO;
    /** Whether something of it is taken back by nobody. */
    boolean lasting;
    /** Whether the plan leaves the host less protected. */
    boolean weaker;
    /** Whether it is a test. */
    boolean testing;
    /** Whether it interrupts somebody. */
    boolean interrupting;
    /** Whether the check breaks, so that a look tells nothing of the cause. */
    boolean broken;
    /** Whether a look does not tell of what is on. */
    boolean unclear;
    /** Whether the cause is seen from inside alone. */
    boolean inside;
    /** Whether a look does not come to see what accuses the cause. */
    boolean lost;
    /** Whether the connection itself speaks against the cause when it is on. */
    boolean cleared;
    /** Whether it does so also while it is off. */
    boolean always;
    /** Where a connection breaks while the setting is off, and while it is on; empty where nothing is seen. */
    String breaksOff = "";
    String breaksOn = "";
    /** What happens while it is looked at. */
    Executable looked = () -> { };
    /** Why nothing is proposed any more. */
    Optional<Refusal> refusal = Optional.empty();
    /** Whether what is proposed may rest on what a domain controller says. */
    boolean byController;
    /** What other plugins propose for the same cause. */
    final List<Supplier<List<FixPlan>>> others = new ArrayList<>();
    /** Fixers of other plugins that are asked first. */
    final List<Fixer> first = new ArrayList<>();
    /** Checks of other plugins. */
    final List<Check> checks = new ArrayList<>();

    Seen() {
        host.settings.put(SWITCH, OFF);
        host.settings.put(STATE, RUNNING);
    }

    private static FixPlan plan(FixPlan.Security security) {
        return FixPlan.of("test.off", "turn-on", security).settlingWithin(Duration.ZERO)
                .then(new Change.Set(SWITCH, Optional.empty(), ON))
                .then(new Change.Set(OTHER, Optional.empty(), SettingValue.text("new")))
                .then(new Change.Act(Change.Action.RESTART_SERVICE, "Service", "It runs."));
    }

    Request request() {
        return new Request(TARGET, Optional.empty(), false, Set.of(), Optional.empty(), Optional.of(WAY),
                Request.DEFAULT_TIMEOUT);
    }

    RepairPlan plan() throws RefusedException, InterruptedException {
        return repairs.plan(request(), Progress.SILENT).plans().getFirst();
    }

    Repair apply(RepairPlan plan, Journals journals) throws Exception {
        return repairs.apply(plan, request(), journals, manner(), Progress.SILENT);
    }

    Manner manner() {
        return new Manner("a tester", (plan, step, now) -> { });
    }

    /** A person stops it, and it has heard that before it goes on. */
    static Runnable stopping(Thread person) {
        return () -> {
            person.interrupt();
            while (person.isInterrupted()) {
                Thread.onSpinWait();
            }
        };
    }

    /** What is there when that plan is applied. */
    static Map<String, SettingValue> applied(RepairPlan plan) {
        Map<String, SettingValue> there = new HashMap<>();
        plan.steps().forEach(step -> there.put(step.setting(), step.after()));
        return there;
    }

    private Snapshot plugins() {
        List<Supplier<List<FixPlan>>> fixers = new ArrayList<>(others);
        if (proposing) {
            FixPlan plan = waiting ? PLAN.afterRestart() : interrupting ? PLAN.interrupting()
                    : weaker ? plan(FixPlan.Security.WEAKER) : stronger ? plan(FixPlan.Security.STRONGER) : PLAN;
            FixPlan all = lasting ? plan.lasting() : plan;
            fixers.add(() -> List.of((testing ? all.asTimedTest() : all).settlingWithin(settles)));
        }
        if (refusal.isPresent()) {
            fixers.add(List::of);
        }
        return new Snapshot(List.of(Contribution.of(new Way.Looking(this::way, () -> !lost)),
                Contribution.of(new ThirdClock.Asking()), Contribution.of(new Namesakes.Coming(() -> comesTo))),
                Stream.concat(Stream.of(new OffCheck()), checks.stream()).map(Contribution::of).toList(), List.of(),
                Stream.concat(first.stream(), fixers.stream().map(plans -> new OnFixer(plans, refusal,
                        byController ? Set.of(ThirdClock.KEY) : Set.of()))).map(Contribution::of).toList(),
                new Texts(Map.of("test.off.fix-turn-on", "Turns it on.", "test.off.fix-restart", "Restarts it.",
                        "test.off.fix-turn-on.interrupts", "Sessions end.", "test.off.fix-turn-on.lasts",
                        "Who knows it knows it.", "test.off.fix-turn-on.risk", "It may hum.",
                        "test.off.refused-policy", "It is off by {policy}.", "test.off.refused-third-clock",
                        "A third clock was not seen.")));
    }

    private String way() {
        if (!comesTo.value(SWITCH).equals(ON)) {
            return breaksOff;
        }
        return unclear && breaksOn.isEmpty() ? Way.UNSEEN : breaksOn;
    }

    private final class OffCheck implements Check {

        private final Indication off = OFF_CAUSE.speaksFor(Strength.STRONG, "off").from(Way.TYPE, Way.Shown.TYPE);
        private final Indication set = OFF_CAUSE.speaksFor(Strength.STRONG, "set");
        private final Indication clear = OFF_CAUSE.speaksAgainst(Strength.STRONG, "clear").from(Way.TYPE);

        @Override
        public Set<Cause> causes() {
            return Set.of(OFF_CAUSE);
        }

        @Override
        public Set<Indication> indications() {
            return Set.of(off, set, clear);
        }

        @Override
        public Set<FactType<?>> needs() {
            return Set.of();
        }

        @Override
        public List<Finding> judge(CaseFile evidence) {
            assertDoesNotThrow(looked);
            if (broken) {
                throw new IllegalStateException("it broke");
            }
            boolean found = stubborn || !comesTo.value(SWITCH).equals(ON);
            Finding finding = Finding.of(OFF_CAUSE,
                    found ? Verdict.FAIL : unclear ? Verdict.INCONCLUSIVE : Verdict.PASS);
            Finding told = found ? finding.with(inside ? set : off) : finding;
            return List.of(always || cleared && !found ? told.with(clear) : told);
        }
    }

    private record OnFixer(Supplier<List<FixPlan>> plans, Optional<Refusal> why, Set<EvidenceKey> uses)
            implements Fixer {

        @Override
        public Optional<Refusal> refusal(Finding finding, CaseFile evidence) {
            return why;
        }


        @Override
        public String cause() {
            return OFF_CAUSE.id();
        }

        @Override
        public Set<String> writes() {
            return Set.of(SWITCH, OTHER, WITHIN, BESIDE, "action:restart-host", "action:reset-winsock",
                    "action:restart-service/Service");
        }

        @Override
        public List<FixPlan> propose(Finding finding, CaseFile evidence) {
            return plans.get();
        }
    }
}
