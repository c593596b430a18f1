// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cli.internal;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.function.Supplier;
import org.rdpworkbench.cli.Command;
import org.rdpworkbench.core.repair.Approval;
import org.rdpworkbench.core.repair.RefusedException;
import org.rdpworkbench.core.repair.Repair;
import org.rdpworkbench.core.repair.Repairs;
import org.rdpworkbench.core.spi.WayIn;
import org.rdpworkbench.host.Credentials;
import org.rdpworkbench.host.HostSessions;
import org.rdpworkbench.report.Format;
import org.rdpworkbench.report.Plain;
import org.rdpworkbench.store.Store;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What is done with a repair that was begun. */
abstract class RepairCommand implements Command {

    private final Supplier<Repairs> repairs;

    @Spec
    private CommandSpec spec;

    @Mixin
    private final OutputOptions options = new OutputOptions(Terminal.ofProcess());

    @Parameters(paramLabel = "REPAIR", description = "Its id, as apply and journal tell it.")
    private String id;

    @Mixin
    private final ApprovalOptions approving = new ApprovalOptions();

    @Mixin
    private final InsideOptions inside;

    RepairCommand(Supplier<Repairs> repairs, Supplier<HostSessions> sessions, Supplier<Credentials> credentials) {
        this.repairs = repairs;
        this.inside = new InsideOptions(sessions, credentials);
    }

    /** Does it, and gives the repair as it is then. */
    abstract Repair go(Repairs engine, Repair repair, WayIn wayIn, Repairing repairing, Approval approval)
            throws RefusedException, IOException, InterruptedException;

    /** Whether it would change something now that a person has to want, and does not only look or end a trial. */
    abstract boolean changes(Repair repair);

    /** Asks for what has to be agreed to. */
    abstract void ask(Repair repair, Consent consent);

    /** Where remarks go. */
    final PrintWriter err() {
        return spec.commandLine().getErr();
    }

    /** Whether a repair that is undone is what was wanted. */
    abstract boolean undoing();

    @Override
    public final Integer call() throws FileException, InterruptedException {
        Repairing repairing = new Repairing(options, spec.commandLine().getErr());
        Repair repair = repairing.engine(() -> Store.journals().find(id)).orElseThrow(() -> options.bad(
                "There is no repair \"" + Plain.escape(id, 100) + "\"; \"" + Command.PROGRAM
                        + " journal\" lists them."));
        Approval approval = approving.approval(options);
        Consent consent = new Consent(options);
        if (changes(repair)) {
            consent.nowForMore(approval);
        }
        ask(repair, consent);
        WayIn wayIn = inside.wayIn(repair.plan().wayIn(), options);
        try (Output output = options.open(Format.OF_ANSWERS)) {
            return repairing.told(repairing.changing(() -> go(repairs.get(), repair, wayIn, repairing, approval)),
                    output, undoing());
        }
    }
}
