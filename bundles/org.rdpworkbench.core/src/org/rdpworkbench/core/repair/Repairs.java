// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.repair;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.rdpworkbench.core.run.CaseFormatException;
import org.rdpworkbench.core.run.Diagnosis;
import org.rdpworkbench.core.run.Diagnostics;
import org.rdpworkbench.core.run.Progress;
import org.rdpworkbench.core.run.Request;
import org.rdpworkbench.core.run.Run;
import org.rdpworkbench.core.run.SavedEvidence;
import org.rdpworkbench.core.run.Snapshot;
import org.rdpworkbench.core.spi.Evidence;
import org.rdpworkbench.core.spi.FixPlan;
import org.rdpworkbench.core.spi.MeantHost;
import org.rdpworkbench.core.spi.SettingException;
import org.rdpworkbench.core.spi.SettingStore;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.core.spi.WayIn;

/** Plans, applies, resumes and undoes repairs. The one engine behind the command line and the workbench. */
@Component(service = Repairs.class)
public final class Repairs {

    private static final String UNDONE_WAITS = " If the host has restarted since it was applied, it has to once more "
            + "for that to be in effect.";

    private static final String ANOTHER_MACHINE = "The plan would be another one now, since the look came to another "
            + "machine than the one that it was made for. Where the name stands for several, plan the repair by the "
            + "own name or the address of one.";

    private final Diagnostics diagnostics;
    private final RepairsUnderWay underWay;
    private final List<SettingStore> stores = new CopyOnWriteArrayList<>();
    private final RepairSessions sessions = new RepairSessions(stores);

    @Activate
    public Repairs(@Reference Diagnostics diagnostics, @Reference RepairsUnderWay underWay) {
        this.diagnostics = diagnostics;
        this.underWay = underWay;
    }

    /** For programs that have no plugin framework. */
    public Repairs(Diagnostics diagnostics, List<SettingStore> stores) {
        this(diagnostics, stores, new RepairsUnderWay(Optional.empty()));
    }

