// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.spi;

import java.time.Duration;
import javax.net.SocketFactory;

/** Opens what the probes of one run share, such as a session inside the host. A service, as probes are. */
public interface SessionSource<S extends AutoCloseable> {

    /** What probes ask for in {@link ProbeContext#shared(Class)}. */
    Class<S> kind();

    /**
     * Opens it for a run. It is called once in a run, whatever comes of it, so that a logon is never tried again.
     *
     * @param context of the probe that asks first, with the facts that this one declared
     * @param sockets makes the connections. They belong to the engine, which closes them when the run is over, or
     *     earlier where the opening does not end; what goes over them holds a logon, so it is in no transcript
     * @param limit what is left for it
     * @throws ProbeException when there can be none; the other probes of the run hear the same
     */
    S open(ProbeContext context, SocketFactory sockets, Duration limit) throws ProbeException, InterruptedException;
}
