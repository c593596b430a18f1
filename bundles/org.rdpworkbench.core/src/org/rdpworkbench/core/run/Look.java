// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.run;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.rdpworkbench.core.run.Snapshot.Contribution;
import org.rdpworkbench.core.spi.Attempt;
import org.rdpworkbench.core.spi.ConnectOutcome;
import org.rdpworkbench.core.spi.Connection;
import org.rdpworkbench.core.spi.Evidence;
import org.rdpworkbench.core.spi.EvidenceKey;
import org.rdpworkbench.core.spi.Fact;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.core.spi.Probe;
import org.rdpworkbench.core.spi.ProbeContext;
import org.rdpworkbench.core.spi.Reason;
import org.rdpworkbench.core.spi.Source;
import org.rdpworkbench.core.spi.Target;

/** One probe at work: holds it to what it declared and writes down what it does. */
final class Look implements ProbeContext {

    /** The longest wait for a TCP connection: three SYNs on the systems we know. */
    private static final long CONNECT_MILLIS = 4_000;

    private final Contribution<Probe> contribution;
    private final CaseRecord before;
    private final AddressGate gate;
    private final long deadline;
    private final Instant began = Instant.now();
    private final long begin = System.nanoTime();
    private final Map<InetSocketAddress, Integer> opened = new HashMap<>();
    private final List<TranscriptWriter> transcripts = new ArrayList<>();
    private final List<SocketConnection> connections = new ArrayList<>();
    private final Map<EvidenceKey, Evidence> reported = new LinkedHashMap<>();
    private final Set<String> promised;
    private boolean over;

    Look(Contribution<Probe> contribution, CaseRecord before, AddressGate gate, Duration time) {
        this.contribution = contribution;
        this.before = before;
        this.gate = gate;
        this.deadline = begin + time.toNanos();
        this.promised = probe().yields().stream().map(FactType::id).collect(Collectors.toSet());
    }

    private Probe probe() {
        return contribution.service();
    }

    @Override
    public Target target() {
        return before.target();
    }

    @Override
    public Duration remaining() {
        return Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
    }

    @Override
    public Attempt open(InetSocketAddress address) throws InterruptedException {
        requireDeclared(address);
        if (!gate.enter(address.getAddress(), remaining().toMillis())) {
            throw deadlinePassed();
        }
        return connect(address);
    }

    private Attempt connect(InetSocketAddress address) throws InterruptedException {
        TranscriptWriter transcript = new TranscriptWriter(probe().id(), address.toString().replaceFirst("^.*/", ""));
        register(transcript);
        long start = System.nanoTime();
        long patience = Math.clamp(remaining().toMillis(), 1, CONNECT_MILLIS);
        Attempt attempt = null;
        try {
            Socket socket = connected(address, (int) patience);
            double millis = Millis.since(start);
            attempt = new Attempt.Connected(register(new SocketConnection(socket, transcript, this::remaining,
                    () -> gate.leave(address.getAddress()))), millis);
            return attempt;
        } catch (IOException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            transcript.event("not connected: " + e.getMessage());
            if (e instanceof SocketTimeoutException && patience < CONNECT_MILLIS) {
                throw deadlinePassed();
            }
            return new Attempt.NotConnected(outcome(e), String.valueOf(e.getMessage()), Millis.since(start));
        } finally {
            if (attempt == null) {
                gate.leave(address.getAddress());
            }
        }
    }

    /** A socket of a channel: unlike others, it lets an interrupt end a blocking call on any thread. */
    private static Socket connected(InetSocketAddress address, int millis) throws IOException {
        Socket socket = SocketChannel.open().socket();
        try {
            socket.setTcpNoDelay(true);
            socket.connect(address, millis);
            return socket;
        } catch (IOException | RuntimeException e) {
            socket.close();
            throw e;
        }
    }

    /** Our own time being over says nothing about the host, so it must not become a fact. */
    private static InterruptedException deadlinePassed() {
        return new InterruptedException("the probe's deadline passed");
    }

