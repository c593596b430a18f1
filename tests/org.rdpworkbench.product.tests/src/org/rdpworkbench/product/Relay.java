// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.product;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/** Many addresses of loopback with one and the same server behind them, and a count of who is connected. */
final class Relay implements AutoCloseable {

    /** Java's own sockets are of IPv6, whatever addresses they have. */
    private static final List<Path> SOCKETS = List.of(Path.of("/proc/net/tcp"), Path.of("/proc/net/tcp6"));

    private final InetSocketAddress server;
    private final int network;
    /** A row of an established connection to one of the addresses, as proc(5) has it: neither side has closed it. */
    private final Pattern established;
    private final List<ServerSocket> listeners = new ArrayList<>();
    private final Map<InetAddress, Integer> connections = new ConcurrentHashMap<>();
    private final AtomicLong most = new AtomicLong();

    /**
     * Listens at no address yet.
     *
     * @param network the third number of all addresses
     */
    Relay(InetSocketAddress server, int network) {
        this.server = server;
        this.network = network;
        established = Pattern.compile("(?m)^ *\\d+: \\p{XDigit}*%02X4F7F:%04X \\p{XDigit}+:\\p{XDigit}+ 01 "
                .formatted(network, server.getPort()));
    }

    /** One more address, of which there are 250. */
    InetAddress listen() throws IOException {
        InetAddress address = InetAddress.getByAddress(new byte[] {127, 79, (byte) network,
            (byte) (listeners.size() + 1)});
        ServerSocket listener = new ServerSocket();
        listeners.add(listener);
        listener.bind(new InetSocketAddress(address, server.getPort()));
        Thread.ofVirtual().start(() -> accept(listener));
        return address;
    }

    /** How many connections were made to an address. */
    int connections(InetAddress address) {
        return connections.getOrDefault(address, 0);
    }

    /** How many were open at once at most, by the kernel's own list whenever one was added. */
    long most() {
        return most.get();
    }

    private void accept(ServerSocket listener) {
        try {
            while (true) {
                Socket client = listener.accept();
                connections.merge(listener.getInetAddress(), 1, Integer::sum);
                most.accumulateAndGet(established(), Math::max);
                Thread.ofVirtual().start(() -> relay(client));
            }
        } catch (IOException e) {
            if (!listener.isClosed()) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private long established() throws IOException {
        long count = 0;
        for (Path sockets : SOCKETS) {
            count += established.matcher(Files.readString(sockets)).results().count();
        }
        return count;
    }

    private void relay(Socket client) {
        try (client; Socket behind = new Socket(server.getAddress(), server.getPort())) {
            Thread.ofVirtual().start(() -> pass(behind, client));
            pass(client, behind);
        } catch (IOException e) {
            // The server is gone, and so is the connection.
        }
    }

    /** Passes on what comes until one of them ends it, and then ends both. */
    private static void pass(Socket from, Socket to) {
        try (from; to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // So it was ended.
        }
    }

    @Override
    public void close() throws IOException {
        for (ServerSocket listener : listeners) {
            listener.close();
        }
    }
}
