// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.run;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import javax.net.SocketFactory;

/**
 * Connections that outlive the probe which opened them, as those of a session inside the host do. What goes over them
 * is not written down, since it holds a logon; that they were there is.
 */
public final class RunSockets extends SocketFactory implements AutoCloseable {

    /** A session needs one; what asks for many is no session. */
    private static final int MOST = 8;
    private static final Pattern ADDRESS = Pattern.compile("[0-9]+(\\.[0-9]+){3}|\\[?[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*"
            + "(%[A-Za-z0-9_.-]+)?\\]?");
    private static final long MOST_CONNECT_MILLIS = 8_000;

    private final String opener;
    private final Supplier<Duration> remaining;
    private final List<Socket> sockets = new ArrayList<>();
    private final List<TranscriptWriter> transcripts = new ArrayList<>();
    private boolean over;

    /**
     * @param opener the probe that asked first
     * @param remaining what is left until the end of the run
     */
    public RunSockets(String opener, Supplier<Duration> remaining) {
        this.opener = opener;
        this.remaining = remaining;
    }

    /** @param host an address, since a name might lead somewhere else than the rest of the look went */
    @Override
    public Socket createSocket(String host, int port) throws IOException {
        if (!ADDRESS.matcher(host).matches()) {
            throw new IOException("a session asked for a name instead of an address");
        }
        return createSocket(InetAddress.getByName(host), port);
    }

    @Override
    public Socket createSocket(InetAddress address, int port) throws IOException {
        InetSocketAddress remote = new InetSocketAddress(address, port);
        Socket socket = SocketChannel.open().socket();
        register(socket, remote.toString().replaceFirst("^.*/", ""));
        try {
            socket.setTcpNoDelay(true);
            socket.connect(remote, (int) Math.clamp(remaining.get().toMillis(), 1, MOST_CONNECT_MILLIS));
            return new ClosingSocket(socket);
        } catch (IOException | RuntimeException e) {
            socket.close();
            throw e;
        }
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress from, int fromPort) throws IOException {
        return createSocket(host, port);
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress from, int fromPort) throws IOException {
        return createSocket(address, port);
    }

    private synchronized void register(Socket socket, String remote) throws IOException {
        if (over || sockets.size() >= MOST) {
            socket.close();
            throw new IOException(over ? "the run is over" : "more than " + MOST + " connections for one session");
        }
        TranscriptWriter transcript = new TranscriptWriter(opener, remote);
        transcript.event("a session inside the host; its bytes are not kept, since they hold a logon");
        sockets.add(socket);
        transcripts.add(transcript);
    }

    synchronized List<Transcript> transcripts() {
        return transcripts.stream().map(TranscriptWriter::transcript).toList();
    }

    @Override
    public synchronized void close() {
        over = true;
        for (Socket socket : sockets) {
            try {
                socket.close();
            } catch (IOException e) {
                // It is gone either way.
                continue;
            }
        }
    }
}
