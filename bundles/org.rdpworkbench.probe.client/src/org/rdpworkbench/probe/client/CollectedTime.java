// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.probe.client;

import java.util.Optional;
import org.rdpworkbench.facts.ServiceStates.State;
import org.rdpworkbench.facts.TimeService;
import org.rdpworkbench.facts.TimeService.Source;

/** What was collected of how a machine keeps its time. */
final class CollectedTime {

    private static final String CLOCK = "clock";
    private static final String TYPE = "Type";

    private CollectedTime() {}

    /** Empty where the service or its settings were not read: one that is not listed may be hidden from who asked. */
    static Optional<TimeService> service(Collected file) {
        Optional<State> state = CollectedServices.state(file, TimeService.W32TIME);
        return state.flatMap(known -> source(file).map(source -> new TimeService(known, source)));
    }

    /** Where it takes the time from, of a policy first. Empty where that could not be read. */
    static Optional<Source> source(Collected file) {
        return file.has(CLOCK) ? Optional.of(Source.of(file.value(CLOCK, "\\Policies\\Microsoft\\W32Time\\Parameters",
                TYPE).or(() -> file.value(CLOCK, "\\Services\\W32Time\\Parameters", TYPE)).map(Collected::text)))
                : Optional.empty();
    }
}
