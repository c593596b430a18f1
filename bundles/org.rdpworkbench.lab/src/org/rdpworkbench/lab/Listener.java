// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Optional;

/** Accepts connections, as many as the limit of the behaviour allows. */
final class Listener {

    private static final int BACKLOG = 128;

    /** Takes over a connection that was accepted. */
    interface Guest {
        void come(Socket socket) throws IOException;
    }

    private final InetSocketAddress address;
    private final Optional<Behaviour.Limit> limit;
    private volatile ServerSocket socket;

    /**
     * Binds the address; port 0 takes a free one.
     *
     * @throws java.net.BindException when the port is taken
     */
    Listener(InetSocketAddress wanted, Optional<Behaviour.Limit> limit) throws IOException {
        this.limit = limit;
        socket = bind(wanted);
        address = (InetSocketAddress) socket.getLocalSocketAddress();
        if (limit.filter(l -> l.connections() == 0).isPresent()) {
            socket.close();
        }
    }

    private static ServerSocket bind(InetSocketAddress address) throws IOException {
        ServerSocket socket = new ServerSocket();
        try {
            socket.bind(address, BACKLOG);
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    InetSocketAddress address() {
        return address;
    }

    /** Accepts until the thread is interrupted or the limit ends it for good. */
    void acceptAll(Guest guest) {
        try {
            while (!socket.isClosed()) {
                if (limit.isEmpty()) {
                    guest.come(socket.accept());
                } else {
                    acceptSome(limit.get(), guest);
                }
            }
        } catch (IOException | InterruptedException e) {
            // Closed, or the port was taken by another program during a pause: nothing is served any more.
        } finally {
            close();
        }
    }

    private void acceptSome(Behaviour.Limit most, Guest guest) throws IOException, InterruptedException {
        for (int i = 1; i < most.connections(); i++) {
            guest.come(socket.accept());
        }
        // The port is closed before the last client is answered: whoever comes after the answer is refused for sure.
        Socket last = socket.accept();
        socket.close();
        guest.come(last);
        if (!most.forGood()) {
            Thread.sleep(most.pause());
            socket = bind(address);
        }
    }

    void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
