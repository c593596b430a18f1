// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cli.internal;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.rdpworkbench.core.run.Request;
import org.rdpworkbench.core.run.Symptom;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.core.spi.WayIn;
import org.rdpworkbench.symptoms.Symptoms;

/** Turns arguments into requests. One that cannot be understood is refused before anything is looked at. */
final class Asked {

    private Asked() {}

    static List<Request> of(List<String> hosts, String symptom, boolean thorough, Set<String> probes,
            Optional<Target> domainController, InsideOptions inside, Supplier<Symptoms> symptoms,
            OutputOptions options) {
        // A host that is named twice is looked at once.
        Set<Target> targets = new LinkedHashSet<>();
        for (String host : hosts) {
            try {
                targets.add(Target.parse(host));
            } catch (IllegalArgumentException e) {
                throw options.bad(e.getMessage());
            }
        }
        Duration time = options.timeout().orElse(Request.defaultTimeout(thorough || !probes.isEmpty()));
        Optional<Symptom> seen = Optional.ofNullable(symptom)
                .map(text -> SymptomArgument.decode(text, symptoms.get(), options).asSymptom());
        // Last, since a person may be asked for something secret, and not for nothing.
        Optional<WayIn> wayIn = inside.wayIn(options);
        return targets.stream()
                .map(target -> new Request(target, seen, thorough, probes, domainController, wayIn, time))
                .toList();
    }
}
