// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.run;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.rdpworkbench.core.spi.Attempt;
import org.rdpworkbench.core.spi.Connection;
import org.rdpworkbench.core.spi.Probe;

/**
 * Opens the connections of one look, as many as its probe declared and one at a time to one address, and writes them
 * down. Several threads may do so at once.
 */
final class Dialer {

    /** The least wait after which a host counts as not answering: three SYNs on the systems we know. */
    private static final long LEAST_CONNECT_MILLIS = 4_000;
    /** The longest one, for looks with much time: four SYNs. */
    private static final long MOST_CONNECT_MILLIS = 8_000;

    private final Probe probe;
    private final AddressGate gate;
    private final Supplier<Duration> remaining;
    private final Map<InetSocketAddress, Integer> opened = new HashMap<>();
    private final List<TranscriptWriter> transcripts = new ArrayList<>();
    private final List<SocketConnection> connections = new ArrayList<>();
    private boolean over;

    /** @param remaining what is left until the look's deadline */
    Dialer(Probe probe, AddressGate gate, Supplier<Duration> remaining) {
        this.probe = probe;
        this.gate = gate;
        this.remaining = remaining;
    }

    Attempt open(InetSocketAddress address) throws InterruptedException {
        requireDeclared(address);
        if (!gate.enter(address.getAddress(), remaining.get().toMillis())) {
            throw deadlinePassed();
        }
        TranscriptWriter transcript = new TranscriptWriter(probe.id(), address.toString().replaceFirst("^.*/", ""));
        register(transcript);
        return connect(address, transcript);
    }

    private Attempt connect(InetSocketAddress address, TranscriptWriter transcript) throws InterruptedException {
        long start = System.nanoTime();
        long left = remaining.get().toMillis();
        long wanted = Math.clamp(left / 3, LEAST_CONNECT_MILLIS, MOST_CONNECT_MILLIS);
        Socket socket;
        try {
            socket = connected(address, (int) Math.clamp(left, 1, wanted));
        } catch (IOException e) {
            gate.leave(address.getAddress());
            transcript.event("not connected: " + e.getMessage());
            return notConnected(e, address, left < wanted, Millis.since(start));
        } catch (RuntimeException e) {
            gate.leave(address.getAddress());
            throw e;
        }
        double millis = Millis.since(start);
        // From here on it is the connection that gives the turn back.
        SocketConnection connection = new SocketConnection(socket, transcript, remaining,
                () -> gate.leave(address.getAddress()));
        register(connection);
        return new Attempt.Connected(connection, millis);
    }

    /** A socket of a channel: unlike others, it lets an interrupt end a blocking call on any thread. */
    private static Socket connected(InetSocketAddress address, int millis) throws IOException {
        Socket socket = socket();
        try {
            socket.setTcpNoDelay(true);
            socket.connect(address, millis);
            return socket;
        } catch (IOException | RuntimeException e) {
            socket.close();
            throw e;
        }
    }

    private static Socket socket() throws ConnectFailure.NoSocket {
        try {
            return SocketChannel.open().socket();
        } catch (IOException e) {
            throw new ConnectFailure.NoSocket(e);
        }
    }

    /** @param hurried the deadline left less time than a host may take */
    private static Attempt notConnected(IOException e, InetSocketAddress address, boolean hurried, double millis)
            throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        if (e instanceof SocketTimeoutException && hurried) {
            throw deadlinePassed();
        }
        return new Attempt.NotConnected(ConnectFailure.outcome(e, address.getAddress()),
                String.valueOf(e.getMessage()), millis);
    }

    /** Our own time being over says nothing about the host, so it must not become a fact. */
    private static InterruptedException deadlinePassed() {
        return new InterruptedException("the probe's deadline passed");
    }

    private synchronized void requireDeclared(InetSocketAddress address) {
        requireInTime();
        if (address.isUnresolved()) {
            throw new IllegalStateException("opened a connection to a name that is not resolved");
        }
        if (connections.stream().anyMatch(c -> c.open() && c.remote().getAddress().equals(address.getAddress()))) {
            throw new IllegalStateException("opened a second connection to an address beside the first");
        }
        int count = opened.merge(address, 1, Integer::sum);
        if (count > probe.connections()) {
            throw new IllegalStateException("opened more than the " + probe.connections()
                    + " connections to an address that it declared");
        }
    }

    private void requireInTime() {
        if (over) {
            throw new IllegalStateException("opened a connection after its time");
        }
    }

    private synchronized void register(TranscriptWriter transcript) {
        transcripts.add(transcript);
    }

    /** A connection that came up when the look was over would never be closed by anybody. */
    private synchronized void register(SocketConnection connection) {
        if (over) {
            connection.close();
        }
        requireInTime();
        connections.add(connection);
    }

    /** Closes what is open, and refuses what comes late. */
    synchronized void close() {
        over = true;
        connections.forEach(Connection::close);
    }

    synchronized List<Transcript> transcripts() {
        return transcripts.stream().map(TranscriptWriter::transcript).toList();
    }
}
