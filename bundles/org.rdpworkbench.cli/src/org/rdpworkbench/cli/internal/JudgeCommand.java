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

/** {@code judge}: saved evidence, judged by the plugins of today. Like {@link DiagnoseCommand} it is but a shell. */
@Component(service = Command.class, scope = ServiceScope.PROTOTYPE)
@CommandLine.Command(name = "judge", sortOptions = false,
        description = {"Judges saved evidence again, with the plugins that are installed now. Nothing is sent.", ""},
        footer = {"", "Example:", "  ${ROOT-COMMAND-NAME} judge srv1.case"})
public final class JudgeCommand implements Command {

    private final Supplier<Diagnostics> diagnostics;
    private final Supplier<Symptoms> symptoms;

    @Mixin
    private final OutputOptions options;

    @Parameters(paramLabel = "CASE", arity = "1..*", description = "Case files, as diagnose --case writes them.")
    private List<String> files;

    /** As a component. */
    @Activate
    public JudgeCommand(@Reference(service = Diagnostics.class) ComponentServiceObjects<Diagnostics> diagnostics,
            @Reference(service = Symptoms.class) ComponentServiceObjects<Symptoms> symptoms) {
        this(diagnostics::getService, symptoms::getService, Terminal.ofProcess());
    }

    JudgeCommand(Supplier<Diagnostics> diagnostics, Supplier<Symptoms> symptoms, Terminal terminal) {
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
        return new CaseFiles(diagnostics, symptoms).judge(files, options);
    }
}
