// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cli.internal;

import java.util.List;
import java.util.function.Supplier;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;
import org.rdpworkbench.cli.Command;
import org.rdpworkbench.core.run.Diagnostics;
import org.rdpworkbench.symptoms.Symptoms;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code compare}: two cases beside one another. Like {@link DiagnoseCommand} it is but a shell. */
@Component(service = Command.class, scope = ServiceScope.PROTOTYPE)
@CommandLine.Command(name = "compare", sortOptions = false,
        description = {"Says what differs in two cases, and how much it would explain. Nothing is sent.", ""},
        footer = {"", "Examples:", "  ${ROOT-COMMAND-NAME} compare works.case fails.case",
                "  ${ROOT-COMMAND-NAME} compare both.case"})
public final class CompareCommand implements Command {

    private final Supplier<Diagnostics> diagnostics;
    private final Supplier<Symptoms> symptoms;

    @Mixin
    private final OutputOptions options;

    @Parameters(paramLabel = "CASE", arity = "1..2", description = "Two case files, as diagnose --case writes them, or "
            + "one that holds two cases.")
    private List<String> files;

    /** As a component. */
    @Activate
    public CompareCommand(@Reference(service = Diagnostics.class) ComponentServiceObjects<Diagnostics> diagnostics,
            @Reference(service = Symptoms.class) ComponentServiceObjects<Symptoms> symptoms) {
        this(diagnostics::getService, symptoms::getService, Terminal.ofProcess());
    }

    CompareCommand(Supplier<Diagnostics> diagnostics, Supplier<Symptoms> symptoms, Terminal terminal) {
        this.diagnostics = diagnostics;
        this.symptoms = symptoms;
        this.options = new OutputOptions(terminal);
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

    @Override
    public Integer call() throws FileException {
        return new CaseFiles(diagnostics, symptoms).compare(files, options);
    }
}
