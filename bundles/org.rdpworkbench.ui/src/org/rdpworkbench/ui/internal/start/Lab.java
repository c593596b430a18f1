// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.start;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.ui.progress.IProgressConstants;
import org.rdpworkbench.core.spi.Simulation;
import org.rdpworkbench.report.Plain;
import org.rdpworkbench.ui.internal.Icons;
import org.rdpworkbench.ui.internal.Services;

/** The simulated hosts of this window: a job that lasts as long as they run. Cancelling it stops them. */
final class Lab extends Job {

    /** How far it is. */
    sealed interface State {

        /** Not asked for, or stopped. */
        record Off() implements State {}

        /** Certificates are being made. */
        record Starting() implements State {}

        record Running(List<Simulation.Host> hosts) implements State {}

        /** It cannot run, for that reason. */
        record Unavailable(String sentence) implements State {}
    }

    private static final State.Unavailable ABSENT = new State.Unavailable("The lab is not installed. It is the plugin "
            + "org.rdpworkbench.lab: Window > Plugins shows it when a site that offers it is known.");

    /** Of this window; there is one lab, however many pages show it. */
    private static final List<Runnable> LISTENERS = new CopyOnWriteArrayList<>();
    private static volatile State state = new State.Off();

    private Lab() {
        super("Lab: simulated hosts on this machine");
        setProperty(IProgressConstants.ICON_PROPERTY, Icons.named("lab"));
        setPriority(LONG);
    }

    /** Starts them where they do not run. */
    static void launch() {
        if (!(state instanceof State.Running || state instanceof State.Starting)) {
            change(new State.Starting());
            new Lab().schedule();
        }
    }

    static void halt() {
        Job.getJobManager().cancel(Lab.class);
    }

    static State state() {
        return state;
    }

    /** @param listener hears of changes on any thread */
    static void addListener(Runnable listener) {
        LISTENERS.add(listener);
    }

    static void removeListener(Runnable listener) {
        LISTENERS.remove(listener);
    }

    private static void change(State next) {
        state = next;
        LISTENERS.forEach(Runnable::run);
    }

    @Override
    protected IStatus run(IProgressMonitor monitor) {
        Optional<Simulation> simulation = Services.find(Simulation.class);
        if (simulation.isEmpty()) {
            change(ABSENT);
            return Status.OK_STATUS;
        }
        State after = new State.Off();
        try (Simulation.Running running = simulation.get().start()) {
            monitor.beginTask(running.hosts().size() + " hosts run", IProgressMonitor.UNKNOWN);
            change(new State.Running(running.hosts()));
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            // That is how a lab ends.
            return Status.CANCEL_STATUS;
        } catch (IOException e) {
            after = new State.Unavailable("The lab cannot be started: " + Plain.escape(e.getMessage()) + ".");
        } finally {
            change(after);
        }
        return Status.OK_STATUS;
    }

    @Override
    protected void canceling() {
        Thread thread = getThread();
        if (thread != null) {
            thread.interrupt();
        }
    }

    @Override
    public boolean belongsTo(Object family) {
        return family == Lab.class;
    }
}
