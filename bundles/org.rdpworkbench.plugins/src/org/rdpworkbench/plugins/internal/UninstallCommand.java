// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.plugins.internal;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.osgi.framework.BundleContext;
import org.rdpworkbench.cli.ExitState;
import org.rdpworkbench.plugins.Feature;
import org.rdpworkbench.plugins.RefusedException;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code plugins uninstall}. */
@CommandLine.Command(name = "uninstall",
        description = "Removes a plugin, when diagnoses that are under way have ended; its files are deleted later, "
                + "when nothing else runs. Refused while a host is repaired.")
final class UninstallCommand implements Callable<Integer> {

    private final BundleContext context;

    @Parameters(paramLabel = "ID", description = "The plugin, as plugins list names it.")
    private String id;

    @Spec
    private CommandSpec spec;

    UninstallCommand(BundleContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        Optional<Feature> plugin = Format.installed(context, spec).plugin(id);
        try {
            if (plugin.isPresent()) {
                Uninstalling.requireRemovable(context, plugin.get());
            }
            spec.commandLine().getOut().println(Format.change(context, spec)
                    .run("plugins uninstall " + id, new Uninstalling(id)).sentence());
        } catch (RefusedException e) {
            throw Format.bad(spec, e);
        }
        return ExitState.OK;
    }
}
