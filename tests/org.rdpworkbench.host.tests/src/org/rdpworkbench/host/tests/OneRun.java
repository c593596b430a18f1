// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.tests;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.rdpworkbench.core.spi.Attempt;
import org.rdpworkbench.core.spi.ConnectOutcome;
import org.rdpworkbench.core.spi.Fact;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.core.spi.ProbeContext;
import org.rdpworkbench.core.spi.Reason;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.core.spi.WayIn;
import org.rdpworkbench.facts.TcpConnect.ToAddress;
import org.rdpworkbench.facts.TcpConnect;

/** What a source of sessions is told of a run. */
record OneRun(WayIn named, TcpConnect connect, String host) implements ProbeContext {

    OneRun(WayIn named, TcpConnect connect) {
        this(named, connect, "127.0.0.1");
    }

    OneRun(WayIn named) {
        this(named, new TcpConnect(List.of(new ToAddress("127.0.0.1", 3389, ConnectOutcome.REFUSED, 1, ""))));
    }

    @Override
    public Optional<WayIn> wayIn() {
        return Optional.of(named);
    }

    @Override
    public <F extends Record & Fact> F fact(FactType<F> needed) {
        return needed.record().cast(connect);
    }

    @Override
    public Target target() {
        return Target.of(host, Target.DEFAULT_PORT);
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
