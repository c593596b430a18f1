// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.plugins.internal;

import java.io.IOException;
import org.osgi.framework.BundleContext;
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
        return Installation.of(context)
                .orElseThrow(() -> bad(command, "This workbench does not run from an installation."));
    }

    static Installed installed(BundleContext context, CommandSpec command) throws IOException {
        return Installed.in(installation(context, command));
    }

    static ParameterException bad(CommandSpec command, String sentence) {
        return new ParameterException(command.commandLine(), sentence);
    }
}
