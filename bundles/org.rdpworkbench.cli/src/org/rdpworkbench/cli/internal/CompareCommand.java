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
import picocli.CommandLine.Parameters;

/** {@code compare}: two cases beside one another. */
@Component(service = Command.class, scope = ServiceScope.PROTOTYPE)
@CommandLine.Command(name = "compare", sortOptions = false,
        description = {"Says what differs in two cases, and how much it would explain. Nothing is sent.", ""},
        footer = {"", "Examples:", "  ${ROOT-COMMAND-NAME} compare works.case fails.case",
                "  ${ROOT-COMMAND-NAME} compare both.case"})
public final class CompareCommand extends CaseCommand {

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
        super(diagnostics, symptoms, terminal);
    }

    @Override
    public Integer call() throws FileException {
        return cases().compare(files, options());
    }
}
