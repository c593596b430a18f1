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

/** {@code judge}: saved evidence, judged by the plugins of today; also what a client or a host logged. */
@Component(service = Command.class, scope = ServiceScope.PROTOTYPE)
@CommandLine.Command(name = "judge", sortOptions = false,
        description = {"Judges saved evidence, with the plugins that are installed now. Nothing is sent.", ""},
        footer = {"", "What was logged of a host elsewhere joins the case of that host.", "", "Examples:",
                "  ${ROOT-COMMAND-NAME} judge srv1.case", "  ${ROOT-COMMAND-NAME} judge srv1.case client.evtx"})
public final class JudgeCommand extends CaseCommand {

    @Parameters(paramLabel = "CASE", arity = "1..*", description = "Case files, as diagnose --case writes them; "
            + "the event log of a client on which it failed, Microsoft-Windows-TerminalServices-RDPClient/"
            + "Operational, or the Security log of the host, as an evtx file or its events as XML; what the script "
            + "of collect gathered; or - to read one of these from stdin, such as events that were copied.")
    private List<String> files;

    /** As a component. */
    @Activate
    public JudgeCommand(@Reference(service = Diagnostics.class) ComponentServiceObjects<Diagnostics> diagnostics,
            @Reference(service = Symptoms.class) ComponentServiceObjects<Symptoms> symptoms) {
        this(diagnostics::getService, symptoms::getService, Terminal.ofProcess());
    }

    JudgeCommand(Supplier<Diagnostics> diagnostics, Supplier<Symptoms> symptoms, Terminal terminal) {
        super(diagnostics, symptoms, terminal);
    }

    @Override
    public Integer call() throws FileException {
        return cases().judge(files, options());
    }
}
