// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.integration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.ServiceReference;
import org.rdpworkbench.core.run.Diagnostics;
import org.rdpworkbench.core.run.Snapshot;
import org.rdpworkbench.core.spi.SymptomCatalog;
import org.rdpworkbench.integration.SourceTree.Component;
import org.rdpworkbench.symptoms.Symptoms;

/**
 * The engine as the plugin framework puts it together. A cause that the framework does not hold yet is installed from
 * its built jar: these tests may not require what they may not name.
 */
final class Framework {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private Framework() {}

    static Diagnostics diagnostics(BundleContext context) throws BundleException, IOException {
        List<Component> components = SourceTree.components();
        for (Path folder : components.stream().map(Component::bundle).distinct().toList()) {
            start(context, folder);
        }
        for (Bundle bundle : context.getBundles()) {
            // Where the engine itself lives.
            if (bundle.getSymbolicName().equals("org.rdpworkbench.core")) {
                bundle.start(Bundle.START_ACTIVATION_POLICY);
            }
        }
        Set<String> wanted = components.stream().filter(component -> !component.is(SymptomCatalog.class))
                .map(Component::name).collect(Collectors.toSet());
        if (!Await.until(LIMIT, () -> engine(context).filter(e -> names(e).containsAll(wanted)).isPresent())) {
            wanted.removeAll(engine(context).map(Framework::names).orElse(Set.of()));
            throw new IllegalStateException("these components did not come up: " + wanted);
        }
        return engine(context).orElseThrow();
    }

    /** What the installed catalogues say of symptoms, when the engine is there. */
    static Symptoms symptoms(BundleContext context) {
        return context.getService(context.getServiceReference(Symptoms.class));
    }

    private static void start(BundleContext context, Path folder) throws BundleException, IOException {
        String name = folder.getFileName().toString();
        Optional<Bundle> there = Arrays.stream(context.getBundles())
                .filter(bundle -> bundle.getSymbolicName().equals(name)).findFirst();
        Bundle bundle = there.isPresent() ? there.get() : context.installBundle(jar(folder).toUri().toString());
        bundle.start(Bundle.START_ACTIVATION_POLICY);
    }

    private static Path jar(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("target"))) {
            return files.filter(file -> file.getFileName().toString().matches(".*SNAPSHOT\\.jar")).findFirst()
                    .orElseThrow(() -> new IOException(folder + " is not built"));
        }
    }

    private static Optional<Diagnostics> engine(BundleContext context) {
        ServiceReference<Diagnostics> reference = context.getServiceReference(Diagnostics.class);
        return Optional.ofNullable(reference).map(context::getService);
    }

    private static Set<String> names(Diagnostics engine) {
        Snapshot snapshot = engine.snapshot();
        Set<String> names = new HashSet<>();
        snapshot.probes().forEach(probe -> names.add(probe.service().getClass().getName()));
        snapshot.checks().forEach(check -> names.add(check.service().getClass().getName()));
        snapshot.fixers().forEach(fixer -> names.add(fixer.service().getClass().getName()));
        return names;
    }
}
