// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.plugins.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.osgi.framework.BundleContext;
import org.rdpworkbench.cli.Command;
import org.rdpworkbench.cli.ExitState;
import org.rdpworkbench.plugins.Feature;
import org.rdpworkbench.plugins.RefusedException;
import org.rdpworkbench.plugins.Source;
import org.rdpworkbench.report.Plain;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code plugins install}. */
@CommandLine.Command(name = "install", sortOptions = false,
        description = {"Installs a plugin or a newer version of it, when diagnoses that are under way have ended.", ""},
        footer = {"", "Examples:", "  ${ROOT-COMMAND-NAME} plugins install gateway-1.0.0.zip",
            "  ${ROOT-COMMAND-NAME} plugins install https://plugins.example/site com.acme.rdp.gateway"})
final class InstallCommand implements Callable<Integer> {

    private final BundleContext context;

    @Parameters(paramLabel = "SOURCE|ID", arity = "1..*", description = "Where it is: a folder or a zip with a p2 "
            + "repository, or its https address; several may be needed when plugins build on each other. And which it "
            + "is, if more than one is there.")
    private List<String> words;

    @Spec
    private CommandSpec spec;

    InstallCommand(BundleContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        List<Source> sources = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        try {
            for (String word : words) {
                Source.of(word).ifPresentOrElse(sources::add, () -> ids.add(Feature.pluginId(word)));
            }
        } catch (RefusedException e) {
            throw Format.bad(spec, e);
        }
        if (sources.isEmpty()) {
            throw Format.bad(spec, "Say where the plugin is: a folder, a zip or an https address.");
        }
        Change.Done done;
        try {
            done = Format.change(context, spec).run("plugins install " + String.join(" ", words),
                    new Installing(sources, ids));
        } catch (RefusedException e) {
            throw Format.bad(spec, e);
        }
        String more = done.installed().map(id -> " What it brings: " + Command.PROGRAM + " plugins check " + id)
                .orElse("");
        spec.commandLine().getOut().println(Plain.escape(done.sentence() + more));
        return ExitState.OK;
    }
}
