// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.plugins.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.rdpworkbench.cli.ExitState;
import org.rdpworkbench.core.run.Diagnostics;
import org.rdpworkbench.core.run.Snapshot;
import org.rdpworkbench.plugins.RefusedException;
import org.rdpworkbench.plugins.Source;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code plugins new}. */
@CommandLine.Command(name = "new", sortOptions = false,
        description = {"Writes a complete project for a plugin: bundle, feature, tests and repository.", ""},
        footer = {"", "Example:", "  ${ROOT-COMMAND-NAME} plugins new com.acme.rdp.gateway --directory gateway"})
final class NewCommand implements Callable<Integer> {

    private final BundleContext context;

    @Parameters(paramLabel = "ID", description = "The plugin's name for good, as a Java package: com.acme.rdp.gateway. "
            + "The ids of its causes begin with the last word.")
    private String id;

    @Option(names = "--directory", paramLabel = "DIR", required = true, description = "Where: a folder that is empty, "
            + "or that is not there yet.")
    private String directory;

    @Option(names = "--repository", paramLabel = "REPO", description = "The p2 repository of the workbench to build "
            + "against: a folder or an https address. Needed where it does not lie beside this installation.")
    private String repository;

    @Spec
    private CommandSpec spec;

    NewCommand(BundleContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        PluginName name;
        try {
            name = PluginName.of(id);
            requireFree(name);
            Path folder = folder();
            Source workbench = repository == null
                    ? WorkbenchRepository.beside(Format.installation(context, spec).home())
                    : WorkbenchRepository.named(repository);
            WorkbenchRepository.require(workbench, context);
            new Template(name, workbench.repository()).write(context.getBundle(), folder);
        } catch (RefusedException e) {
            throw Format.bad(spec, e);
        }
        spec.commandLine().getOut().println("Wrote the plugin " + id + " to " + directory + ": build it with "
                + Path.of(directory, "build") + " (or mvn verify there), then read its README.md.");
        return ExitState.OK;
    }

    /** Two plugins with the same family would have causes with the same ids. */
    private void requireFree(PluginName name) throws RefusedException {
        ServiceReference<Diagnostics> engine = context.getServiceReference(Diagnostics.class);
        Optional<String> owner = engine == null ? Optional.empty()
                : owner(context.getService(engine).snapshot(), name.family() + ".");
        if (owner.isPresent() && !owner.get().equals(id)) {
            throw new RefusedException("Causes or probes of " + owner.get() + " begin with \"" + name.family()
                    + ".\" already: let the id end with another word.");
        }
    }

    private static Optional<String> owner(Snapshot installed, String beginning) {
        return Stream.concat(
                installed.checks().stream().filter(check -> check.service().causes().stream()
                        .anyMatch(cause -> cause.id().startsWith(beginning))).map(Snapshot.Contribution::plugin),
                installed.probes().stream().filter(probe -> probe.service().id().startsWith(beginning))
                        .map(Snapshot.Contribution::plugin)).findFirst();
    }

    private Path folder() throws RefusedException, IOException {
        Path folder;
        try {
            folder = Path.of(directory).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw new RefusedException("\"" + directory + "\" is no folder.");
        }
        if (Files.exists(folder)) {
            if (!Files.isDirectory(folder)) {
                throw new RefusedException("\"" + directory + "\" is no folder.");
            }
            try (Stream<Path> content = Files.list(folder)) {
                if (content.findAny().isPresent()) {
                    throw new RefusedException("The folder \"" + directory + "\" is not empty.");
                }
            }
        }
        return folder;
    }
}
