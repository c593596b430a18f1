// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.samba;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The service control manager of a host by Samba, which has none that tells the state of TermService. Samba carries
 * all that is said over SMB, to a socket on which this answers as [MS-SCMR] has it. It shows that what is asked is
 * answered by a server that was written from the specification, over real SMB; not that Windows answers alike.
 */
public final class ServiceControl implements AutoCloseable {

    /** The option with which Samba looks for what is behind its pipes in a folder of its own. */
    public static final String OPTION = "external_rpc_pipe:socket_dir = DIR/pipes";

    /** What Samba itself goes on to serve. */
    private static final List<String> SAMBAS_OWN = List.of("winreg", "srvsvc", "eventlog", "lsarpc", "samr", "wkssvc");

    private final ServerSocketChannel listener;
    private final Map<String, ServiceEntry> services = new ConcurrentSkipListMap<>(String.CASE_INSENSITIVE_ORDER);
    private final ServiceCalls calls = new ServiceCalls(services);
    private final AtomicReference<Throwable> broken = new AtomicReference<>();

    private ServiceControl(ServerSocketChannel listener) {
        this.listener = listener;
    }

    /** Starts one for a host that was started with {@link #OPTION}. */
    public static ServiceControl start(SambaFolder folder) throws IOException {
        Path pipes = Files.createDirectories(folder.path().resolve("pipes/np"));
        for (String pipe : SAMBAS_OWN) {
            // Where it does not lie there yet, Samba starts what makes it.
            Files.createSymbolicLink(pipes.resolve(pipe), folder.path().resolve("ncalrpc/np").resolve(pipe));
        }
        ServerSocketChannel listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        listener.bind(UnixDomainSocketAddress.of(pipes.resolve("svcctl")));
        ServiceControl control = new ServiceControl(listener);
        Thread.ofVirtual().start(control::accept);
        return control;
    }

    /** Has that service from now on, in the place of one with the same name. */
    public ServiceControl with(ServiceEntry service) {
        services.put(service.name(), service);
        return this;
    }

    /** Has TermService in that state with that start type, as {@link ServiceEntry} has them, and what belongs to it. */
    public ServiceControl withRemoteDesktop(int state, int start) {
        return with(new ServiceEntry("UmRdpService", ServiceEntry.STOPPED, ServiceEntry.DEMAND))
                .with(new ServiceEntry("SessionEnv", ServiceEntry.RUNNING, ServiceEntry.DEMAND))
                .with(new ServiceEntry("TermService", "Remote Desktop Services", state, start,
                        ServiceEntry.NETWORK_SERVICE, List.of("UmRdpService")));
    }

    /** All that it has, by name, as it is now. */
    public List<ServiceEntry> services() {
        return List.copyOf(services.values());
    }

    /** How many handles nobody has closed yet. */
    public int handles() {
        return calls.open();
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
            new PipeCalls(pipe, calls).serve();
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
