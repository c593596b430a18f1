// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.plugins.internal;

import java.io.IOException;
import java.io.PrintWriter;
import org.osgi.framework.BundleContext;
import org.rdpworkbench.cli.Command;
import org.rdpworkbench.plugins.RefusedException;
import org.rdpworkbench.report.Plain;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The option {@code --format}, and what the commands share besides. */
final class Format {

    @Option(names = "--format", paramLabel = "FORMAT", description = "text (the default) or json.")
    private String format = "text";

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    boolean json() {
        return switch (format) {
            case "text" -> false;
            case "json" -> true;
            default -> throw bad(command, "\"" + format + "\" is no format; there are text and json.");
        };
    }

    static Installation installation(BundleContext context, CommandSpec command) {
        return Installation.of(context).orElseThrow(() -> bad(command, Installation.none().getMessage()));
    }

    static Installed installed(BundleContext context, CommandSpec command) throws IOException {
        return Installed.in(installation(context, command));
    }

    /** A change that says on stderr what it waits for. */
    static Change change(BundleContext context, CommandSpec command) {
        return new Change(context, () -> {
            PrintWriter err = command.commandLine().getErr();
            err.println(Command.PROGRAM + ": waiting for diagnoses that are under way; Ctrl-C gives up.");
            err.flush();
        });
    }

    static ParameterException bad(CommandSpec command, RefusedException refused) {
        return bad(command, Plain.escape(refused.getMessage()));
    }

    static ParameterException bad(CommandSpec command, String sentence) {
        return new ParameterException(command.commandLine(), sentence);
    }
}
