// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;

/**
 * A simulated Remote Desktop host on loopback. It runs on virtual threads from {@link #start} until {@link #close},
 * which ends every connection and returns when no thread is left.
 */
public final class LabHost implements AutoCloseable {

    /** How long a connection that came while another was open is held, to see whether that one had left already. */
    private static final Duration SETTLE = Duration.ofMillis(100);

    private final Behaviour behaviour;
    private final Listener listener;
    private final Map<LabCertificate, TlsIdentity> identities = new ConcurrentHashMap<>();
    private final Visits visits = new Visits();
    private final ExecutorService threads =
            Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("lab-", 1).factory());

    private LabHost(Behaviour behaviour, Listener listener) {
        this.behaviour = behaviour;
        this.listener = listener;
    }

    /** Starts a host on a free port of 127.0.0.1. */
    public static LabHost start(Behaviour behaviour) {
        try {
            return start(behaviour, new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Starts a host.
     *
     * @param address on loopback; port 0 takes a free one
     * @throws IllegalArgumentException for an address that is not on loopback
     * @throws java.net.BindException when the port is taken
     */
    public static LabHost start(Behaviour behaviour, InetSocketAddress address) throws IOException {
        if (address.isUnresolved() || !address.getAddress().isLoopbackAddress()) {
            throw new IllegalArgumentException("A lab host listens on loopback only.");
        }
        LabHost host = new LabHost(behaviour, new Listener(address, behaviour.limit()));
        host.begin();
        return host;
    }

    private void begin() {
        if (behaviour.tls() instanceof TlsAct.Honest) {
            // Made ahead of the first client, whose handshake would otherwise look slow.
            threads.execute(() -> identity(behaviour.certificate()));
        }
        threads.execute(() -> listener.acceptAll(this::serve));
    }

    private void serve(Socket socket) throws IOException {
        Visits.Open visit = visits.begin();
        try {
            threads.execute(() -> serve(socket, visit));
        } catch (RejectedExecutionException e) {
            visits.end(visit);
            socket.close();
        }
    }

    private void serve(Socket socket, Visits.Open visit) {
        try (socket) {
            visits.settle(SETTLE);
            Behaviour now = behaviour.at(visit.number());
            Wire wire = new Wire(socket, visit.recorder());
            new Dialogue(now, () -> identity(now.certificate()).context(), wire).hold();
        } catch (IOException | InterruptedException e) {
            // The client left, or this host was closed: both are ways in which a connection ends.
        } finally {
            visits.end(visit);
        }
    }

    private TlsIdentity identity(LabCertificate certificate) {
        return identities.computeIfAbsent(certificate, TlsIdentity::of);
    }

    /** Where it listens, or would if its behaviour let it. */
    public InetSocketAddress address() {
        return listener.address();
    }

    /** The certificate that its behaviour shows in a handshake. */
    public X509Certificate certificate() {
        return identity(behaviour.certificate()).issued().certificate();
    }

    /** How many connections were accepted. */
    public int connections() {
        return visits.count();
    }

    /** The greatest number of connections that were open at the same time. */
    public int mostAtOnce() {
        return visits.mostAtOnce();
    }

    /** True when any client ever sent an NTLM AUTHENTICATE message, in clear or inside TLS. */
    public boolean sawAuthenticate() {
        return visits.sawAuthenticate();
    }

    /** What each client did, in the order in which they came; of very many, the first thousand. */
    public List<Visit> visits() {
        return visits.list();
    }

    /**
     * Waits until so many connections have ended, so that all they sent is recorded.
     *
     * @return false when the limit was over before
     */
    public boolean awaitEnded(int connections, Duration limit) throws InterruptedException {
        return visits.awaitEnded(connections, limit);
    }

    @Override
    public void close() {
        // An interrupt ends blocking socket operations of virtual threads.
        threads.shutdownNow();
        threads.close();
        listener.close();
    }
}
