// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.tests;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.rdpworkbench.core.spi.Attempt;
import org.rdpworkbench.core.spi.Connection;
import org.rdpworkbench.core.spi.ProbeContext;

/** A listener on loopback that treats each connection as a test says. */
final class Peer implements AutoCloseable {

    /** What it does with a connection; afterwards the connection is closed. */
    interface Manner {
        void with(Socket socket) throws IOException, InterruptedException;
    }

    private final ServerSocket server;

    private Peer(ServerSocket server) {
        this.server = server;
    }

    static Peer that(Manner manner) throws IOException {
        Peer peer = new Peer(new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1")));
        Thread.ofVirtual().start(() -> peer.accept(manner));
        return peer;
    }

    private void accept(Manner manner) {
        try {
            while (true) {
                Socket socket = server.accept();
                Thread.ofVirtual().start(() -> serve(socket, manner));
            }
        } catch (IOException e) {
            // The listener was closed, which ends the test.
        }
    }

    private static void serve(Socket socket, Manner manner) {
        try (socket) {
            manner.with(socket);
        } catch (IOException | InterruptedException e) {
            // The probe ended the connection first.
        }
    }

    InetSocketAddress address() {
        return (InetSocketAddress) server.getLocalSocketAddress();
    }

    /** Opens a connection that must come up. */
    static Connection open(ProbeContext context, InetSocketAddress address) throws InterruptedException {
        return ((Attempt.Connected) context.open(address)).connection();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
