// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.plugins.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.eclipse.equinox.p2.metadata.IInstallableUnit;
import org.osgi.framework.BundleContext;
import org.rdpworkbench.cli.ExitState;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code plugins install}. */
@CommandLine.Command(name = "install", sortOptions = false,
        description = {"Installs a plugin or a newer version of it. Runs that are under way go on with what they have.",
            ""},
        footer = {"", "Examples:", "  rdpworkbench plugins install gateway-1.0.0.zip",
            "  rdpworkbench plugins install https://plugins.example/site com.acme.rdp.gateway"})
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
            throw Format.bad(spec, e.getMessage());
        }
        if (sources.isEmpty()) {
            throw Format.bad(spec, "Say where the plugin is: a folder, a zip or an https address.");
        }
        String done = new Change(context, spec).run("plugins install " + String.join(" ", words),
                p2 -> install(p2, sources, ids));
        spec.commandLine().getOut().println(done);
        return ExitState.OK;
    }

    private static String install(Provisioning p2, List<Source> sources, List<String> ids)
            throws RefusedException, InterruptedException {
        List<IInstallableUnit> wanted = choose(p2.offered(sources), ids);
        List<IInstallableUnit> lacking = new ArrayList<>(wanted);
        lacking.removeAll(p2.roots());
        if (lacking.isEmpty()) {
            return names(wanted) + (wanted.size() == 1 ? " is" : " are") + " installed already.";
        }
        p2.install(lacking, sources);
        return "Installed " + names(lacking) + ": from now on every run has it. What it brings: rdpworkbench plugins "
                + "check " + Feature.pluginId(lacking.getFirst().getId());
    }

    private static List<IInstallableUnit> choose(List<IInstallableUnit> offered, List<String> ids)
            throws RefusedException {
        if (offered.isEmpty()) {
            throw new RefusedException("There is no plugin there: the repository offers no feature.");
        }
        String all = offered.stream().map(unit -> Feature.pluginId(unit.getId())).distinct()
                .collect(Collectors.joining(", "));
        if (ids.isEmpty()) {
            if (offered.size() > 1) {
                throw new RefusedException("Say which plugin: there are " + all + ".");
            }
            return offered;
        }
        List<IInstallableUnit> chosen = new ArrayList<>();
        for (String id : ids) {
            Optional<IInstallableUnit> unit = offered.stream()
                    .filter(candidate -> Feature.pluginId(candidate.getId()).equals(id)).findFirst();
            chosen.add(unit.orElseThrow(() -> new RefusedException("There is no plugin \"" + id + "\" there, but "
                    + all + ".")));
        }
        return chosen;
    }

    private static String names(List<IInstallableUnit> units) {
        return units.stream().map(unit -> Feature.pluginId(unit.getId()) + " " + unit.getVersion())
                .collect(Collectors.joining(", "));
    }
}
