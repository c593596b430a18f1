// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.plugins.internal;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.osgi.framework.BundleContext;
import org.rdpworkbench.cli.ExitState;
import org.rdpworkbench.plugins.Feature;
import org.rdpworkbench.report.Plain;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code plugins list}. */
@CommandLine.Command(name = "list", description = "Lists the plugins that are installed.")
final class ListCommand implements Callable<Integer> {

    private final BundleContext context;

    @Mixin
    private Format format;

    @Spec
    private CommandSpec spec;

    ListCommand(BundleContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        boolean json = format.json();
        List<Feature> plugins = Format.installed(context, spec).plugins();
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.print(PluginsJson.list(plugins));
        } else {
            int width = plugins.stream().mapToInt(plugin -> plugin.plugin().length()).max().orElse(0);
            int versions = plugins.stream().mapToInt(plugin -> plugin.version().length()).max().orElse(0);
            String line = "%-" + Math.max(2, width) + "s  %-" + Math.max(7, versions) + "s  %s%n";
            out.printf(line, "ID", "VERSION", "WHAT IT IS");
            plugins.forEach(plugin -> out.printf(line, plugin.plugin(), plugin.version(),
                    Plain.escape(plugin.label())));
        }
        out.flush();
        return ExitState.OK;
    }
}
