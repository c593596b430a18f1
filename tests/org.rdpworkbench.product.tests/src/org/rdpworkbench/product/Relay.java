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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Many addresses of loopback with one and the same server behind them, and a count of who is connected. */
final class Relay implements AutoCloseable {

    /** Java's own sockets are of IPv6, whatever addresses they have. */
    private static final List<Path> SOCKETS = List.of(Path.of("/proc/net/tcp"), Path.of("/proc/net/tcp6"));

    /** A row of an established connection, as proc(5) has it: neither side has closed it. */
    private static final Pattern ESTABLISHED = Pattern.compile("(?m)^ *\\d+: "
            + "\\p{XDigit}*(\\p{XDigit}{8}):\\p{XDigit}{4} \\p{XDigit}*(\\p{XDigit}{8}:\\p{XDigit}{4}) 01 ");

    private final InetSocketAddress server;
    private final int network;
    private final List<ServerSocket> listeners = new ArrayList<>();
    private final Map<InetAddress, Integer> connections = new ConcurrentHashMap<>();
    private final Set<String> accepted = new HashSet<>();
    private int most;

    /**
     * Listens at no address yet.
     *
     * @param network the third number of all addresses
     */
    Relay(InetSocketAddress server, int network) {
        this.server = server;
        this.network = network;
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

    /**
     * How many were open at once at most, as far as was seen. Whenever one was added, those were counted that had been
     * accepted before and that the kernel still has as open afterwards: all of these were open at that moment.
     */
    synchronized int most() {
        return most;
    }

    private synchronized void count(Socket added) throws IOException {
        accepted.add(hex(added.getLocalAddress()) + hex(added.getInetAddress())
                + ":%04X".formatted(added.getPort()));
        Set<String> open = new HashSet<>();
        for (Path sockets : SOCKETS) {
            ESTABLISHED.matcher(Files.readString(sockets)).results().map(row -> row.group(1) + row.group(2))
                    .filter(accepted::contains).forEach(open::add);
        }
        most = Math.max(most, open.size());
    }

    /** The last four bytes, in the order of this machine, which is that of proc(5). */
    private static String hex(InetAddress address) {
        byte[] bytes = address.getAddress();
        return "%02X%02X%02X%02X".formatted(bytes[3], bytes[2], bytes[1], bytes[0]);
    }

    private void accept(ServerSocket listener) {
        try {
            while (true) {
                Socket client = listener.accept();
                connections.merge(listener.getInetAddress(), 1, Integer::sum);
                count(client);
                Thread.ofVirtual().start(() -> relay(client));
            }
        } catch (IOException e) {
            if (!listener.isClosed()) {
                throw new UncheckedIOException(e);
            }
        }
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
