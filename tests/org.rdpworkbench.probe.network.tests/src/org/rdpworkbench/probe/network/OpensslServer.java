// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.probe.network;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A TLS server by OpenSSL behind an X.224 negotiation of our own, for whatever this machine's Java does not do: old
 * versions, small keys, odd curves.
 */
final class OpensslServer implements AutoCloseable {

    /** A connection confirm that chooses TLS. */
    private static final byte[] TLS_CHOSEN = HexFormat.of().parseHex("030000130ed000001234000200080001000000");
    private static final int TPKT_HEADER = 4;

    private final Process process;
    private final ServerSocket listener;
    private final int serverPort;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private OpensslServer(Process process, ServerSocket listener, int serverPort) {
        this.process = process;
        this.listener = listener;
        this.serverPort = serverPort;
    }

    /** Starts one with further options of {@code openssl s_server}. */
    static OpensslServer start(OpensslIdentity identity, String... options) throws IOException {
        int port = freePort();
        List<String> command = new ArrayList<>(List.of(OpensslIdentity.openssl(), "s_server", "-accept",
                "127.0.0.1:" + port, "-cert", identity.certificate().toString(), "-key", identity.key().toString(),
                "-www", "-cipher", "ALL:@SECLEVEL=0"));
        command.addAll(List.of(options));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        BufferedReader output = process.inputReader();
        StringBuilder said = new StringBuilder();
        for (String line = output.readLine(); !"ACCEPT".equals(line); line = output.readLine()) {
            if (line == null) {
                process.destroyForcibly();
                throw new IOException("openssl s_server did not start: " + said);
            }
            said.append(line).append('\n');
        }
        ServerSocket listener = new ServerSocket(0, 10, InetAddress.getByName("127.0.0.1"));
        OpensslServer server = new OpensslServer(process, listener, port);
        server.threads.execute(server::acceptAll);
        server.threads.execute(() -> output.lines().forEach(line -> { }));
        return server;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }

    InetSocketAddress address() {
        return (InetSocketAddress) listener.getLocalSocketAddress();
    }

    private void acceptAll() {
        try {
            while (true) {
                Socket client = listener.accept();
                threads.execute(() -> serve(client));
            }
        } catch (IOException e) {
            // Closed.
        }
    }

    private void serve(Socket client) {
        try (client; Socket server = new Socket(listener.getInetAddress(), serverPort)) {
            InputStream in = client.getInputStream();
            byte[] header = in.readNBytes(TPKT_HEADER);
            in.readNBytes(((header[2] & 0xFF) << 8 | header[3] & 0xFF) - TPKT_HEADER);
            client.getOutputStream().write(TLS_CHOSEN);
            threads.execute(() -> copy(in, server));
            server.getInputStream().transferTo(client.getOutputStream());
        } catch (IOException e) {
            // One of the two hung up, which ends the connection of the other.
        }
    }

    private static void copy(InputStream from, Socket to) {
        try (to) {
            OutputStream out = to.getOutputStream();
            from.transferTo(out);
        } catch (IOException e) {
            // As in serve.
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        threads.shutdownNow();
        threads.close();
    }
}
