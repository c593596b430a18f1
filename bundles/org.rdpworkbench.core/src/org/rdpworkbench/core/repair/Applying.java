// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.repair;

import java.io.Closeable;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.rdpworkbench.core.run.Diagnosis;
import org.rdpworkbench.core.run.Diagnostics;
import org.rdpworkbench.core.run.Progress;
import org.rdpworkbench.core.run.Request;
import org.rdpworkbench.core.run.Run;
import org.rdpworkbench.core.run.Snapshot;
import org.rdpworkbench.core.spi.FixPlan;
import org.rdpworkbench.core.spi.MeantHost;
import org.rdpworkbench.core.spi.SettingException;
import org.rdpworkbench.core.spi.WayIn;

/**
 * Does repairs, from their beginning or from where they were left, and has looks prove them.
 *
 * @param looking how to look at the host, with the way in
 */
record Applying(Diagnostics diagnostics, RepairSessions sessions, RepairsUnderWay underWay, Request looking,
        Journals journals, Manner manner, Progress looks) {

    private static final String ANOTHER_MACHINE = "The plan would be another one now, since the look came to another "
            + "machine than the one that it was made for. Where the name stands for several, plan the repair by the "
            + "own name or the address of one.";

    /** @see Repairs#apply */
    Repair apply(RepairPlan approved) throws RefusedException, IOException, InterruptedException {
        requirePossible(approved);
        manner.approval().requireNow();
        // What the host says is looked at anew; what a client's file said does not change by looking again.
        Request request = looking.joining(approved.client());
        // By the account that the person names, which may be another than whoever made the plan used.
        WayIn wayIn = request.wayIn().orElse(approved.wayIn());
        try (RepairsUnderWay.Mark mark = underWay.begin(approved.target().toString(), manner.who())) {
            Snapshot with = diagnostics.snapshot();
            Run look = Looking.look(diagnostics, with, request, looks);
            String id = begun(approved, proposed(approved, look.diagnosis(), with), look, with, wayIn, mark);
            Verification verification = verification(request);
            return protecting(trial(id, wayIn, verification).around(() -> verification.behind(id, with)));
        }
    }

    private static FixPlan proposed(RepairPlan approved, Diagnosis found, Snapshot with) throws RefusedException {
        return found.plans().stream().filter(plan -> plan.key().equals(approved.key())
                && plan.cause().equals(approved.cause())).findFirst()
                .orElseThrow(() -> NotProposed.because(found, approved.cause(), with.texts()));
    }

    /** Tests it, begins its journal and does its steps in one session. Its id comes back. */
    private String begun(RepairPlan approved, FixPlan fresh, Run look, Snapshot with, WayIn wayIn,
            RepairsUnderWay.Mark mark) throws RefusedException, IOException, InterruptedException {
        try (OpenHost open = sessions.open(approved.target(), wayIn, new MeantHost.LookedAt(look.record()));
                Closeable lock = lock(open, approved)) {
            journals.claim(open.session(), manner.who(), HostClaim::toBegin);
            RepairPlan plan = open.planned(approved.wayIn()).plan(fresh, open.steps(fresh), look.diagnosis(),
                    with.texts());
            requireSame(plan, approved);
            Preflight.require(plan, open.session());
            CredentialTime.require(plan, open.session(), manner);
            // The looks and tests before it may have taken their time.
            manner.approval().requireNow();
            String id = journals.begin(plan, manner, Outside.of(look, with.factTypes(), plan.cause()),
                    open.session().address());
            mark.now(Repair.named(id, plan));
            new RepairRun(id, journals, open.session(), manner).finish();
            return id;
        } catch (SettingException e) {
            throw new RefusedException(e.getMessage());
        }
    }

    /** Of the machine that was looked at, which need not be the plan's, since a name may have several. */
    private Closeable lock(OpenHost open, RepairPlan approved)
            throws SettingException, RefusedException, IOException, InterruptedException {
        if (!approved.of(open.session().machine())) {
            throw new RefusedException(ANOTHER_MACHINE);
        }
        return journals.lockToBegin(approved.machine(), manner.who());
    }

    private static void requireSame(RepairPlan plan, RepairPlan approved) throws RefusedException {
        if (plan.hash().equals(approved.hash())) {
            return;
        }
        boolean earlier = approved.caution().equals(Caution.NONE) && !plan.caution().equals(Caution.NONE)
                && plan.steps().equals(approved.steps());
        throw new RefusedException(earlier ? "The plan was made by an earlier version, which did not say what may go "
                + "wrong; make it again and look at it." : "The plan would be another one now, since something changed "
                + "at the host; make it again and look at it.");
    }

    private void requirePossible(RepairPlan approved) throws RefusedException {
        if (Weakening.weakens(approved)) {
            Weakening.requireDay("This plan leaves the host less protected", manner);
        }
        Optional<String> untried = Trial.refused(approved, manner.trial().after())
                .or(() -> Trial.unattended(approved, manner.trial()));
        if (untried.isPresent()) {
            throw new RefusedException(untried.get());
        }
    }

    /** @see Repairs#resume(Repair, Request, Journals, Manner, Progress) */
    Repair resume(Repair seen) throws RefusedException, IOException, InterruptedException {
        String id = seen.id();
        Repair repair = journals.known(id);
        if (!repair.resumable()) {
            throw new RefusedException("The repair " + id + " is finished; there is nothing to resume.");
        }
        Request request = looking.joining(repair.plan().client());
        WayIn wayIn = request.wayIn().orElse(repair.plan().wayIn());
        Verification verification = verification(request);
        TrialRun trial = trial(id, wayIn, verification);
        try (RepairsUnderWay.Mark mark = underWay.begin(repair.named(), manner.who())) {
            if (repair.late(Instant.now())) {
                return trial.late(repair);
            }
            if (repair.plan().timedTest() && !repair.inPlace()) {
                return trial.cutOff(repair);
            }
            if (repair.inPlace()) {
                Repair now = trial.around(() -> repair);
                return protecting(Verification.applied(now) ? verification.again(now) : now);
            }
            goOn(repair, seen, wayIn);
            return protecting(trial.around(() -> verification.behind(id, diagnostics.snapshot())));
        }
    }

    private void goOn(Repair repair, Repair seen, WayIn wayIn)
            throws RefusedException, IOException, InterruptedException {
        requireTime(repair);
        manner.approval().requireNowForMore();
        sessions.in(repair, wayIn, journals, manner.who(), session -> {
            CredentialTime.require(repair, session, manner);
            manner.approval().requireNowForMore();
            new RepairRun(repair.id(), journals, session, manner).goOn(seen);
        });
    }

    /** What a person agreed to for a time does not go on behind it. */
    private static void requireTime(Repair repair) throws RefusedException {
        Optional<LocalDate> over = Weakening.weakens(repair.plan()) ? repair.weakUntil().filter(
                LocalDate.now()::isAfter) : Optional.empty();
        if (over.isPresent()) {
            throw new RefusedException("That the host is less protected was agreed to until " + over.get()
                    + ", which is over: undo the repair " + repair.id() + ", and plan it anew where it is wanted.");
        }
    }

    private TrialRun trial(String id, WayIn wayIn, Verification verification) {
        return new TrialRun(id, sessions, journals, manner, wayIn, verification);
    }

    private Verification verification(Request request) {
        return new Verification(new Looking(diagnostics, sessions, request, looks), journals, manner);
    }

    /** Where it makes its host better protected, what an earlier undo had left is over. */
    private Repair protecting(Repair repair) throws InterruptedException {
        if (repair.plan().security() == FixPlan.Security.STRONGER) {
            try {
                journals.protectedBy(repair, manner);
            } catch (IOException | RefusedException e) {
                manner.steps().remark(repair.plan(), "That an earlier undo had left the host less protected is over, "
                        + "and could not be noted. " + e.getMessage());
            }
        }
        return repair;
    }
}
