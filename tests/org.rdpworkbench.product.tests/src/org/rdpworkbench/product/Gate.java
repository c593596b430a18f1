// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.product;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.rdpworkbench.samba.Samba;

/**
 * A way to a port of a host, at an address of its own. From a moment that a test names, nothing that is asked gets
 * through it: whoever asks is held there, for as long as the test wants.
 */
final class Gate implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(100);

    /**
     * How it is shut.
     *
     * @param reached done when somebody is held
     * @param opened whether what they asked goes on or is lost, when that is known
     */
    private record Shut(BooleanSupplier from, CompletableFuture<Void> reached, CompletableFuture<Boolean> opened) {

        private static Shut when(BooleanSupplier from) {
            return new Shut(from, new CompletableFuture<>(), new CompletableFuture<>());
        }

        private boolean lets() {
            if (!from.getAsBoolean()) {
                return true;
            }
            reached.complete(null);
            return opened.join();
        }
    }

    private final ServerSocket listener;
    private volatile InetSocketAddress host;
    private volatile Shut shut = Shut.when(() -> false);

    private Gate(InetSocketAddress host, ServerSocket listener) {
        this.host = host;
        this.listener = listener;
    }

    /** To its SMB. */
    static Gate to(Samba host) throws IOException {
        return at(new InetSocketAddress(Samba.unused(), Samba.PORT),
                new InetSocketAddress(host.address(), Samba.PORT));
    }

    /** At an address where nobody listens, to wherever that host is. */
    static Gate at(InetSocketAddress address, InetSocketAddress host) throws IOException {
        ServerSocket listener = new ServerSocket();
        listener.bind(address);
        Gate gate = new Gate(host, listener);
        Thread.ofVirtual().start(gate::accept);
        return gate;
    }

    InetAddress address() {
        return listener.getInetAddress();
    }

    /** Leads there from the next connection on. */
    void leadTo(InetSocketAddress other) {
        host = other;
    }

    /** Lets nothing through any more once that is so. It is asked whenever something is about to go through. */
    void shutWhen(BooleanSupplier from) {
        shut = Shut.when(from);
    }

    /** Waits until somebody is held. */
    void awaitHeld() {
        shut.reached.orTimeout(LIMIT.toSeconds(), TimeUnit.SECONDS).join();
    }

    /** Is open again. What is held goes on, or is lost with its connection. */
    void open(boolean goesOn) {
        Shut before = shut;
        shut = Shut.when(() -> false);
        before.opened.complete(goesOn);
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listener.accept();
                Thread.ofVirtual().start(() -> relay(client));
            }
        } catch (IOException e) {
            if (!listener.isClosed()) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void relay(Socket client) {
        try (client; Socket behind = new Socket(host.getAddress(), host.getPort())) {
            Thread.ofVirtual().start(() -> pass(behind, client, false));
            pass(client, behind, true);
        } catch (IOException e) {
            // The host is gone, and so is the connection.
        }
    }

    /** Passes on what comes until one of them ends it, and then ends both. */
    private void pass(Socket from, Socket to, boolean asked) {
        byte[] chunk = new byte[1 << 16];
        try (from; to) {
            InputStream input = from.getInputStream();
            for (int length = input.read(chunk); length >= 0; length = input.read(chunk)) {
                if (asked && !shut.lets()) {
                    return;
                }
                to.getOutputStream().write(chunk, 0, length);
            }
        } catch (IOException e) {
            // So it was ended.
        }
    }

    @Override
    public void close() throws IOException {
        open(false);
        listener.close();
    }
}
