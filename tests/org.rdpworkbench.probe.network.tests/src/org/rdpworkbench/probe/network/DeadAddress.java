// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.probe.network;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;

/** An address on loopback that does not answer: its listener's queue is full, so that the system drops what comes. */
final class DeadAddress implements AutoCloseable {

    private static final int MOST = 100;

    private final ServerSocket listener;
    private final List<Socket> crowd = new ArrayList<>();

    DeadAddress(String address, int port) throws IOException {
        listener = new ServerSocket(port, 1, InetAddress.getByName(address));
        boolean room = true;
        while (room && crowd.size() < MOST) {
            Socket socket = new Socket();
            crowd.add(socket);
            try {
                socket.connect(listener.getLocalSocketAddress(), 300);
            } catch (SocketTimeoutException e) {
                room = false;
            }
        }
    }

    @Override
    public void close() throws IOException {
        for (Socket socket : crowd) {
            socket.close();
        }
        listener.close();
    }
}
