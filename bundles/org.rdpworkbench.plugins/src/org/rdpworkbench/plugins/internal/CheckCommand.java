// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.plugins.internal;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.osgi.framework.BundleContext;
import org.rdpworkbench.cli.ExitState;
import org.rdpworkbench.plugins.BundleReport;
import org.rdpworkbench.plugins.Feature;
import org.rdpworkbench.plugins.Plugins;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code plugins check}: incomplete when a plugin does not run as it should. */
@CommandLine.Command(name = "check",
        description = "Says what each plugin brings and declares, or why it does not run.",
        footer = {"", "Exit status: 0 all run, 3 something does not."})
final class CheckCommand implements Callable<Integer> {

    private final BundleContext context;

    @Parameters(paramLabel = "ID", arity = "0..1", description = "Only this plugin, as plugins list names it.")
    private String id;

    @Mixin
    private Format format;

    @Spec
    private CommandSpec spec;

    CheckCommand(BundleContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        boolean json = format.json();
        List<Feature> plugins = chosen(Format.installed(context, spec));
        Plugins.Examined examined = new Plugins(context).examine(plugins);
        Map<Feature, List<BundleReport>> results = examined.reports();
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            PluginsJson.check(results, out);
        } else {
            results.forEach((plugin, bundles) -> new CheckText(out, examined.texts()).write(plugin, bundles));
        }
        out.flush();
        boolean sound = results.values().stream().flatMap(List::stream).allMatch(BundleReport::sound);
        return sound ? ExitState.OK : ExitState.INCOMPLETE;
    }

    private List<Feature> chosen(Installed installed) {
        if (id == null) {
            return installed.plugins();
        }
        return List.of(installed.plugin(id).orElseThrow(() -> Format.bad(spec,
                "There is no plugin \"" + id + "\" here: plugins list names those that are installed.")));
    }
}
