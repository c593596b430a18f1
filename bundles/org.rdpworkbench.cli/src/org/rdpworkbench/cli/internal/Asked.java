// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cli.internal;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.rdpworkbench.core.run.Request;
import org.rdpworkbench.core.run.Symptom;
import org.rdpworkbench.core.spi.Code;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.symptoms.Decoded;
import org.rdpworkbench.symptoms.Symptoms;

/** Turns arguments into requests. One that cannot be understood is refused before anything is looked at. */
final class Asked {

    private Asked() {}

    static List<Request> of(List<String> hosts, String symptom, boolean thorough,
            Supplier<Symptoms> symptoms, OutputOptions options) {
        // A host that is named twice is looked at once.
        Set<Target> targets = new LinkedHashSet<>();
        for (String host : hosts) {
            try {
                targets.add(Target.parse(host));
            } catch (IllegalArgumentException e) {
                throw options.bad(e.getMessage());
            }
        }
        Duration time = options.timeout();
        Optional<Symptom> seen = Optional.ofNullable(symptom).map(text -> symptom(text, symptoms.get(), options));
        return targets.stream().map(target -> new Request(target, seen, thorough, time)).toList();
    }

    private static Symptom symptom(String text, Symptoms symptoms, OutputOptions options) {
        Decoded decoded = symptoms.decode(text);
        if (decoded.codes().isEmpty()) {
            throw options.bad(Messages.notDecoded(decoded));
        }
        return symptom(decoded);
    }

    /** What a saved case says that the person saw, whether today's catalogues know it or not. */
    static Symptom saved(String text, Symptoms symptoms) {
        Symptom read = symptom(symptoms.decode(text));
        return new Symptom(text, read.codes(), read.causes());
    }

    private static Symptom symptom(Decoded decoded) {
        return new Symptom(decoded.symptom(), decoded.codes().stream().map(Code::key).collect(Collectors.toSet()),
                decoded.causeIds());
    }
}
