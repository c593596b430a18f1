// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.samba;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** Serves one of the pipes that Samba hands on, in the place of Samba. */
final class PipeListener implements AutoCloseable {

    /** What Samba itself goes on to serve. */
    private static final List<String> SAMBAS_OWN =
            List.of("winreg", "srvsvc", "eventlog", "lsarpc", "samr", "wkssvc", "initshutdown");

    private final ServerSocketChannel listener;
    private final String syntax;
    private final PipeCalls.Procedures calls;
    private final AtomicReference<Throwable> broken = new AtomicReference<>();

    private PipeListener(ServerSocketChannel listener, String syntax, PipeCalls.Procedures calls) {
        this.listener = listener;
        this.syntax = syntax;
        this.calls = calls;
    }

    /** @param syntax as {@link PipeCalls} takes it */
    static PipeListener start(SambaFolder folder, String pipe, String syntax, PipeCalls.Procedures calls)
            throws IOException {
        Path pipes = Files.createDirectories(folder.path().resolve("pipes/np"));
        for (String own : SAMBAS_OWN) {
            // Where it does not lie there yet, Samba starts what makes it.
            if (!Files.exists(pipes.resolve(own), LinkOption.NOFOLLOW_LINKS)) {
                Files.createSymbolicLink(pipes.resolve(own), folder.path().resolve("ncalrpc/np").resolve(own));
            }
        }
        Files.deleteIfExists(pipes.resolve(pipe));
        ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        channel.bind(UnixDomainSocketAddress.of(pipes.resolve(pipe)));
        PipeListener listener = new PipeListener(channel, syntax, calls);
        Thread.ofVirtual().start(listener::accept);
        return listener;
    }

    private void accept() {
        try {
            while (true) {
                SocketChannel channel = listener.accept();
                Thread.ofVirtual().start(() -> serve(channel));
            }
        } catch (AsynchronousCloseException e) {
            // That is how it ends.
        } catch (IOException e) {
            broken.compareAndSet(null, e);
        }
    }

    private void serve(SocketChannel channel) {
        try (SambaPipe pipe = new SambaPipe(channel)) {
            new PipeCalls(pipe, syntax, calls).serve();
        } catch (IOException | RuntimeException e) {
            broken.compareAndSet(null, e);
        }
    }

    /** Ends it. What went wrong meanwhile is thrown, so that no test passes by an answer that it did not give. */
    @Override
    public void close() throws IOException {
        listener.close();
        if (broken.get() != null) {
            throw new IOException("a pipe was not served", broken.get());
        }
    }
}
