// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.probe.network;

import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.core.spi.Probe;
import org.rdpworkbench.core.spi.ProbeContext;
import org.rdpworkbench.facts.NameResolution;

/**
 * Stands in for the resolver: the target's name has these addresses.
 *
 * @param ipv4 asked for once a look
 */
record KnownAddresses(Supplier<List<String>> ipv4, List<String> ipv6) implements Probe {

    KnownAddresses(List<String> ipv4, List<String> ipv6) {
        this(() -> ipv4, ipv6);
    }

    /** As of a name whose servers give its addresses in another order each time. */
    static KnownAddresses inTurns(List<List<String>> orders) {
        AtomicInteger turn = new AtomicInteger();
        return new KnownAddresses(() -> orders.get(turn.getAndIncrement() % orders.size()), List.of());
    }

    @Override
    public String id() {
        return "test.addresses";
    }

    @Override
    public Set<FactType<?>> yields() {
        return Set.of(NameResolution.TYPE);
    }

    @Override
    public int connections() {
        return 0;
    }

    @Override
    public void collect(ProbeContext context) {
        context.observed(NameResolution.TYPE, new NameResolution(context.target().host(),
                NameResolution.Outcome.RESOLVED, ipv4.get(), ipv6, 0, ""));
    }
}
