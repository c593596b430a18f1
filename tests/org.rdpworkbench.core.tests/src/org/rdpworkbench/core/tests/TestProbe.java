// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.tests;

import java.util.Set;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.core.spi.Probe;
import org.rdpworkbench.core.spi.ProbeContext;
import org.rdpworkbench.core.spi.ProbeException;
import org.rdpworkbench.core.spi.Vantage;

/** A probe that does what a test says. */
record TestProbe(String id, Set<FactType<?>> yields, Set<FactType<?>> needs, Set<FactType<?>> uses, int connections,
        boolean thorough, Vantage vantage, Work work) implements Probe {

    /** What it does. */
    interface Work {
        void on(ProbeContext context) throws ProbeException, InterruptedException;
    }

    /** A probe that opens at the most one connection. */
    static TestProbe of(FactType<?> yields, Work work) {
        return new TestProbe("test." + yields.id().toLowerCase(java.util.Locale.ROOT), Set.of(yields), Set.of(),
                Set.of(), 1, false, Vantage.HERE, work);
    }

    /** A probe that reports an empty fact. */
    static TestProbe seeing(FactType<Seen> type) {
        return of(type, context -> context.observed(type, Seen.FINE));
    }

    TestProbe named(String other) {
        return new TestProbe(other, yields, needs, uses, connections, thorough, vantage, work);
    }

    TestProbe needing(FactType<?>... types) {
        return new TestProbe(id, yields, Set.of(types), uses, connections, thorough, vantage, work);
    }

    TestProbe using(FactType<?>... types) {
        return new TestProbe(id, yields, needs, Set.of(types), connections, thorough, vantage, work);
    }

    TestProbe yielding(FactType<?>... types) {
        return new TestProbe(id, Set.of(types), needs, uses, connections, thorough, vantage, work);
    }

    TestProbe connecting(int most) {
        return new TestProbe(id, yields, needs, uses, most, thorough, vantage, work);
    }

    TestProbe whenThorough() {
        return new TestProbe(id, yields, needs, uses, connections, true, vantage, work);
    }

    TestProbe from(Vantage other) {
        return new TestProbe(id, yields, needs, uses, connections, thorough, other, work);
    }

    @Override
    public void collect(ProbeContext context) throws ProbeException, InterruptedException {
        work.on(context);
    }
}
