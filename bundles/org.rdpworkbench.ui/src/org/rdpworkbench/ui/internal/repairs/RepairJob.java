// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.repairs;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.progress.IProgressConstants;
import org.rdpworkbench.core.repair.Manner;
import org.rdpworkbench.core.repair.RefusedException;
import org.rdpworkbench.core.repair.Repair;
import org.rdpworkbench.core.repair.RepairPlan;
import org.rdpworkbench.core.repair.Repairs;
import org.rdpworkbench.core.repair.StepListener;
import org.rdpworkbench.core.repair.Trial;
import org.rdpworkbench.core.run.Progress;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.report.Plain;
import org.rdpworkbench.report.RepairText;
import org.rdpworkbench.store.History;
import org.rdpworkbench.ui.internal.Icons;
import org.rdpworkbench.ui.internal.Later;
import org.rdpworkbench.ui.internal.Services;

/** Repairs a host in the background, or takes that back, and tells the view. It belongs to the history. */
final class RepairJob extends Job implements UnderWay {

    private static final int MOST_NAME = 80;

    private final IWorkbenchPage page;
    private final Target target;
    private final String host;
    private final String who;
    private final WhenClosed whenClosed;
    private final Work work;
    private final Runnable follow = new Later(this::follow);
    /** What is done just now. */
    private volatile String now = "";
    private volatile boolean over;
    /** What the engine remarked, sentences; only in the thread of the job. */
    private final List<String> remarks = new ArrayList<>();

    /** What the engine is to do. */
    @FunctionalInterface
    interface Work {
        Repair go(Repairs engine, Manner manner, Progress looks)
                throws RefusedException, IOException, InterruptedException;
    }

    /**
     * @param doing is said while it is done, before the name of the host
     * @param who does it, for the journal
     */
    RepairJob(IWorkbenchPage page, String doing, Target target, String who, WhenClosed whenClosed, Work work) {
        super(doing + Plain.escape(target.toString(), MOST_NAME));
        this.page = page;
        this.target = target;
        this.whenClosed = whenClosed;
        this.host = Plain.escape(target.toString(), Plain.MOST_VALUE) + ": ";
        this.who = who;
        this.work = work;
        setProperty(IProgressConstants.ICON_PROPERTY, Icons.named("repair"));
    }

    @Override
    protected IStatus run(IProgressMonitor monitor) {
        monitor.beginTask(getName(), IProgressMonitor.UNKNOWN);
        String words = host + words(monitor);
        over = true;
        // It was for the repair, which is over.
        Thread.interrupted();
        Display.getDefault().asyncExec(() -> RepairsView.tell(page, words));
        monitor.done();
        return monitor.isCanceled() ? Status.CANCEL_STATUS : Status.OK_STATUS;
    }

    private String words(IProgressMonitor monitor) {
        try {
            Repairs engine = Services.find(Repairs.class).orElseThrow(
                    () -> new RefusedException("Nothing that is installed repairs hosts."));
            Trial.Terms terms = new Trial.Terms(Optional.empty(), Optional.of(
                    (begun, until) -> keeps(monitor, begun, until)));
            Repair repair = work.go(engine, new Manner(who, steps(monitor)).tried(terms), looks(monitor));
            Thread.interrupted();
            return RepairText.words(repair) + ". " + Plain.escape(repair.why())
                    + KeptRepair.keep(repair).map(problem -> " " + Plain.escape(problem)).orElse("") + remarked(repair);
        } catch (RefusedException e) {
            return Plain.escape(e.getMessage());
        } catch (IOException e) {
            return "the journal cannot be written: " + Plain.escape(String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            return "it was stopped, and its journal says how far it came.";
        } catch (RuntimeException | LinkageError e) {
            ILog.of(RepairJob.class).error("A repair broke: " + getName(), e);
            return "it broke for a reason on this side; the error log has more.";
        }
    }

    /** What its journal does not say, too. */
    private String remarked(Repair repair) {
        return remarks.stream().filter(sentence -> !repair.why().contains(sentence))
                .map(sentence -> " " + Plain.escape(sentence)).collect(Collectors.joining());
    }

    private StepListener steps(IProgressMonitor monitor) {
        return new StepListener() {

            @Override
            public void step(RepairPlan plan, int number, Repair.Progress step) {
                say(monitor, RepairText.step(plan, number, step));
            }

            @Override
            public void waiting(RepairPlan plan, Instant until) {
                say(monitor, UnderWay.waiting(until));
            }

            @Override
            public void remark(RepairPlan plan, String sentence) {
                // What follows at once would hide it, so that it is also said at the end.
                remarks.add(sentence);
                say(monitor, Plain.escape(sentence));
            }
        };
    }

    private Progress looks(IProgressMonitor monitor) {
        return new Progress() {
            @Override
            public void looking(Target target, String title) {
                say(monitor, Plain.escape(title, Plain.MOST_VALUE));
            }
        };
    }

    private void say(IProgressMonitor monitor, String words) {
        monitor.subTask(words);
        now = words;
        follow.run();
    }

    /** Asks in the view, and waits in this thread; the window goes on meanwhile. */
    private boolean keeps(IProgressMonitor monitor, Repair repair, Instant until) throws InterruptedException {
        String name = getName();
        setName(name + KeepWords.inName(repair));
        String words = host + RepairText.words(repair.outcome()) + ". " + Plain.escape(repair.why());
        try {
            return KeepQuestion.ask(repair, until, () -> {
                now = "";
                Display.getDefault().asyncExec(() -> RepairsView.tell(page, words));
            }, () -> monitor.subTask(KeepWords.waiting(repair, Instant.now())));
        } finally {
            setName(name);
        }
    }

    private void follow() {
        if (!over && !now.isEmpty()) {
            RepairsView.follow(page, host + now);
        }
    }

    /** The engine ends behind the step that is under way. */
    @Override
    protected void canceling() {
        Thread thread = getThread();
        if (thread != null) {
            thread.interrupt();
        }
    }

    /** Whether one is at that host now. */
    static boolean isAt(Target target) {
        return Stream.of(getJobManager().find(RepairJob.class)).map(RepairJob.class::cast)
                .anyMatch(job -> job.target.equals(target) && !job.over);
    }

    @Override
    public String whenClosed() {
        return whenClosed.words(Plain.escape(target.toString(), MOST_NAME));
    }

    @Override
    public boolean stops() {
        return whenClosed != WhenClosed.GOES_ON;
    }

    @Override
    public boolean belongsTo(Object family) {
        return family == History.class || family == RepairJob.class || family == UnderWay.class;
    }
}
