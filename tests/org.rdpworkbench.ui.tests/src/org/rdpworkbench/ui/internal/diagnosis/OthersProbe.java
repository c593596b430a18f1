// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.diagnosis;

import java.util.Set;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.rdpworkbench.core.spi.Fact;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.core.spi.Probe;
import org.rdpworkbench.core.spi.ProbeContext;

/** A probe that counts the other hosts of the run; installed while it is open. */
final class OthersProbe implements Probe, AutoCloseable {

    /** How many they were. */
    record Others(int count) implements Fact {

        static final FactType<Others> TYPE = new FactType<>("test.Others", 1, Others.class);
    }

    private final ServiceRegistration<Probe> registration =
            FrameworkUtil.getBundle(OthersProbe.class).getBundleContext().registerService(Probe.class, this, null);

    @Override
    public String id() {
        return "test.others";
    }

    @Override
    public Set<FactType<?>> yields() {
        return Set.of(Others.TYPE);
    }

    @Override
    public int connections() {
        return 0;
    }

    @Override
    public boolean comparing() {
        return true;
    }

    @Override
    public void collect(ProbeContext context) {
        context.observed(Others.TYPE, new Others(context.others().size()));
    }

    @Override
    public void close() {
        registration.unregister();
    }
}
