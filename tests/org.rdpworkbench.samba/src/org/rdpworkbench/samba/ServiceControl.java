// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.samba;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * The service control manager of a host by Samba, which has none that tells the state of TermService. Samba carries
 * all that is said over SMB, to a socket on which this answers as [MS-SCMR] has it. It shows that what is asked is
 * answered by a server that was written from the specification, over real SMB; not that Windows answers alike.
 */
public final class ServiceControl implements AutoCloseable {

    /** The option with which Samba looks for what is behind its pipes in a folder of its own. */
    public static final String OPTION = "external_rpc_pipe:socket_dir = DIR/pipes";

    /** [MS-SCMR] 1.9. */
    private static final String SYNTAX = "81bb7a364498f135ad3298f03800100302000000";

    private final Map<String, ServiceEntry> services = new ConcurrentSkipListMap<>(String.CASE_INSENSITIVE_ORDER);
    private final ServiceCalls calls = new ServiceCalls(services);
    private final PipeListener listener;

    private ServiceControl(SambaFolder folder) throws IOException {
        listener = PipeListener.start(folder, "svcctl", SYNTAX, calls::call);
    }

    /** Starts one for a host that was started with {@link #OPTION}. */
    public static ServiceControl start(SambaFolder folder) throws IOException {
        return new ServiceControl(folder);
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

    /** Ends it. What went wrong meanwhile is thrown, so that no test passes by an answer that it did not give. */
    @Override
    public void close() throws IOException {
        listener.close();
    }
}
