// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.tests;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import org.rdpworkbench.core.spi.Attempt;
import org.rdpworkbench.core.spi.Fact;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.core.spi.Opening;
import org.rdpworkbench.core.spi.ProbeContext;
import org.rdpworkbench.core.spi.ProbeException;
import org.rdpworkbench.core.spi.Reason;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.core.spi.WayIn;

/** A run as far as its probes share something: what was opened once is there for all. */
final class OneRun implements ProbeContext {

    private final WayIn wayIn;
    private AutoCloseable shared;

    OneRun(WayIn wayIn) {
        this.wayIn = wayIn;
    }

    @Override
    public Optional<WayIn> wayIn() {
        return Optional.of(wayIn);
    }

    @Override
    public <S extends AutoCloseable> S shared(Class<S> kind, Opening<S> opening)
            throws ProbeException, InterruptedException {
        if (shared == null) {
            shared = opening.open(null, Duration.ofSeconds(20));
        }
        return kind.cast(shared);
    }

    @Override
    public Target target() {
        return Target.of("127.0.0.1", Target.DEFAULT_PORT);
    }

    @Override
    public Attempt open(InetSocketAddress address) {
        throw new AssertionError("opened a connection of its own");
    }

    @Override
    public Duration remaining() {
        return Duration.ofSeconds(20);
    }

    @Override
    public <F extends Record & Fact> F fact(FactType<F> needed) {
        throw new AssertionError("asked for " + needed.id());
    }

    @Override
    public <F extends Record & Fact> void observed(FactType<F> type, F fact) {
        throw new AssertionError("reported " + type.id());
    }

    @Override
    public void missing(FactType<?> type, Reason reason, String detail) {
        throw new AssertionError("reported " + type.id());
    }

    @Override
    public void missing(FactType<?> type, Reason reason, String detail, FactType<?> because) {
        throw new AssertionError("reported " + type.id());
    }
}
