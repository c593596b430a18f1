// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.plugins.internal;

import java.io.IOException;
import java.io.PrintWriter;
import org.eclipse.equinox.p2.core.ProvisionException;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.rdpworkbench.cli.Command;
import org.rdpworkbench.core.run.RunsUnderWay;
import org.rdpworkbench.report.Plain;
import picocli.CommandLine.Model.CommandSpec;

/**
 * A change of what is installed: alone with p2, after the runs that are under way, and first of all tidying up if
 * nobody else runs.
 */
final class Change {

    /** What is to be done with p2. */
    interface Work {
        /** Returns the sentence for the person. */
        String with(Provisioning p2) throws RefusedException, InterruptedException;
    }

    private final BundleContext context;
    private final CommandSpec command;

    Change(BundleContext context, CommandSpec command) {
        this.context = context;
        this.command = command;
    }

    /** Does the work. What is refused becomes one line and changes nothing. */
    String run(String what, Work work) throws IOException, InterruptedException, ProvisionException {
        Installation installation = Format.installation(context, command);
        if (installation.readOnly()) {
            throw Format.bad(command, "You may not change this installation (" + installation.home()
                    + "): plugins are installed and removed by whoever may write there.");
        }
        try (ChangeLock lock = ChangeLock.take(installation, what)) {
            awaitRuns();
            return alone(installation, work);
        } catch (RefusedException e) {
            throw Format.bad(command, Plain.escape(e.getMessage()));
        }
    }

    /** A person can always give up, and a look ends by itself at its deadline, so there is no other limit. */
    private void awaitRuns() throws IOException, InterruptedException {
        ServiceReference<RunsUnderWay> runs = context.getServiceReference(RunsUnderWay.class);
        if (runs != null) {
            context.getService(runs).awaitNone(() -> {
                PrintWriter err = command.commandLine().getErr();
                err.println(Command.PROGRAM + ": waiting for diagnoses that are under way; Ctrl-C gives up.");
                err.flush();
            });
        }
    }

    private String alone(Installation installation, Work work)
            throws IOException, InterruptedException, ProvisionException, RefusedException {
        try (Provisioning p2 = Provisioning.open(context, installation)) {
            ServiceReference<Presence> presence = context.getServiceReference(Presence.class);
            if (presence != null) {
                context.getService(presence).alone(p2::collectGarbage);
            }
            return work.with(p2);
        }
    }
}
