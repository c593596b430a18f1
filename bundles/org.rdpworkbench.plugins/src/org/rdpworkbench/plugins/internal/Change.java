// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.plugins.internal;

import java.io.IOException;
import org.eclipse.equinox.p2.core.ProvisionException;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.rdpworkbench.report.Plain;
import picocli.CommandLine.Model.CommandSpec;

/** A change of what is installed: alone with p2, and first of all tidying up if nobody else runs. */
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
        try (ChangeLock lock = ChangeLock.take(installation, what);
                Provisioning p2 = Provisioning.open(context, installation)) {
            ServiceReference<Presence> presence = context.getServiceReference(Presence.class);
            if (presence != null) {
                context.getService(presence).alone(p2::collectGarbage);
            }
            return work.with(p2);
        } catch (RefusedException e) {
            throw Format.bad(command, Plain.escape(e.getMessage()));
        }
    }
}
