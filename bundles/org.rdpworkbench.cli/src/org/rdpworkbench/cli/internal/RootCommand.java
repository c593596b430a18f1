// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cli.internal;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code rdpworkbench} without a command. */
@Command(name = CommandRunner.NAME, synopsisSubcommandLabel = "COMMAND",
        description = {"Finds out why Remote Desktop does not work.", ""},
        commandListHeading = "%nCommands:%n",
        footer = {"", "Exit status: 0 nothing failing, 1 a failing cause, 2 wrong usage or bad input, 3 incomplete or "
                + "not reproduced, 70 internal error, 130 cancelled.",
                "Without arguments the workbench opens its window."})
final class RootCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help.")
    private boolean help;

    @Option(names = {"-V", "--version"}, versionHelp = true, description = "Show the version.")
    private boolean version;

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "No command was given. See \"" + spec.name() + " --help\".");
    }
}
