// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.report;

import java.util.Optional;
import java.util.function.Function;
import org.rdpworkbench.core.run.Diagnosis;
import org.rdpworkbench.core.run.Json;
import org.rdpworkbench.core.spi.Evidence;
import org.rdpworkbench.core.spi.Fact;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.core.spi.Source;
import org.rdpworkbench.core.spi.Vantage;

/** Reads facts back out of a diagnosis; those that were seen from this machine unless told. */
final class Facts {

    private Facts() {}

    private static Optional<Evidence.Observed> observed(Diagnosis diagnosis, FactType<?> type, Vantage vantage) {
        return diagnosis.evidence().stream().filter(e -> e.key().equals(type.from(vantage)))
                .filter(Evidence.Observed.class::isInstance).map(Evidence.Observed.class::cast).findFirst();
    }

    /** Where a fact comes from. */
    static Optional<Source> source(Diagnosis diagnosis, FactType<?> type) {
        return observed(diagnosis, type, Vantage.HERE).map(Evidence::source);
    }

    /** What can be read from a fact; nothing when it is missing or, in a saved case, not whole. */
    static <F extends Record & Fact, R> Optional<R> read(Diagnosis diagnosis, FactType<F> type, Function<F, R> reader) {
        return read(diagnosis, type, Vantage.HERE, reader);
    }

    /** The same of a fact that was seen from elsewhere. */
    static <F extends Record & Fact, R> Optional<R> read(Diagnosis diagnosis, FactType<F> type, Vantage vantage,
            Function<F, R> reader) {
        try {
            return observed(diagnosis, type, vantage).map(evidence -> reader.apply(Json.fact(type, evidence.tree())));
        } catch (RuntimeException e) {
            // A saved fact may lack anything. Then it says nothing here; what it does to a check is told there.
            return Optional.empty();
        }
    }
}