    private synchronized void requireDeclared(InetSocketAddress address) {
        if (over) {
            throw new IllegalStateException("opened a connection after its time");
        }
        if (address.isUnresolved()) {
            throw new IllegalStateException("opened a connection to a name that is not resolved");
        }
        int count = opened.merge(address, 1, Integer::sum);
        if (count > probe().connections()) {
            throw new IllegalStateException("opened more than the " + probe().connections()
                    + " connections to an address that it declared");
        }
    }

    private synchronized void register(TranscriptWriter transcript) {
        transcripts.add(transcript);
    }

    /** A connection that came up when the look was over would never be closed by anybody. */
    private synchronized SocketConnection register(SocketConnection connection) {
        if (over) {
            connection.close();
            throw new IllegalStateException("opened a connection after its time");
        }
        connections.add(connection);
        return connection;
    }

    /**
     * The JDK has no error numbers, so where one type stands for several outcomes its English text decides. The
     * text is the system's strerror; the starter sets the language of the messages to English for that.
     */
    private static ConnectOutcome outcome(IOException e) {
        String words = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
        return switch (e) {
            case SocketTimeoutException t -> ConnectOutcome.TIMED_OUT;
            case NoRouteToHostException n -> ConnectOutcome.UNREACHABLE;
            case ConnectException c when words.contains("timed out") -> ConnectOutcome.TIMED_OUT;
            case ConnectException c when words.contains("unreachable") -> ConnectOutcome.UNREACHABLE;
            case ConnectException c -> ConnectOutcome.REFUSED;
            case SocketException s when words.contains("unreachable") -> ConnectOutcome.UNREACHABLE;
            case SocketException s when words.contains("reset") -> ConnectOutcome.RESET;
            case SocketException s when words.contains("permission") || words.contains("permitted") ->
                    ConnectOutcome.FORBIDDEN;
            default -> ConnectOutcome.FAILED;
        };
    }

    @Override
    public <F extends Record & Fact> F fact(FactType<F> needed) {
        if (!probe().needs().contains(needed)) {
            throw new IllegalStateException("looked at " + needed.id() + " without declaring it");
        }
        return before.find(needed, probe().vantage()).or(() -> before.find(needed)).orElseThrow();
    }

    @Override
    public <F extends Record & Fact> void observed(FactType<F> type, F fact) {
        Objects.requireNonNull(fact, "fact");
        report(new Evidence.Observed(key(type), type.version(), Json.tree(fact), source()));
    }

    @Override
    public void missing(FactType<?> type, Reason reason, String detail) {
        report(missing(type, reason, detail, Optional.empty()));
    }

    @Override
    public void missing(FactType<?> type, Reason reason, String detail, FactType<?> because) {
        report(missing(type, reason, detail, Optional.of(because.from(probe().vantage()))));
    }

    private Evidence missing(FactType<?> type, Reason reason, String detail, Optional<EvidenceKey> because) {
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(detail, "detail");
        return new Evidence.Missing(key(type), reason, detail, because, source());
    }

    private EvidenceKey key(FactType<?> type) {
        if (!promised.contains(type.id())) {
            throw new IllegalStateException("reported " + type.id() + " without declaring it");
        }
        return type.from(probe().vantage());
    }

    private synchronized void report(Evidence evidence) {
        if (!over) {
            reported.put(evidence.key(), evidence);
        }
    }

    private Source source() {
        return new Source(probe().id(), contribution.version(), began, Millis.since(begin));
    }

    /**
     * Ends the look: closes what is open, refuses what comes late.
     *
     * @param reason why promised facts that were not reported are missing
     */
    synchronized Map<EvidenceKey, Evidence> finish(Reason reason, String detail) {
        over = true;
        connections.forEach(Connection::close);
        for (FactType<?> type : probe().yields()) {
            EvidenceKey key = type.from(probe().vantage());
            reported.computeIfAbsent(key, k -> new Evidence.Missing(k, reason, detail, Optional.empty(), source()));
        }
        return Collections.unmodifiableMap(reported);
    }

    synchronized List<Transcript> transcripts() {
        return transcripts.stream().map(TranscriptWriter::transcript).toList();
    }
}
