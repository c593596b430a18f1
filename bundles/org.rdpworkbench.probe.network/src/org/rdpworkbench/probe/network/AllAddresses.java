// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.probe.network;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.rdpworkbench.core.spi.Attempt;
import org.rdpworkbench.core.spi.ConnectOutcome;
import org.rdpworkbench.core.spi.Connection;
import org.rdpworkbench.core.spi.ProbeContext;
import org.rdpworkbench.core.spi.ProbeException;
import org.rdpworkbench.facts.TcpConnect;
import org.rdpworkbench.facts.TcpConnect.ToAddress;

/**
 * The addresses of a name: the first one alone, all others at once, so that the dead ones cost the time of one. Of
 * those that accept one is kept and the others are closed at once: to keep one address from other looks while waiting
 * for the next would let two looks wait for each other.
 */
final class AllAddresses implements AutoCloseable {

    private final ProbeContext context;
    private final List<InetSocketAddress> addresses = new ArrayList<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CompletionService<Void> others = new ExecutorCompletionService<>(threads);
    private final Map<InetSocketAddress, ToAddress> known = new HashMap<>();
    private Optional<Connection> accepted = Optional.empty();
    private Optional<InetSocketAddress> acceptedBy = Optional.empty();
    private Optional<String> ownFault = Optional.empty();
    private boolean begun;
    private int underWay;

    /** @param addresses in the resolver's order, at least one */
    AllAddresses(ProbeContext context, List<String> addresses) throws ProbeException {
        this.context = context;
        for (String address : addresses) {
            this.addresses.add(socketAddress(address, context.target().port()));
        }
    }

    /** @param address as the resolver gave it; nothing is looked up */
    static InetSocketAddress socketAddress(String address, int port) throws ProbeException {
        try {
            return new InetSocketAddress(InetAddress.getByName(address), port);
        } catch (UnknownHostException e) {
            throw new ProbeException("the resolver's address " + address + " cannot be used", e);
        }
    }

    /** A connection to the first address or, when that does not accept, to whichever of the others does so first. */
    Optional<Connection> connect() throws InterruptedException {
        connect(addresses.getFirst());
        context.observed(TcpConnect.TYPE, soFar());
        if (accepted().isEmpty()) {
            beginOthers();
        }
        while (accepted().isEmpty() && underWay > 0) {
            awaitOne();
        }
        return accepted();
    }

    /** Waits until something is known of every address. */
    void finish() throws InterruptedException {
        beginOthers();
        while (underWay > 0) {
            awaitOne();
        }
    }

    private void beginOthers() {
        if (!begun) {
            begun = true;
            for (InetSocketAddress address : addresses.subList(1, addresses.size())) {
                others.submit(() -> {
                    connect(address);
                    return null;
                });
                underWay++;
            }
        }
    }

    private void awaitOne() throws InterruptedException {
        try {
            others.take().get();
            underWay--;
            context.observed(TcpConnect.TYPE, soFar());
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case InterruptedException interrupted -> throw interrupted;
                case RuntimeException broken -> throw broken;
                default -> throw new IllegalStateException(e.getCause());
            }
        }
    }

    private void connect(InetSocketAddress to) throws InterruptedException {
        Attempt attempt = context.open(to);
        if (attempt instanceof Attempt.Connected connected && !keep(to, connected)) {
            connected.connection().close();
        } else if (attempt instanceof Attempt.NotConnected failed) {
            note(to, failed);
        }
    }

    private synchronized boolean keep(InetSocketAddress to, Attempt.Connected connected) {
        known.put(to, new ToAddress(to.getAddress().getHostAddress(), to.getPort(), ConnectOutcome.CONNECTED,
                connected.millis(), "", connected.connection().local().map(InetAddress::getHostAddress)));
        if (accepted.isPresent()) {
            return false;
        }
        accepted = Optional.of(connected.connection());
        acceptedBy = Optional.of(to);
        return true;
    }

    /** What this machine could not do is no outcome of that address. */
    private synchronized void note(InetSocketAddress to, Attempt.NotConnected failed) {
        boolean own = failed.outcome() == ConnectOutcome.FAILED;
        known.put(to, toAddress(to, own ? ConnectOutcome.NOT_TRIED : failed.outcome(), failed.millis(),
                failed.detail()));
        if (own) {
            ownFault = Optional.of(failed.detail());
        }
    }

    private synchronized Optional<Connection> accepted() {
        return accepted;
    }

    /** Why this machine could not even try one of them. */
    synchronized Optional<String> ownFault() {
        return ownFault;
    }

    private synchronized TcpConnect soFar() {
        return new TcpConnect(addresses.stream()
                .sorted(Comparator.comparing(address -> acceptedBy.filter(address::equals).isEmpty()))
                .map(address -> known.getOrDefault(address, toAddress(address, ConnectOutcome.NOT_TRIED, 0, "")))
                .toList());
    }

    private static ToAddress toAddress(InetSocketAddress to, ConnectOutcome outcome, double millis, String detail) {
        return new ToAddress(to.getAddress().getHostAddress(), to.getPort(), outcome, millis, detail);
    }

    /** Ends what is still under way; what that has opened meanwhile the engine closes. */
    @Override
    public void close() {
        threads.shutdownNow();
        threads.close();
    }
}
