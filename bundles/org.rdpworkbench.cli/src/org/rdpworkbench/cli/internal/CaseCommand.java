// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cli.internal;

import java.util.function.Supplier;
import org.rdpworkbench.cli.Command;
import org.rdpworkbench.core.run.Diagnostics;
import org.rdpworkbench.symptoms.Symptoms;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A command about saved cases. Like {@link DiagnoseCommand} it is but a shell. */
abstract class CaseCommand implements Command {

    @Mixin
    private final OutputOptions options;
    private final CaseFiles cases;

    CaseCommand(Supplier<Diagnostics> diagnostics, Supplier<Symptoms> symptoms, Terminal terminal) {
        options = new OutputOptions(terminal);
        cases = new CaseFiles(diagnostics, symptoms);
    }

    OutputOptions options() {
        return options;
    }

    CaseFiles cases() {
        return cases;
    }

    /** There is nothing to wait for, so that it is only checked; scripts may give it to every command. */
    @Option(names = "--timeout", paramLabel = "SECONDS", hidden = true)
    void timeout(String seconds) {
        options.setTimeout(seconds);
    }

    @Option(names = "--redact", paramLabel = "WHAT", description = OutputOptions.REDACT)
    void redact(String what) {
        options.setRedact(what);
    }
}
