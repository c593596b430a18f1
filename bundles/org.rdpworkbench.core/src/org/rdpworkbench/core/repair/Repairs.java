// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.repair;

import java.io.IOException;
import java.time.Duration;
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
import org.rdpworkbench.core.run.Diagnostics;
import org.rdpworkbench.core.run.Progress;
import org.rdpworkbench.core.run.Request;
import org.rdpworkbench.core.run.Run;
import org.rdpworkbench.core.run.SavedEvidence;
import org.rdpworkbench.core.run.Snapshot;
import org.rdpworkbench.core.spi.Evidence;
import org.rdpworkbench.core.spi.MeantHost;
import org.rdpworkbench.core.spi.SettingStore;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.core.spi.WayIn;

/** Plans, applies, resumes and undoes repairs. The one engine behind the command line and the workbench. */
@Component(service = Repairs.class)
public final class Repairs {

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
        Run run = Looking.look(diagnostics, with, request, looks);
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
        return new Applying(diagnostics, sessions, underWay, looking, journals, manner, looks).apply(approved);
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
        return new Applying(diagnostics, sessions, underWay, looking, journals, manner, looks).resume(seen);
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
        return new Undoing(sessions, underWay, journals, manner).undo(seen, wayIn);
    }
}
