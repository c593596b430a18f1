// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cli.internal;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;
import org.rdpworkbench.cli.Command;
import org.rdpworkbench.cli.ExitState;
import org.rdpworkbench.core.repair.Approval;
import org.rdpworkbench.core.repair.RefusedException;
import org.rdpworkbench.core.repair.Repair;
import org.rdpworkbench.report.Format;
import org.rdpworkbench.report.JsonRepairs;
import org.rdpworkbench.report.Plain;
import org.rdpworkbench.report.RepairScript;
import org.rdpworkbench.report.RepairText;
import org.rdpworkbench.store.Store;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code journal}: what was repaired, by whom, and what has come of it. */
@Component(service = Command.class, scope = ServiceScope.PROTOTYPE)
@CommandLine.Command(name = "journal", sortOptions = false,
        description = {"Lists the repairs that were begun here, the latest first, or shows one with all its steps.",
                ""},
        footer = {"", "Examples:", "  ${ROOT-COMMAND-NAME} journal", "  ${ROOT-COMMAND-NAME} journal 20261128-091500",
                "  ${ROOT-COMMAND-NAME} journal 20261128-091500 --script --output repair.ps1"})
public final class JournalCommand implements Command {

    @Spec
    private CommandSpec spec;

    @Mixin
    private final OutputOptions options = new OutputOptions(Terminal.ofProcess());

    @Parameters(paramLabel = "REPAIR", arity = "0..1", description = "The id of one.")
    private String id;

    @Option(names = "--script", description = "Write one as a script for Windows PowerShell, forth and back: to be "
            + "read, and for hosts without the workbench. It was not tried on Windows.")
    private boolean script;

    @Option(names = "--gone", description = "Note that you have seen that the host of one, which nobody can take back "
            + "or whose undo left it so, is not less protected any more, so that it is not said again.")
    private boolean gone;

    /** As a component. */
    @Activate
    public JournalCommand() {}

    @Override
    public Integer call() throws FileException, InterruptedException {
        PrintWriter err = spec.commandLine().getErr();
        Repairing repairing = new Repairing(options, err);
        List<String> unreadable = new ArrayList<>();
        if (script && id == null) {
            throw options.bad("--script is of one repair: say its id, too.");
        }
        if (gone && (id == null || script)) {
            throw options.bad("--gone is of one repair, and no script: say its id.");
        }
        try (Output output = options.open(Format.OF_ANSWERS)) {
            List<Repair> repairs = repairing.engine(() -> repairs(repairing, unreadable));
            unreadable.forEach(sentence -> err.println("rdpworkbench: " + Plain.escape(sentence, 500)));
            if (script) {
                output.write(repairing.engine(() -> RepairScript.write(repairs.getFirst())));
                return ExitState.OK;
            }
            RepairText text = new RepairText(output.style());
            output.write(output.format() == Format.JSON ? JsonRepairs.write(repairs)
                    : id == null ? text.list(repairs) : text.repair(repairs.getFirst()));
            return ExitState.OK;
        }
    }

    private List<Repair> repairs(Repairing repairing, List<String> unreadable)
            throws RefusedException, IOException, InterruptedException {
        if (id == null) {
            return Store.journals().all(unreadable);
        }
        Repair one = Store.journals().find(id).orElseThrow(() -> options.bad("There is no repair \""
                + Plain.escape(id, 100) + "\"; \"" + Command.PROGRAM + " journal\" lists them."));
        return List.of(gone ? Store.journals().protectedAgain(id, repairing.manner(Approval.NONE)) : one);
    }
}
