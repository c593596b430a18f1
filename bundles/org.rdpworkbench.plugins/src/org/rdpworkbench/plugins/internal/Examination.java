// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.plugins.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.rdpworkbench.core.run.Capability;
import org.rdpworkbench.core.run.Snapshot;
import org.rdpworkbench.plugins.BundleReport;
import org.rdpworkbench.plugins.Feature;

/** Finds out whether the bundles of a plugin run, what they bring, and else why not. */
public final class Examination {

    private final BundleContext context;
    private final Snapshot snapshot;
    private final Components components;
    private final Unresolved unresolved;

    /** @param snapshot taken before, so that every component has been asked to come up */
    public Examination(BundleContext context, Snapshot snapshot, ServiceComponentRuntime runtime) {
        this.context = context;
        this.snapshot = snapshot;
        this.components = new Components(runtime);
        this.unresolved = new Unresolved(context);
    }

    /** One result for each bundle of the feature that is meant for this system. */
    public List<BundleReport> examine(Feature feature) {
        return feature.bundles().stream().filter(part -> part.everywhere() || find(part).isPresent())
                .map(part -> find(part).map(this::examine).orElseGet(() -> nothing(part,
                        "The framework could not install it; is its file in the folder plugins damaged?")))
                .toList();
    }

    private Optional<Bundle> find(Feature.Part part) {
        return Arrays.stream(context.getBundles()).filter(bundle -> part.name().equals(bundle.getSymbolicName())
                && part.version().equals(bundle.getVersion().toString())).findFirst();
    }

    private static BundleReport nothing(Feature.Part part, String problem) {
        return new BundleReport(part.name(), part.version(), List.of(), List.of(), List.of(problem));
    }

    private BundleReport examine(Bundle bundle) {
        List<String> problems = new ArrayList<>();
        boolean fragment = bundle.getHeaders().get(Constants.FRAGMENT_HOST) != null;
        boolean holdsComponents = bundle.getHeaders().get("Service-Component") != null;
        if (bundle.getState() == Bundle.INSTALLED) {
            problems.addAll(unresolved.reasons(bundle));
        } else if (bundle.getState() == Bundle.RESOLVED && holdsComponents && !fragment) {
            problems.add("It is not started, so its components do not appear: its manifest must say"
                    + " \"Bundle-ActivationPolicy: lazy\".");
        }
        problems.addAll(components.problems(bundle));
        return new BundleReport(bundle.getSymbolicName(), bundle.getVersion().toString(),
                capabilities(own(bundle).usable(problems)),
                List.copyOf(new TreeSet<>(components.otherServices(bundle))), List.copyOf(problems));
    }

    private static List<Capability> capabilities(Snapshot usable) {
        return Stream.of(usable.probes().stream().map(probe -> Capability.of(probe.service())),
                usable.checks().stream().map(check -> Capability.of(check.service())),
                usable.figures().stream().map(figure -> Capability.of(figure.service())),
                usable.fixers().stream().map(fixer -> Capability.of(fixer.service())),
                usable.columns().stream().map(column -> Capability.of(column.service())))
                .flatMap(some -> some).toList();
    }

    private Snapshot own(Bundle bundle) {
        String name = bundle.getSymbolicName();
        return new Snapshot(snapshot.probes().stream().filter(probe -> probe.plugin().equals(name)).toList(),
                snapshot.checks().stream().filter(check -> check.plugin().equals(name)).toList(),
                snapshot.figures().stream().filter(figure -> figure.plugin().equals(name)).toList(),
                snapshot.fixers().stream().filter(fixer -> fixer.plugin().equals(name)).toList(),
                snapshot.columns().stream().filter(column -> column.plugin().equals(name)).toList(),
                snapshot.texts());
    }
}
