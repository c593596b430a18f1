// SPDX-License-Identifier: EPL-2.0
package com.example.rdp.sample;

import com.example.rdp.sample.Greeting.Manner;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Component;
import org.rdpworkbench.core.spi.Attempt;
import org.rdpworkbench.core.spi.Connection;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.core.spi.Probe;
import org.rdpworkbench.core.spi.ProbeContext;
import org.rdpworkbench.core.spi.ProbeException;
import org.rdpworkbench.core.spi.Reason;
import org.rdpworkbench.core.spi.Received;
import org.rdpworkbench.facts.TcpConnect;

/** Connects, says nothing, and listens for a second. */
@Component(service = Probe.class)
public final class GreetingProbe implements Probe {

    private static final int MOST_WORDS = 64;
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    @Override
    public String id() {
        return "sample.greeting";
    }

    @Override
    public Set<FactType<?>> yields() {
        return Set.of(Greeting.TYPE);
    }

    @Override
    public Set<FactType<?>> needs() {
        return Set.of(TcpConnect.TYPE);
    }

    @Override
    public int connections() {
        return 1;
    }

    /** It costs a connection and a second: only when somebody asks for a thorough look. */
    @Override
    public boolean thorough() {
        return true;
    }

    @Override
    public void collect(ProbeContext context) throws ProbeException, InterruptedException {
        Optional<TcpConnect.ToAddress> accepted = context.fact(TcpConnect.TYPE).connected();
        if (accepted.isEmpty()) {
            context.missing(Greeting.TYPE, Reason.PREREQUISITE, "no address accepts connections", TcpConnect.TYPE);
            return;
        }
        switch (context.open(socket(accepted.get()))) {
            case Attempt.Connected connected -> {
                try (Connection connection = connected.connection()) {
                    listen(context, connection);
                }
            }
            case Attempt.NotConnected failed -> context.missing(Greeting.TYPE, Reason.PREREQUISITE,
                    "another connection was " + failed.outcome().words());
        }
    }

    private static InetSocketAddress socket(TcpConnect.ToAddress to) throws ProbeException {
        try {
            return new InetSocketAddress(InetAddress.getByName(to.address()), to.port());
        } catch (UnknownHostException e) {
            throw new ProbeException("the address " + to.address() + " cannot be used", e);
        }
    }

    /** A silence that was shorter than our patience would say nothing about the host. */
    private static void listen(ProbeContext context, Connection connection) throws InterruptedException {
        if (context.remaining().compareTo(PATIENCE) < 0) {
            context.missing(Greeting.TYPE, Reason.TIMED_OUT, "there was no time left to listen");
            return;
        }
        long begun = System.nanoTime();
        Received received = connection.receive(MOST_WORDS, PATIENCE);
        double millis = (System.nanoTime() - begun) / 1e6;
        context.observed(Greeting.TYPE, switch (received) {
            case Received.Data data ->
                new Greeting(Manner.SPOKE, new String(data.bytes(), StandardCharsets.ISO_8859_1), millis);
            case Received.Silence silence -> new Greeting(Manner.WAITED, "", millis);
            case Received.Closed closed -> new Greeting(Manner.HUNG_UP, "", millis);
            case Received.Reset reset -> new Greeting(Manner.HUNG_UP, "", millis);
        });
    }
}
