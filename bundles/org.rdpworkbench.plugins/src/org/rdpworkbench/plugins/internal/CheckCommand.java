// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.plugins.internal;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.osgi.framework.BundleContext;
import org.rdpworkbench.cli.ExitState;
import org.rdpworkbench.plugins.Feature;
import org.rdpworkbench.plugins.Offer;
import org.rdpworkbench.plugins.Plugins;
import org.rdpworkbench.plugins.RefusedException;
import org.rdpworkbench.plugins.Source;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code plugins check}: incomplete when a plugin does not run as it should. */
@CommandLine.Command(name = "check", sortOptions = false,
        description = {"Says what each plugin brings and declares, or why it does not run. Of plugins in a repository, "
            + "what they declare before anything of them is installed.", ""},
        footer = {"", "Exit status: 0 all run, 3 something does not."})
final class CheckCommand implements Callable<Integer> {

    private final BundleContext context;

    @Parameters(paramLabel = "SOURCE|ID", arity = "0..2", description = "Only this plugin, as plugins list names it; "
            + "and where it is, if not here: a folder or a zip with a p2 repository, or its https address.")
    private List<String> words = List.of();

    @Mixin
    private Format format;

    @Spec
    private CommandSpec spec;

    CheckCommand(BundleContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        boolean json = format.json();
        List<Source> sources = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        try {
            for (String word : words) {
                Source.of(word).ifPresentOrElse(sources::add, () -> ids.add(Feature.pluginId(word)));
            }
        } catch (RefusedException e) {
            throw Format.bad(spec, e);
        }
        if (sources.size() > 1 || ids.size() > 1) {
            throw Format.bad(spec, "Say one plugin, and one place where it is.");
        }
        Optional<String> id = ids.stream().findFirst();
        return sources.isEmpty() ? installed(id, json) : offered(sources.getFirst(), id, json);
    }

    private int installed(Optional<String> id, boolean json) throws IOException {
        Installed installed = Format.installed(context, spec);
        List<Feature> plugins = id.isEmpty() ? installed.plugins() : List.of(installed.plugin(id.get())
                .orElseThrow(() -> Format.bad(spec, "There is no plugin \"" + id.get()
                        + "\" here: plugins list names those that are installed.")));
        Plugins.Examined examined = new Plugins(context).examine(plugins);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.print(PluginsJson.check(examined.reports()));
        } else {
            new CheckText(out).write(examined);
        }
        out.flush();
        return examined.sound() ? ExitState.OK : ExitState.INCOMPLETE;
    }

    private int offered(Source source, Optional<String> id, boolean json) throws IOException, InterruptedException {
        List<Offer> offers;
        try {
            offers = Offers.of(source, context).stream().filter(offer -> id.isEmpty() || id.get().equals(offer.id()))
                    .toList();
        } catch (RefusedException e) {
            throw Format.bad(spec, e);
        }
        if (offers.isEmpty()) {
            throw Format.bad(spec, "There is no plugin" + id.map(wanted -> " \"" + wanted + "\"").orElse("")
                    + " there.");
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.print(PluginsJson.offered(offers));
        } else {
            offers.forEach(new CheckText(out)::write);
        }
        out.flush();
        return ExitState.OK;
    }
}
