// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.hosts;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rdpworkbench.core.run.CaseRecord;
import org.rdpworkbench.core.run.Snapshot;
import org.rdpworkbench.core.spi.Evidence;
import org.rdpworkbench.core.spi.Reason;
import org.rdpworkbench.core.spi.WayIn;

/**
 * What a look is to find out, beside its host; another look repeats it.
 *
 * @param symptom what the person saw, in their words
 * @param thorough with a few more connections
 * @param probes those that are run in any case, by their ids
 * @param inside how the host lets it in, where a person said so since the window opened
 */
public record Asked(Optional<String> symptom, boolean thorough, Set<String> probes, Optional<WayIn> inside) {

    /** A quick look without a symptom. */
    public static final Asked NOTHING = new Asked(Optional.empty(), false);

    public Asked {
        probes = Set.copyOf(probes);
    }

    /** Without a probe by its name, and from outside. */
    public Asked(Optional<String> symptom, boolean thorough) {
        this(symptom, thorough, Set.of(), Optional.empty());
    }

    /** What a case was to find out, as far as its evidence tells. */
    public static Asked of(CaseRecord record, Snapshot plugins) {
        return new Asked(record.symptom(), thorough(record, plugins));
    }

    /** Whether the probes that take more connections were asked for: all of them, not just one by its name. */
    private static boolean thorough(CaseRecord record, Snapshot plugins) {
        List<Evidence> closer = plugins.probes().stream().filter(probe -> probe.service().thorough())
                .flatMap(probe -> probe.service().yields().stream().map(type -> type.from(probe.service().vantage())))
                .map(record.evidence()::get).filter(Objects::nonNull).toList();
        return !closer.isEmpty() && closer.stream().noneMatch(evidence ->
                evidence instanceof Evidence.Missing missing && missing.reason() == Reason.NOT_REQUESTED);
    }

    /** The same with a few more connections. */
    public Asked thoroughly() {
        return new Asked(symptom, true, Set.of(), inside);
    }

    /** The same with one probe more. */
    public Asked with(String probe) {
        return new Asked(symptom, thorough, Stream.concat(probes.stream(), Stream.of(probe))
                .collect(Collectors.toSet()), inside);
    }

    /** The same, and inside the host as well. */
    public Asked by(WayIn way) {
        return new Asked(symptom, thorough, probes, Optional.of(way));
    }
}
