// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.integration;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A server that runs as a process of its own. Closing it ends the process and every child of it. */
final class Peer implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(15);
    private static final Duration CALM_END = Duration.ofSeconds(2);
    private static final Duration HARD_END = Duration.ofSeconds(10);

    private final Process process;
    private final InetSocketAddress address;

    private Peer(Process process, InetSocketAddress address) {
        this.process = process;
        this.address = address;
    }

    /**
     * Starts a server and waits until it accepts connections.
     *
     * @param folder where its log is written
     * @param environment added to this process's own
     */
    static Peer start(Path folder, InetSocketAddress address, Map<String, String> environment, List<String> command)
            throws IOException {
        Path log = folder.resolve("output");
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile())
                .redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        Peer peer = new Peer(builder.start(), address);
        boolean up = Await.until(START, () -> !peer.process.isAlive() || accepts(address));
        if (!up || !peer.process.isAlive()) {
            peer.close();
            throw new IOException(command.getFirst() + " does not accept connections: " + Files.readString(log));
        }
        return peer;
    }

    private static boolean accepts(InetSocketAddress address) {
        try (Socket socket = new Socket(address.getAddress(), address.getPort())) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    InetSocketAddress address() {
        return address;
    }

    @Override
    public void close() {
        // Its children are asked for first: they are nobody's any more when it is gone.
        List<ProcessHandle> all = Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
        all.forEach(ProcessHandle::destroy);
        if (!ended(all, CALM_END)) {
            all.forEach(ProcessHandle::destroyForcibly);
            if (!ended(all, HARD_END)) {
                throw new IllegalStateException("process " + process.pid() + " or a child of it cannot be ended");
            }
        }
    }

    private boolean ended(List<ProcessHandle> all, Duration limit) {
        return Await.until(limit, () -> all.stream().noneMatch(ProcessHandle::isAlive));
    }
}