    /** The same beside others that change plugins. */
    public Repairs(Diagnostics diagnostics, List<SettingStore> stores, RepairsUnderWay underWay) {
        this(diagnostics, underWay);
        this.stores.addAll(stores);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addStore(SettingStore store) {
        stores.add(store);
    }

    void removeStore(SettingStore store) {
        stores.remove(store);
    }

    /**
     * Begins repairs of several hosts. Nobody changes plugins until it is closed.
     *
     * @param who does it
     * @throws RefusedException naming who changes plugins just now
     */
    public RepairsUnderWay.Mark begin(int hosts, String who) throws RefusedException {
        return underWay.begin(hosts + " hosts", who);
    }

    /** Who repairs, in words of this system. */
    public static String person() {
        return System.getProperty("user.name", "somebody");
    }

    /**
     * How a host is looked at before and behind a repair: from outside and inside.
     *
     * @param limit for each of these looks
     */
    public static Request look(Target target, WayIn wayIn, Duration limit) {
        return look(target, wayIn, Optional.empty(), limit);
    }

    /**
     * The same, with a third clock.
     *
     * @param domainController who keeps the time of the host's domain, where a person named one
     */
    public static Request look(Target target, WayIn wayIn, Optional<Target> domainController, Duration limit) {
        return new Request(target, Optional.empty(), false, Set.of(), domainController, Optional.of(wayIn), limit);
    }

    /**
     * What a file tells of the client on which a host failed, for a look that it joins.
     *
     * @return none where it tells of other hosts only
     * @throws CaseFormatException with the end of a sentence, when nothing of it can be read
     */
    public List<Evidence.Observed> client(byte[] file, Target target) throws CaseFormatException {
        return SavedEvidence.client(SavedEvidence.read(diagnostics.snapshot(), file), target);
    }

    /**
     * Looks at a host, and plans what of it could be repaired, with what is there now. Nothing is changed. Of a plan
     * that does not fit what is there, the reason stands in its place.
     *
     * @param request how to look at the host, with the way in
     * @throws RefusedException when the host's settings cannot be opened, or it stops to answer
     */
    public Planned plan(Request request, Progress looks) throws RefusedException, InterruptedException {
        Snapshot with = diagnostics.snapshot();
        Run run = Verification.look(diagnostics, with, request, looks);
        if (run.diagnosis().plans().isEmpty()) {
            return new Planned(run, List.of(), Optional.empty(), RefusedCause.of(run.diagnosis(),
                    with.texts()));
        }
        try (OpenHost open = sessions.open(request.target(), request.wayIn().orElseThrow(),
                new MeantHost.LookedAt(run.record()))) {
            OpenHost.Fitting fitting = open.plans(run.diagnosis(), with.texts());
            List<RepairPlan> plans = fitting.plans();
            return new Planned(run, plans, plans.isEmpty() ? Optional.empty() : Optional.of(open.session().use(
                    plans.stream().anyMatch(RepairPlan::interrupts))), Stream.concat(RefusedCause.of(run.diagnosis(),
                    with.texts()).stream(), fitting.refused().stream()).toList());
        }
    }

    /**
     * Applies a plan that a person has seen: looks again, makes it anew, refuses where it differs, tests, does it step
     * by step, and looks once more. Where a step fails, or the cause is still there, all is taken back; but where it
     * takes effect only when the host has restarted, a cause that is still there says nothing. Where it restarts the
     * host that is waited for before the last look. An interrupt ends it behind the step that is under way, with the
     * interrupt still set; but where a person has to keep it, it is taken back, and the interrupt is over by that.
     *
     * @param looking how to look at the host, with the way in
     * @throws RefusedException when it is not begun; then nothing was changed
     */
    public Repair apply(RepairPlan approved, Request looking, Journals journals, Manner manner, Progress looks)
            throws RefusedException, IOException, InterruptedException {
        possible(approved, manner);
        manner.approval().requireNow();
        // What the host says is looked at anew; what a client's file said does not change by looking again.
        Request request = looking.joining(approved.client());
        try (RepairsUnderWay.Mark mark = underWay.begin(approved.target().toString(), manner.who())) {
            Snapshot with = diagnostics.snapshot();
            Run look = Verification.look(diagnostics, with, request, looks);
            Diagnosis found = look.diagnosis();
            FixPlan fresh = found.plans().stream().filter(plan -> plan.key().equals(approved.key())
                    && plan.cause().equals(approved.cause())).findFirst()
                    .orElseThrow(() -> NotProposed.because(found, approved.cause(), with.texts()));
            String id;
            // By the account that the person names, which may be another than whoever made the plan used.
            WayIn wayIn = request.wayIn().orElse(approved.wayIn());
            try (OpenHost open = sessions.open(approved.target(), wayIn, new MeantHost.LookedAt(look.record()));
                    Closeable lock = lock(open, approved, journals, manner)) {
                journals.claim(open.session(), manner.who(), HostClaim::toBegin);
                RepairPlan plan = open.planned(approved.wayIn()).plan(fresh, open.steps(fresh), found, with.texts());
                requireSame(plan, approved);
                Preflight.require(plan, open.session());
                CredentialTime.require(plan, open.session(), manner);
                // The looks and tests before it may have taken their time.
                manner.approval().requireNow();
                id = journals.begin(plan, manner, Outside.of(look, with.factTypes(), plan.cause()),
                        open.session().address());
                mark.now(named(id, plan));
                new RepairRun(id, journals, open.session(), manner).finish();
            } catch (SettingException e) {
                throw new RefusedException(e.getMessage());
            }
            Verification verification = verification(request, journals, manner, looks);
            return protecting(trial(id, journals, manner, wayIn, verification).around(() ->
                    verification.behind(id, with)), journals, manner);
        }
    }

    /** Of the machine that was looked at, which need not be the plan's, since a name may have several. */
    private static Closeable lock(OpenHost open, RepairPlan approved, Journals journals, Manner manner)
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

    private static String named(String id, RepairPlan plan) {
        return id + " of " + plan.target();
    }

    private static void possible(RepairPlan approved, Manner manner) throws RefusedException {
        if (Weakening.weakens(approved)) {
            requireDay("This plan leaves the host less protected", manner);
        }
        Optional<String> untried = Trial.refused(approved, manner.trial().after())
                .or(() -> Trial.unattended(approved, manner.trial()));
        if (untried.isPresent()) {
            throw new RefusedException(untried.get());
        }
    }

    private static LocalDate requireDay(String weaker, Manner manner) throws RefusedException {
        return manner.weakUntil().filter(day -> Weakening.possible(day, LocalDate.now())).orElseThrow(
                () -> new RefusedException(weaker + ", and nobody has agreed to that with a day within "
                        + Weakening.MOST_DAYS + " days on which it is looked at again."));
    }

    /**
     * Goes on with one that was stopped, killed or cut off, and proves it as behind an apply. One that is applied is
     * only looked at again, and stays as it is where the cause is still there; but what a way back has left off is
     * started, where that is approved now. It may wait for a restart, a policy or other hosts; that it is of no use is
     * for a person to say, by undoing it. Where a person has to keep it, they are asked first, and all is taken back
     * when the time for it is over. A test that was cut off is not gone on with, and only taken back.
     */
    public Repair resume(String id, Request looking, Journals journals, Manner manner, Progress looks)
            throws RefusedException, IOException, InterruptedException {
        return resume(journals.known(id), looking, journals, manner, looks);
    }

    /**
     * The same for whoever was asked before.
     *
     * @param seen as it was when they were asked; what was on its way forth then is refused where it is on its way
     *     back now
     */
    public Repair resume(Repair seen, Request looking, Journals journals, Manner manner, Progress looks)
            throws RefusedException, IOException, InterruptedException {
        String id = seen.id();
        Repair repair = journals.known(id);
        if (!repair.resumable()) {
            throw new RefusedException("The repair " + id + " is finished; there is nothing to resume.");
        }
        Request request = looking.joining(repair.plan().client());
        WayIn wayIn = request.wayIn().orElse(repair.plan().wayIn());
        Verification verification = verification(request, journals, manner, looks);
        TrialRun trial = trial(id, journals, manner, wayIn, verification);
        try (RepairsUnderWay.Mark mark = underWay.begin(named(id, repair.plan()), manner.who())) {
            if (repair.late(Instant.now())) {
                return trial.late(repair);
            }
            if (repair.plan().timedTest() && !repair.inPlace()) {
                return trial.cutOff(repair);
            }
            if (repair.inPlace()) {
                Repair now = trial.around(() -> repair);
                return protecting(Verification.applied(now) ? verification.again(now) : now, journals, manner);
            }
            requireTime(repair);
            manner.approval().requireNowForMore();
            sessions.in(repair, wayIn, journals, manner.who(), session -> {
                CredentialTime.require(repair, session, manner);
                manner.approval().requireNowForMore();
                new RepairRun(id, journals, session, manner).goOn(seen);
            });
            return protecting(trial.around(() -> verification.behind(id, diagnostics.snapshot())), journals, manner);
        }
    }

    /** Where it makes its host better protected, what an earlier undo had left is over. */
    private static Repair protecting(Repair repair, Journals journals, Manner manner) {
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

    private TrialRun trial(String id, Journals journals, Manner manner, WayIn wayIn, Verification verification) {
        return new TrialRun(id, sessions, journals, manner, wayIn, verification);
    }

    private Verification verification(Request request, Journals journals, Manner manner, Progress looks) {
        return new Verification(diagnostics, sessions, request, journals, manner, looks);
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

    /**
     * Takes back all of one. Where that leaves the host less protected, the manner has the day to which a person
     * agreed; what nobody kept is taken back without one.
     */
    public Repair undo(String id, WayIn wayIn, Journals journals, Manner manner)
            throws RefusedException, IOException, InterruptedException {
        return undo(journals.known(id), wayIn, journals, manner);
    }

    /**
     * The same for whoever was asked before.
     *
     * @param seen as it was when they were asked; where more of it is in place by now, so that there is more to agree
     *     to, it is refused
     */
    public Repair undo(Repair seen, WayIn wayIn, Journals journals, Manner manner)
            throws RefusedException, IOException, InterruptedException {
        String id = seen.id();
        Repair repair = journals.known(id);
        requireUnchanged(seen, repair);
        if (!repair.undoable()) {
            throw new RefusedException(repair.outcome() == Outcome.UNDONE ? "The repair " + id
                    + " is undone already." : "What the repair " + id + " did can be taken back by nobody.");
        }
        try (RepairsUnderWay.Mark mark = underWay.begin(named(id, repair.plan()), manner.who())) {
            Optional<LocalDate> weakUntil = UndoConsent.of(repair).weakens() ? Optional.of(
                    requireDay("Without this repair the host is less protected", manner)) : Optional.empty();
            requireApproved(repair, manner);
            sessions.in(repair, wayIn, journals, manner.who(), session -> {
                requireUnchanged(seen, journals.known(id));
                requireApproved(repair, manner);
                new RepairRun(id, journals, session, manner).undo("A person undid it: " + manner.who()
                        + manner.approval().words() + "."
                        + (repair.plan().waitsForRestart() ? UNDONE_WAITS : ""), weakUntil);
            });
            return journals.known(id);
        }
    }

    /** What somebody kept or went on with since asks for more than a person has agreed to. */
    private static void requireUnchanged(Repair seen, Repair now) throws RefusedException {
        if (seen.unkept() && now.undoable() && !now.unkept()) {
            throw new RefusedException("Somebody has kept the repair " + seen.id() + " meanwhile, so nothing was "
                    + "changed; undo it again where that is wanted.");
        }
        if (UndoConsent.of(now).exceeds(UndoConsent.of(seen))) {
            throw new RefusedException("Somebody has gone on with the repair " + seen.id() + " meanwhile, so nothing "
                    + "was changed; undo it again where that is wanted.");
        }
    }

    /** What nobody kept, and a test, is to be taken back in any case, so that it needs nobody's approval. */
    private static void requireApproved(Repair undone, Manner manner) throws RefusedException {
        if (!undone.unkept() && !undone.plan().timedTest()) {
            manner.approval().requireNowForMore();
        }
    }
}
