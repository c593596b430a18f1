// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.plugins.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.Version;
import org.osgi.framework.namespace.BundleNamespace;
import org.osgi.framework.namespace.ExecutionEnvironmentNamespace;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRequirement;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.resource.Namespace;

/** Says why the framework cannot give a bundle what it needs. */
final class Unresolved {

    private static final String SPI = "org.rdpworkbench.core.spi";

    private final List<BundleRevision> all;

    Unresolved(BundleContext context) {
        all = Arrays.stream(context.getBundles()).map(bundle -> bundle.adapt(BundleRevision.class))
                .filter(revision -> revision != null).toList();
    }

    /** One sentence for each thing that is lacking. */
    List<String> reasons(Bundle bundle) {
        BundleRevision revision = bundle.adapt(BundleRevision.class);
        List<String> reasons = new ArrayList<>();
        for (BundleRequirement requirement : revision.getDeclaredRequirements(null)) {
            if (matters(requirement)) {
                reason(requirement).ifPresent(reasons::add);
            }
        }
        return reasons.isEmpty() ? List.of(frameworksWords(bundle)) : reasons;
    }

    private static boolean matters(BundleRequirement requirement) {
        String effective = requirement.getDirectives().get(Namespace.REQUIREMENT_EFFECTIVE_DIRECTIVE);
        String resolution = requirement.getDirectives().get(Namespace.REQUIREMENT_RESOLUTION_DIRECTIVE);
        return (effective == null || effective.equals(Namespace.EFFECTIVE_RESOLVE))
                && !Namespace.RESOLUTION_OPTIONAL.equals(resolution) && !"dynamic".equals(resolution);
    }

    private Optional<String> reason(BundleRequirement requirement) {
        List<BundleCapability> matching = capabilities(requirement.getNamespace()).filter(requirement::matches)
                .toList();
        if (matching.isEmpty()) {
            return Optional.of(lacking(requirement));
        }
        if (matching.stream().anyMatch(capability -> capability.getRevision().getWiring() != null)) {
            return Optional.empty();
        }
        return Optional.of("It needs " + matching.getFirst().getRevision().getSymbolicName()
                + ", which does not run itself.");
    }

    private Stream<BundleCapability> capabilities(String namespace) {
        return all.stream().flatMap(revision -> revision.getDeclaredCapabilities(namespace).stream());
    }

    private String lacking(BundleRequirement requirement) {
        String filter = requirement.getDirectives().get(Namespace.REQUIREMENT_FILTER_DIRECTIVE);
        return switch (requirement.getNamespace()) {
            case PackageNamespace.PACKAGE_NAMESPACE -> lackingPackage(name(filter, PackageNamespace.PACKAGE_NAMESPACE),
                    range(filter));
            case BundleNamespace.BUNDLE_NAMESPACE -> "It needs the bundle "
                    + name(filter, BundleNamespace.BUNDLE_NAMESPACE) + range(filter) + ", which is not installed.";
            case ExecutionEnvironmentNamespace.EXECUTION_ENVIRONMENT_NAMESPACE -> "It needs another Java than the "
                    + Runtime.version().feature() + " that runs here: " + filter + ".";
            default -> "Nothing here offers what it requires: " + requirement.getNamespace() + " " + filter + ".";
        };
    }

    private String lackingPackage(String name, String range) {
        Optional<Version> there = capabilities(PackageNamespace.PACKAGE_NAMESPACE)
                .filter(capability -> name.equals(capability.getAttributes().get(PackageNamespace.PACKAGE_NAMESPACE)))
                .map(capability -> (Version) capability.getAttributes().get(Constants.VERSION_ATTRIBUTE))
                .max(Comparator.naturalOrder());
        if (there.isEmpty()) {
            return "It needs the package " + name + ", which nothing here offers.";
        }
        String written = name.equals(SPI) ? "It was written for another version of the workbench: it needs "
                : "It needs the package ";
        return written + name + range + ", and here is " + there.get() + ".";
    }

    /** The value of an attribute in a filter, as the framework makes them of manifest headers. */
    private static String name(String filter, String attribute) {
        int at = filter.indexOf("(" + attribute + "=");
        return at < 0 ? filter : filter.substring(at + attribute.length() + 2, filter.indexOf(')', at));
    }

    /** The range of versions in such a filter, with a space before it, or nothing. */
    private static String range(String filter) {
        Optional<String> least = bound(filter, "version>=");
        Optional<String> most = bound(filter, "(!(version>=").or(() -> bound(filter, "(version<="));
        boolean open = filter.contains("(!(version>=");
        return least.map(from -> " " + (most.isEmpty() ? from + " or newer"
                : "[" + from + "," + most.get() + (open ? ")" : "]"))).orElse("");
    }

    private static Optional<String> bound(String filter, String operator) {
        int at = filter.indexOf(operator);
        return at < 0 ? Optional.empty()
                : Optional.of(filter.substring(at + operator.length(), filter.indexOf(')', at + operator.length())));
    }

    /** For conflicts that no single requirement shows. */
    private static String frameworksWords(Bundle bundle) {
        try {
            bundle.start(Bundle.START_TRANSIENT | Bundle.START_ACTIVATION_POLICY);
            return "It did not run a moment ago, and does now.";
        } catch (BundleException e) {
            return "The framework says: " + String.valueOf(e.getMessage()).strip().replaceAll("\\s+", " ");
        }
    }
}
