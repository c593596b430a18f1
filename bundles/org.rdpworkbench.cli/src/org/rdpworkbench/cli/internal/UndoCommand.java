// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cli.internal;

import java.io.IOException;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;
import org.rdpworkbench.cli.Command;
import org.rdpworkbench.core.repair.RefusedException;
import org.rdpworkbench.core.repair.Repair;
import org.rdpworkbench.core.repair.Repairs;
import org.rdpworkbench.core.spi.WayIn;
import org.rdpworkbench.host.Credentials;
import org.rdpworkbench.host.HostSessions;
import org.rdpworkbench.store.Store;
import picocli.CommandLine;

/** {@code undo}: takes a repair back. */
@Component(service = Command.class, scope = ServiceScope.PROTOTYPE)
@CommandLine.Command(name = "undo", sortOptions = false,
        description = {"Takes a repair back, newest step first, with the exact values that were there before.", ""},
        footer = {"", "What somebody else has changed since is left alone, and said; then the state is 5.", "",
                "Example:", "  ${ROOT-COMMAND-NAME} undo 20261128-091500"})
public final class UndoCommand extends RepairCommand {

    /** As a component. The engine comes to life only when it is asked. */
    @Activate
    public UndoCommand(@Reference(service = Repairs.class) ComponentServiceObjects<Repairs> repairs,
            @Reference(service = HostSessions.class) ComponentServiceObjects<HostSessions> sessions,
            @Reference(service = Credentials.class) ComponentServiceObjects<Credentials> credentials) {
        super(repairs::getService, sessions::getService, credentials::getService);
    }

    @Override
    Repair go(Repairs engine, Repair repair, WayIn wayIn, Repairing repairing)
            throws RefusedException, IOException, InterruptedException {
        return engine.undo(repair.id(), wayIn, Store.journals(), repairing.manner(Repairs.person()));
    }

    @Override
    boolean undoing() {
        return true;
    }
}
