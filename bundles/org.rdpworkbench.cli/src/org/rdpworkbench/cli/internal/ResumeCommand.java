// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cli.internal;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;
import org.rdpworkbench.cli.Command;
import org.rdpworkbench.core.repair.Approval;
import org.rdpworkbench.core.repair.RefusedException;
import org.rdpworkbench.core.repair.Repair;
import org.rdpworkbench.core.repair.Repairs;
import org.rdpworkbench.core.repair.Trial;
import org.rdpworkbench.core.spi.WayIn;
import org.rdpworkbench.host.Credentials;
import org.rdpworkbench.host.HostSessions;
import org.rdpworkbench.store.Store;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;

/** {@code resume}: goes on with a repair that was stopped, or looks again at one that is applied. */
@Component(service = Command.class, scope = ServiceScope.PROTOTYPE)
@CommandLine.Command(name = "resume", sortOptions = false,
        description = {"Goes on with a repair that was stopped, killed or cut off, and proves it as apply does. Where "
                + "all is applied already, as when it waits for the host to restart, it only looks again. Of one that "
                + "somebody has to keep (apply --undo-after) it asks that, and undoes it when its time is over.", "",
                "One that was on its way back when it was cut off goes forth again. Where that interrupts somebody, "
                + "weakens the host or cannot be taken back, you agree to it once more, as with apply.", "",
                "The way in and the account are those of the plan, unless --inside and --credential name others.", ""},
        footer = {"", "The states are those of apply. What is applied and still not seen from outside stays so: undo "
                + "takes it back.", "",
                "Example:", "  ${ROOT-COMMAND-NAME} resume 20261128-091500"})
public final class ResumeCommand extends RepairCommand {

    @Mixin
    private final ThirdClock clock = new ThirdClock();

    /** As a component. The engine comes to life only when it is asked. */
    @Activate
    public ResumeCommand(@Reference(service = Repairs.class) ComponentServiceObjects<Repairs> repairs,
            @Reference(service = HostSessions.class) ComponentServiceObjects<HostSessions> sessions,
            @Reference(service = Credentials.class) ComponentServiceObjects<Credentials> credentials) {
        super(repairs::getService, sessions::getService, credentials::getService);
    }

    @Override
    Repair go(Repairs engine, Repair repair, WayIn wayIn, Repairing repairing, Approval approval)
            throws RefusedException, IOException, InterruptedException {
        return engine.resume(repair, repairing.request(repair.plan().target(), wayIn, clock), Store.journals(),
                repairing.manner(approval).tried(new Trial.Terms(Optional.empty(), repairing.keeper())),
                repairing.looks());
    }

    @Override
    boolean changes(Repair repair) {
        return repair.goesForth(Instant.now());
    }

    /** What was agreed to when it was begun stands in its journal, and is asked again only where it was taken back. */
    @Override
    void ask(Repair repair, Consent consent) {
        if (repair.forthAgain(Instant.now())) {
            consent.again(repair, err());
        } else if (repair.irreversibleAhead()) {
            consent.possible(List.of(repair.plan()), false);
            consent.given(repair.plan(), false);
        }
    }

    @Override
    boolean undoing() {
        return false;
    }
}
