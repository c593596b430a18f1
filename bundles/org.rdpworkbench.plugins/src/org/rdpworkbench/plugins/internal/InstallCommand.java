// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.plugins.internal;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.osgi.framework.BundleContext;
import org.rdpworkbench.cli.Command;
import org.rdpworkbench.cli.ExitState;
import org.rdpworkbench.plugins.Feature;
import org.rdpworkbench.plugins.Plugins;
import org.rdpworkbench.plugins.RefusedException;
import org.rdpworkbench.plugins.Source;
import org.rdpworkbench.report.Plain;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code plugins install}. */
@CommandLine.Command(name = "install", sortOptions = false,
        description = {"Installs a plugin or a newer version of it, when diagnoses that are under way have ended. "
                + "Refused while a host is repaired.", ""},
        footer = {"", "Exit status: 0 installed, 2 refused, 3 installed and does not run as it should.", "",
            "Examples:", "  ${ROOT-COMMAND-NAME} plugins install gateway-1.0.0.zip",
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
        try {
            Set<String> before = Installation.changeable(context).bundles();
            Change.Done done = Format.change(context, spec).run("plugins install " + String.join(" ", words),
                    new Installing(sources, ids));
            return tell(done, before);
        } catch (RefusedException e) {
            throw Format.bad(spec, e);
        }
    }

    private int tell(Change.Done done, Set<String> before) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        if (done.installed().isEmpty()) {
            out.println(Plain.escape(done.sentence()));
            return ExitState.OK;
        }
        String check = Command.PROGRAM + " plugins check " + done.installed().getFirst();
        List<Feature> plugins = Format.installed(context, spec).plugins().stream()
                .filter(plugin -> done.installed().contains(plugin.plugin())).toList();
        if (!arrive(plugins, before)) {
            out.println(Plain.escape(done.sentence() + " Whether it runs, and what it brings: " + check));
            return ExitState.OK;
        }
        Plugins.Examined examined = new Plugins(context).examine(plugins);
        if (examined.sound()) {
            out.println(Plain.escape(done.sentence() + " From now on every run has it. What it brings: " + check));
            return ExitState.OK;
        }
        out.println(Plain.escape(done.sentence()));
        new CheckText(out).write(examined);
        return ExitState.INCOMPLETE;
    }

    /** Into this process, unless it would replace a part of the workbench, on which this command may stand. */
    private boolean arrive(List<Feature> plugins, Set<String> before) throws IOException {
        Arrival arrival = Arrival.since(before, context, Format.installation(context, spec));
        Set<String> theirs = plugins.stream().flatMap(plugin -> plugin.bundles().stream()).map(Feature.Part::name)
                .collect(Collectors.toSet());
        boolean apart = !theirs.contains(context.getBundle().getSymbolicName())
                && arrival.leaving().stream().map(bundle -> bundle.split(",")[0]).allMatch(theirs::contains);
        return apart && arrival.take();
    }
}
