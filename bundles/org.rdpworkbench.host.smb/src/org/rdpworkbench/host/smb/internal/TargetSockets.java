// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.smb.internal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import javax.net.SocketFactory;

/**
 * Hands out sockets of somebody else's factory, to one address only: a host can answer that a path leads to another
 * host, and the library would go there with the credential. All can be closed at once, whatever they are doing.
 */
final class TargetSockets extends SocketFactory {

    private final InetAddress target;
    private final SocketFactory factory;
    private final List<Socket> opened = new ArrayList<>();
    private boolean closed;

    TargetSockets(InetAddress target, SocketFactory factory) {
        this.target = target;
        this.factory = factory;
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        if (!host.equals(target.getHostAddress())) {
            throw new IOException("the host refers to another one");
        }
        Socket socket = factory.createSocket(host, port);
        synchronized (opened) {
            opened.add(socket);
            if (closed) {
                socket.close();
            }
        }
        return socket;
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return createSocket(host.getHostAddress(), port);
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
        throw new IOException("the local address is not chosen here");
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) throws IOException {
        throw new IOException("the local address is not chosen here");
    }

    /** Ends every connection, and those that are opened later. */
    void close() {
        synchronized (opened) {
            closed = true;
            for (Socket socket : opened) {
                try {
                    socket.close();
                } catch (IOException e) {
                    // It is lost, which was the aim.
                }
            }
        }
    }
}
