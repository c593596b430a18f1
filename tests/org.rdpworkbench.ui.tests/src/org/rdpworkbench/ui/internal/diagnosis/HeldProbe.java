// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.diagnosis;

import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.rdpworkbench.core.spi.Fact;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.core.spi.Probe;
import org.rdpworkbench.core.spi.ProbeContext;
import org.rdpworkbench.core.spi.Target;

/** A probe that stands still at a host, or at all, until it is let go; installed while it is open. */
final class HeldProbe implements Probe, AutoCloseable {

    /** That it was there. */
    record Held(String words) implements Fact {

        static final FactType<Held> TYPE = new FactType<>("test.Held", 1, Held.class);
    }

    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private final ServiceRegistration<Probe> registration =
            FrameworkUtil.getBundle(HeldProbe.class).getBundleContext().registerService(Probe.class, this, null);

    private final Predicate<Target> holds;

    HeldProbe() {
        this(target -> true);
    }

    HeldProbe(Predicate<Target> holds) {
        this.holds = holds;
    }

    @Override
    public String id() {
        return "test.held";
    }

    @Override
    public Set<FactType<?>> yields() {
        return Set.of(Held.TYPE);
    }

    @Override
    public int connections() {
        return 0;
    }

    @Override
    public void collect(ProbeContext context) throws InterruptedException {
        if (holds.test(context.target())) {
            begun.countDown();
            released.await();
        }
        context.observed(Held.TYPE, new Held("let go"));
    }

    /** True when a look has come to it. */
    boolean begun() throws InterruptedException {
        return begun.await(60, TimeUnit.SECONDS);
    }

    void release() {
        released.countDown();
    }

    @Override
    public void close() {
        release();
        registration.unregister();
    }
}
