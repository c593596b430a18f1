// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.run;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.rdpworkbench.core.run.Snapshot.Contribution;
import org.rdpworkbench.core.spi.Finding;
import org.rdpworkbench.core.spi.FixPlan;
import org.rdpworkbench.core.spi.Fixer;
import org.rdpworkbench.core.spi.Refusal;
import org.rdpworkbench.core.spi.Verdict;

/** Asks the fixers how the causes that were found could be removed. Nothing is changed by it. */
final class Proposals {

    private final Snapshot snapshot;
    private final CaseRecord record;
    private final Collection<String> problems;

    /** @param problems where what broke, or was refused, is written down */
    Proposals(Snapshot snapshot, CaseRecord record, Collection<String> problems) {
        this.snapshot = snapshot;
        this.record = record;
        this.problems = problems;
    }

    /**
     * What the fixers say.
     *
     * @param refusals why there is no plan of some
     */
    record Proposed(List<FixPlan> plans, List<Refusal> refusals) {}

    /** What they say of those findings that say that something is wrong, in their order. */
    Proposed of(List<Finding> findings) {
        List<FixPlan> plans = new ArrayList<>();
        List<Refusal> refusals = new ArrayList<>();
        for (Finding finding : findings) {
            if (finding.verdict() == Verdict.FAIL || finding.verdict() == Verdict.WARN) {
                snapshot.fixers().stream().filter(fixer -> fixer.service().cause().equals(finding.cause().id()))
                        .map(fixer -> proposed(fixer, finding)).forEach(said -> {
                            plans.addAll(said.plans());
                            refusals.addAll(said.refusals());
                        });
            }
        }
        return new Proposed(List.copyOf(plans), List.copyOf(refusals));
    }

    private Proposed proposed(Contribution<Fixer> contribution, Finding finding) {
        Fixer fixer = contribution.service();
        String who = "The fixer " + DeclaredFixer.name(fixer) + " of plugin " + contribution.plugin();
        try {
            NarrowedCase narrowed = new NarrowedCase(record, fixer.uses());
            Proposed said = PluginCall.get("fixer of " + finding.cause(), () -> asked(fixer, finding, narrowed));
            return new Proposed(said.plans().stream().filter(plan -> sound(plan, fixer, who)).toList(),
                    said.refusals().stream().filter(refusal -> sound(refusal, fixer, who)).toList());
        } catch (InterruptedException e) {
            // The run was cancelled; that is nobody's fault.
            Thread.currentThread().interrupt();
        } catch (TimeoutException e) {
            problems.add(who + " did not come back in time and was left behind.");
        } catch (ExecutionException e) {
            problems.add(who + " broke: " + e.getCause() + ".");
        }
        return new Proposed(List.of(), List.of());
    }

    private static Proposed asked(Fixer fixer, Finding finding, NarrowedCase narrowed) {
        List<FixPlan> plans = List.copyOf(Objects.requireNonNull(fixer.propose(finding, narrowed),
                "no list of plans"));
        return new Proposed(plans, plans.isEmpty() ? fixer.refusal(finding, narrowed).stream().toList() : List.of());
    }

    private boolean sound(Refusal refusal, Fixer fixer, String who) {
        boolean own = refusal.cause().equals(fixer.cause());
        if (!own) {
            problems.add(who + " said why nothing is done about " + refusal.cause() + "; that is left out.");
        }
        return own;
    }

    /** A plan that is not as declared, or that nobody should follow, is not shown at all. */
    private boolean sound(FixPlan plan, Fixer fixer, String who) {
        Optional<String> fault = Declared.fault(plan, fixer);
        fault.ifPresent(words -> problems.add(who + " " + words + "; its plan is left out."));
        return fault.isEmpty();
    }
}
