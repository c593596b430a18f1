// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.plugins.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.equinox.p2.metadata.IInstallableUnit;
import org.eclipse.equinox.p2.metadata.IProvidedCapability;
import org.eclipse.equinox.p2.query.QueryUtil;
import org.eclipse.equinox.p2.repository.metadata.IMetadataRepository;
import org.rdpworkbench.core.run.Capability;
import org.rdpworkbench.plugins.BundleReport;

/**
 * The bundles of a repository that say in their manifests what they bring and do. p2 keeps it beside the bundles, so
 * that none of them is fetched for it, and nothing of them runs.
 */
final class DeclaredBundles {

    private static final String SERVICE = "osgi.service";
    /** No plugin has so many parts; a repository may say what it likes. */
    private static final int MOST = 100;

    private final List<IInstallableUnit> units;

    private DeclaredBundles(List<IInstallableUnit> units) {
        this.units = units;
    }

    static DeclaredBundles in(IMetadataRepository repository, IProgressMonitor monitor) {
        return new DeclaredBundles(repository.query(QueryUtil.createIUAnyQuery(), monitor).toUnmodifiableSet().stream()
                .filter(unit -> unit.getProvidedCapabilities().stream().anyMatch(DeclaredBundles::declares)).sorted()
                .toList());
    }

    private static boolean declares(IProvidedCapability capability) {
        return capability.getNamespace().startsWith(Capability.NAMESPACE)
                || capability.getNamespace().equals(SERVICE);
    }

    /** Those of a feature that say something. */
    List<BundleReport> of(IInstallableUnit feature) {
        return units.stream().filter(unit -> feature.getRequirements().stream()
                        .anyMatch(requirement -> requirement.isMatch(unit)))
                .limit(MOST).map(DeclaredBundles::report).filter(BundleReport::declares).toList();
    }

    private static BundleReport report(IInstallableUnit unit) {
        List<Capability> capabilities = new ArrayList<>();
        Set<String> services = new TreeSet<>();
        List<String> problems = new ArrayList<>();
        for (IProvidedCapability capability : unit.getProvidedCapabilities().stream()
                .filter(DeclaredBundles::declares).limit(MOST).toList()) {
            if (capability.getNamespace().equals(SERVICE)) {
                services.addAll(Components.others(capability.getProperties().get("objectClass")));
            } else {
                String kind = capability.getNamespace().substring(Capability.NAMESPACE.length());
                try {
                    capabilities.add(Capability.read(kind, capability.getProperties()));
                } catch (IllegalArgumentException e) {
                    problems.add("It declares a " + kind + " in a way that is not understood here: " + e.getMessage()
                            + ".");
                }
            }
        }
        return new BundleReport(unit.getId(), unit.getVersion().toString(), List.copyOf(capabilities),
                List.copyOf(services), List.copyOf(problems));
    }
}
