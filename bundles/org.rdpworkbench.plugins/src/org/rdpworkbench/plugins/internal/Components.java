// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.plugins.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.framework.Bundle;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.osgi.service.component.runtime.dto.ReferenceDTO;
import org.osgi.service.component.runtime.dto.UnsatisfiedReferenceDTO;
import org.rdpworkbench.core.spi.Check;
import org.rdpworkbench.core.spi.FigureSource;
import org.rdpworkbench.core.spi.Fixer;
import org.rdpworkbench.core.spi.HostColumn;
import org.rdpworkbench.core.spi.Probe;

/** The components of bundles, as the runtime for Declarative Services sees them. */
final class Components {

    private static final Set<String> SHOWN_BY_THEMSELVES =
            Set.of(Probe.class.getName(), Check.class.getName(), FigureSource.class.getName(),
                    Fixer.class.getName(), HostColumn.class.getName());

    private final ServiceComponentRuntime runtime;

    Components(ServiceComponentRuntime runtime) {
        this.runtime = runtime;
    }

    /** Simple names of the further services; a class that is its own service is not for others. */
    List<String> otherServices(Bundle bundle) {
        return runtime.getComponentDescriptionDTOs(bundle).stream()
                .flatMap(component -> Arrays.stream(component.serviceInterfaces)
                        .filter(service -> !service.equals(component.implementationClass)))
                .filter(service -> !SHOWN_BY_THEMSELVES.contains(service)).map(Components::simple).toList();
    }

    /**
     * The same of a capability in a manifest.
     *
     * @param services as whoever wrote it wanted: names of interfaces, if all is well
     */
    static List<String> others(Object services) {
        return services instanceof List<?> names ? names.stream().map(String::valueOf)
                .filter(service -> !SHOWN_BY_THEMSELVES.contains(service)).map(Components::simple).toList() : List.of();
    }

    /** A sentence for each component that is not available. */
    List<String> problems(Bundle bundle) {
        List<String> problems = new ArrayList<>();
        for (ComponentDescriptionDTO component : runtime.getComponentDescriptionDTOs(bundle)) {
            problem(component).ifPresent(problems::add);
        }
        return problems;
    }

    private Optional<String> problem(ComponentDescriptionDTO component) {
        String name = simple(component.implementationClass);
        if (!runtime.isComponentEnabled(component)) {
            return Optional.of(name + " is disabled.");
        }
        Collection<ComponentConfigurationDTO> all = runtime.getComponentConfigurationDTOs(component);
        if (all.isEmpty()) {
            return Optional.of(name + " waits for a configuration, and there is none.");
        }
        return all.stream().flatMap(one -> problem(name, component, one).stream()).findFirst();
    }

    private static Optional<String> problem(String name, ComponentDescriptionDTO component,
            ComponentConfigurationDTO one) {
        return switch (one.state) {
            case ComponentConfigurationDTO.UNSATISFIED_REFERENCE ->
                Optional.of(name + " waits for " + String.join(" and ", waitedFor(component, one))
                        + ", which no plugin offers.");
            case ComponentConfigurationDTO.UNSATISFIED_CONFIGURATION ->
                Optional.of(name + " waits for a configuration, and there is none.");
            case ComponentConfigurationDTO.FAILED_ACTIVATION ->
                Optional.of(name + " could not be made: " + firstLine(one.failure) + ".");
            default -> Optional.empty();
        };
    }

    private static List<String> waitedFor(ComponentDescriptionDTO component, ComponentConfigurationDTO one) {
        List<String> services = new ArrayList<>();
        for (UnsatisfiedReferenceDTO unsatisfied : one.unsatisfiedReferences) {
            for (ReferenceDTO reference : component.references) {
                if (reference.name.equals(unsatisfied.name)) {
                    services.add(reference.interfaceName
                            + (unsatisfied.target == null ? "" : " " + unsatisfied.target));
                }
            }
        }
        return services;
    }

    private static String firstLine(String failure) {
        return failure == null ? "no reason is known" : failure.lines().findFirst().orElse("").strip();
    }

    private static String simple(String className) {
        return className.substring(className.lastIndexOf('.') + 1);
    }
}
