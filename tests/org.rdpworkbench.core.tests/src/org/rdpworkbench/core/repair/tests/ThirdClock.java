// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.repair.tests;

import java.util.Set;
import org.rdpworkbench.core.spi.EvidenceKey;
import org.rdpworkbench.core.spi.Fact;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.core.spi.Probe;
import org.rdpworkbench.core.spi.ProbeContext;
import org.rdpworkbench.core.spi.Vantage;

/** What a domain controller says of the time. */
record ThirdClock() implements Fact {

    static final FactType<ThirdClock> TYPE = new FactType<>("test.clock", 1, ThirdClock.class);
    static final EvidenceKey KEY = TYPE.from(Vantage.HERE);

    /** Asks one, where somebody names one. */
    record Asking() implements Probe {

        @Override
        public String id() {
            return "test.clock";
        }

        @Override
        public Set<FactType<?>> yields() {
            return Set.of(TYPE);
        }

        @Override
        public int connections() {
            return 0;
        }

        @Override
        public boolean asksDomainController() {
            return true;
        }

        @Override
        public void collect(ProbeContext context) {
            context.observed(TYPE, new ThirdClock());
        }
    }
}
