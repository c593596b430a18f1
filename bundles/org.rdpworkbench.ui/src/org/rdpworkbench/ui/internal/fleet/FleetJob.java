// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.fleet;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.action.Action;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.progress.IProgressConstants;
import org.rdpworkbench.core.repair.Approval;
import org.rdpworkbench.core.repair.Fleet;
import org.rdpworkbench.core.repair.FleetResult;
import org.rdpworkbench.core.repair.JournaledHosts;
import org.rdpworkbench.core.repair.Manner;
import org.rdpworkbench.core.repair.RefusedException;
import org.rdpworkbench.core.repair.Repair;
import org.rdpworkbench.core.repair.RepairPlan;
import org.rdpworkbench.core.repair.Repairs;
import org.rdpworkbench.core.repair.RepairsUnderWay;
import org.rdpworkbench.core.repair.StepListener;
import org.rdpworkbench.core.run.Progress;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.report.Plain;
import org.rdpworkbench.report.RepairText;
import org.rdpworkbench.store.History;
import org.rdpworkbench.store.Store;
import org.rdpworkbench.ui.internal.Counts;
import org.rdpworkbench.ui.internal.Icons;
import org.rdpworkbench.ui.internal.Services;
import org.rdpworkbench.ui.internal.preferences.Settings;
import org.rdpworkbench.ui.internal.repairs.RepairsView;
import org.rdpworkbench.ui.internal.repairs.UnderWay;

/** Repairs many hosts in the background, or goes on with that. It belongs to the history. */
final class FleetJob extends Job implements UnderWay {

    /** What it is called, before how many hosts there are. */
    static final String NAME = "Repairing ";

    private final IWorkbenchPage page;
    private final FleetRun run;
    private final Approval approval;
    private final List<RepairPlan> agreed;
    private final Optional<LocalDate> weakUntil;
    private final Map<Target, RepairPlan> byTarget;

    /**
     * @param approval who has approved it, for the journals
     * @param agreed the plans that the person has agreed to; others are only looked at
     * @param weakUntil until when hosts may be less protected
     */
    FleetJob(IWorkbenchPage page, FleetRun run, Approval approval, List<RepairPlan> agreed,
            Optional<LocalDate> weakUntil) {
        super(NAME + Counts.hosts(run.plans().size()));
        this.page = page;
        this.run = run;
        this.approval = approval;
        this.agreed = agreed;
        this.weakUntil = weakUntil;
        byTarget = run.plans().stream().collect(Collectors.toMap(RepairPlan::target, Function.identity(),
                (one, other) -> one));
        setProperty(IProgressConstants.ICON_PROPERTY, Icons.named("repair"));
        setProperty(IProgressConstants.ACTION_PROPERTY, new Action("Show the hosts") {
            @Override
            public void run() {
                FleetDialog.open(page, FleetJob.this.run);
            }
        });
    }

    @Override
    protected IStatus run(IProgressMonitor monitor) {
        monitor.beginTask(getName(), IProgressMonitor.UNKNOWN);
        Runnable follow = () -> monitor.subTask(run.sentence());
        run.addListener(follow);
        try {
            run.ended(repair());
        } catch (RefusedException e) {
            run.refused(Plain.escape(e.getMessage()));
        } catch (IOException e) {
            run.refused("The journals cannot be read: " + Plain.escape(String.valueOf(e.getMessage())) + ".");
        } catch (RuntimeException | LinkageError e) {
            ILog.of(FleetJob.class).error("The repair of hosts broke.", e);
            run.refused("It broke for a reason on this side; the error log has more.");
        } finally {
            run.removeListener(follow);
        }
        // It was for the repairs, which are over.
        Thread.interrupted();
        String words = run.sentence() + run.stopped().filter(why -> !why.equals(run.sentence()))
                .map(why -> " " + why).orElse("");
        Display.getDefault().asyncExec(() -> RepairsView.tell(page, words));
        monitor.done();
        return monitor.isCanceled() ? Status.CANCEL_STATUS : Status.OK_STATUS;
    }

    private FleetResult repair() throws RefusedException, IOException {
        Repairs engine = Services.find(Repairs.class).orElseThrow(
                () -> new RefusedException("Nothing that is installed repairs hosts."));
        JournaledHosts hosts = hosts(engine, run, new Manner(Repairs.person(), steps())
                .approved(approval), looks()).until(weakUntil);
        keep();
        try (RepairsUnderWay.Mark mark = engine.begin(run.plans().size(), Repairs.person())) {
            return Fleet.repair(run.plans(), agreed, new WatchedHosts(hosts, run), run.limits());
        }
    }

    private void keep() {
        try {
            KeptRun.keep(run);
        } catch (IOException e) {
            // The repairs are in their journals all the same; only that they belong together is lost with the window.
            ILog.of(FleetJob.class).warn("Which hosts are repaired together cannot be kept.", e);
        }
    }

    private static JournaledHosts hosts(Repairs engine, FleetRun run, Manner manner, Progress looks) {
        Map<String, Instant> since = run.plans().stream().collect(Collectors.toMap(RepairPlan::hash,
                plan -> run.since(), (one, other) -> one));
        return new JournaledHosts(engine, Store.journals(), since,
                plan -> Repairs.look(plan.target(), run.wayIn(), run.controller(), Settings.timeout(true)),
                manner, looks);
    }

    /** What journals know of the plans of a run by now, by their hashes; not for the UI thread. */
    static Map<String, Repair> known(FleetRun run) throws IOException {
        Optional<Repairs> engine = Services.find(Repairs.class);
        return engine.isEmpty() ? Map.of() : hosts(engine.get(), run, new Manner(Repairs.person(),
                (plan, number, step) -> { }), Progress.SILENT).known();
    }

    private StepListener steps() {
        return new StepListener() {

            @Override
            public void step(RepairPlan plan, int number, Repair.Progress now) {
                run.doing(plan, RepairText.step(plan, number, now));
            }

            @Override
            public void remark(RepairPlan plan, String sentence) {
                run.doing(plan, Plain.escape(sentence));
            }

            @Override
            public void waiting(RepairPlan plan, Instant until) {
                run.doing(plan, UnderWay.waiting(until));
            }
        };
    }

    private Progress looks() {
        return new Progress() {
            @Override
            public void looking(Target target, String title) {
                Optional.ofNullable(byTarget.get(target)).ifPresent(plan -> run.doing(plan, "looking: "
                        + Plain.escape(title, Plain.MOST_VALUE) + "\u2026"));
            }
        };
    }

    /** The engine ends behind the steps that are under way. */
    @Override
    protected void canceling() {
        run.stop();
        Thread thread = getThread();
        if (thread != null) {
            thread.interrupt();
        }
    }

    /** The one that repairs the hosts of a run just now. */
    static Optional<Job> of(FleetRun run) {
        for (Job job : getJobManager().find(UnderWay.class)) {
            if (job instanceof FleetJob fleet && fleet.run == run) {
                return Optional.of(job);
            }
        }
        return Optional.empty();
    }

    @Override
    public String whenClosed() {
        return "The repair of " + Counts.hosts(run.plans().size()) + " stops after the steps that are under way; go "
                + "on with each, or undo it, in Repairs.";
    }

    @Override
    public boolean stops() {
        return true;
    }

    @Override
    public boolean belongsTo(Object family) {
        return family == History.class || family == UnderWay.class || family == FleetJob.class;
    }
}
