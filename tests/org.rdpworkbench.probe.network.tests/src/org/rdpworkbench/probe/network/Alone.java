// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.probe.network;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rdpworkbench.core.run.Diagnostics;
import org.rdpworkbench.core.run.Progress;
import org.rdpworkbench.core.run.Request;
import org.rdpworkbench.core.run.Snapshot;
import org.rdpworkbench.core.run.Texts;
import org.rdpworkbench.core.spi.ConnectOutcome;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.core.spi.Probe;
import org.rdpworkbench.core.spi.ProbeContext;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.facts.NameResolution;
import org.rdpworkbench.facts.Negotiation;
import org.rdpworkbench.facts.Negotiation.Answer;
import org.rdpworkbench.facts.Negotiation.Exchange;
import org.rdpworkbench.facts.TcpConnect;
import org.rdpworkbench.facts.TcpConnect.ToAddress;
import org.rdpworkbench.testkit.ScriptedContext;

/** A look by the engine with one probe alone; what the first look would have told it is given. */
final class Alone {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private Alone() {}

    static Quick look(Probe probe, InetSocketAddress address) {
        return look(probe, address.getPort(), connected(address.getAddress().getHostAddress(), address.getPort()));
    }

    static Quick look(Probe probe, InetSocketAddress address, Duration timeout) {
        return look(probe, address.getPort(), timeout,
                connected(address.getAddress().getHostAddress(), address.getPort()));
    }

    /** @param attempts what came of connecting to each address, in the resolver's order */
    static Quick look(Probe probe, int port, ToAddress... attempts) {
        return look(probe, port, TIMEOUT, attempts);
    }

    private static Quick look(Probe probe, int port, Duration timeout, ToAddress... attempts) {
        return look(probe, port, timeout, chosen(Negotiation.PROTOCOL_HYBRID), attempts);
    }

    private static Quick look(Probe probe, int port, Duration timeout, Exchange first, ToAddress... attempts) {
        Request request = new Request(Target.of("host.example", port), Optional.empty(), true, timeout);
        Snapshot plugins = Snapshot.of(List.of(new Before(List.of(attempts), first), probe), List.of(),
                new Texts(Map.of()));
        return new Quick(new Diagnostics(() -> plugins).diagnose(request, Progress.SILENT));
    }

    /** The same after a first look that got that answer. */
    static Quick look(Probe probe, InetSocketAddress address, Exchange first) {
        return look(probe, address.getPort(), TIMEOUT, first,
                connected(address.getAddress().getHostAddress(), address.getPort()));
    }

    /** A script that knows of a first look which got as far as TLS. */
    static ScriptedContext script() {
        return ScriptedContext.to(Target.of("127.0.0.1", Target.DEFAULT_PORT))
                .knowing(new TcpConnect(List.of(connected("127.0.0.1", Target.DEFAULT_PORT))))
                .knowing(new Negotiation(List.of(chosen(Negotiation.PROTOCOL_HYBRID))));
    }

    static Exchange chosen(long protocol) {
        return new Exchange(FirstLook.EVERYTHING, Answer.SELECTED, Optional.of(protocol), Optional.of(0L),
                Optional.empty(), Optional.empty(), "", 1, "");
    }

    static Exchange answered(Answer answer) {
        return new Exchange(FirstLook.EVERYTHING, answer, Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), "", 1, "");
    }

    static ToAddress connected(String address, int port) {
        return new ToAddress(address, port, ConnectOutcome.CONNECTED, 1, "");
    }

    static NameResolution resolution(ToAddress... attempts) {
        return new NameResolution("host.example", NameResolution.Outcome.RESOLVED,
                Arrays.stream(attempts).map(ToAddress::address).toList(), List.of(), 1, "");
    }

    /** Stands in for name resolution and first look. */
    private record Before(List<ToAddress> attempts, Exchange first) implements Probe {

        @Override
        public String id() {
            return "test.before";
        }

        @Override
        public Set<FactType<?>> yields() {
            return Set.of(NameResolution.TYPE, TcpConnect.TYPE, Negotiation.TYPE);
        }

        @Override
        public int connections() {
            return 0;
        }

        @Override
        public void collect(ProbeContext context) {
            context.observed(NameResolution.TYPE, resolution(attempts.toArray(ToAddress[]::new)));
            context.observed(TcpConnect.TYPE, new TcpConnect(attempts));
            context.observed(Negotiation.TYPE, new Negotiation(List.of(first)));
        }
    }
}
