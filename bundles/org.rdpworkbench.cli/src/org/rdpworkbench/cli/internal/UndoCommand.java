// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cli.internal;

import java.io.IOException;
import java.time.LocalDate;
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
import org.rdpworkbench.core.repair.UndoConsent;
import org.rdpworkbench.core.spi.WayIn;
import org.rdpworkbench.host.Credentials;
import org.rdpworkbench.host.HostSessions;
import org.rdpworkbench.store.Store;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** {@code undo}: takes a repair back. */
@Component(service = Command.class, scope = ServiceScope.PROTOTYPE)
@CommandLine.Command(name = "undo", sortOptions = false,
        description = {"Takes a repair back, newest step first, as exactly as its plan said.", "",
                "The way in and the account are those of the plan, unless --inside and --credential name others.", ""},
        footer = {"", "What somebody else has changed since is left alone, and said; then the state is 5. State 2: "
                + "refused, nothing was changed.", "",
                "Examples:", "  ${ROOT-COMMAND-NAME} undo 20261128-091500",
                "  ${ROOT-COMMAND-NAME} undo 20261128-091500 --agree srv1",
                "  ${ROOT-COMMAND-NAME} undo 20261128-091500 --agree \"weaken srv1 until 2026-12-24\""})
public final class UndoCommand extends RepairCommand {

    @Option(names = "--yes", description = "Ask nothing. Only where no service stops or restarts for it, and the host "
            + "is not less protected afterwards; then nothing is asked anyway.")
    private boolean yes;

    @Option(names = "--agree", paramLabel = "TEXT", description = "What would have to be typed, where there is no "
            + "terminal to ask at: the name of the host; where it is less protected afterwards \"weaken HOST until "
            + "DAY\", with the day by which you look at it again.")
    private String agreed;

    /** To which the person agreed, where the host is less protected afterwards. */
    private Optional<LocalDate> weakUntil = Optional.empty();

    /** As a component. The engine comes to life only when it is asked. */
    @Activate
    public UndoCommand(@Reference(service = Repairs.class) ComponentServiceObjects<Repairs> repairs,
            @Reference(service = HostSessions.class) ComponentServiceObjects<HostSessions> sessions,
            @Reference(service = Credentials.class) ComponentServiceObjects<Credentials> credentials) {
        super(repairs::getService, sessions::getService, credentials::getService);
    }

    @Override
    Repair go(Repairs engine, Repair repair, WayIn wayIn, Repairing repairing, Approval approval)
            throws RefusedException, IOException, InterruptedException {
        return engine.undo(repair, wayIn, Store.journals(), repairing.manner(approval).until(weakUntil));
    }

    /** What nobody kept is owed to the host, whoever approved what. */
    @Override
    boolean changes(Repair repair) {
        return repair.undoable() && !repair.unkept();
    }

    @Override
    void ask(Repair repair, Consent consent) {
        if (repair.undoable()) {
            weakUntil = consent.given(UndoConsent.of(repair), yes, agreed, err());
        }
    }

    @Override
    boolean undoing() {
        return true;
    }
}
