// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.spi;

import java.time.Duration;
import javax.net.SocketFactory;

/** Opens what the probes of one run have in common, such as a session on the host. */
@FunctionalInterface
public interface Opening<S extends AutoCloseable> {

    /**
     * Opens it. It is called once in a run, whatever comes of it, so that a logon is never tried again.
     *
     * @param sockets makes the connections. They belong to the engine, which closes them when the run is over, or
     *     earlier where the opening does not end; what goes over them holds a logon, so it is in no transcript
     * @param limit what is left for it
     * @throws ProbeException when there can be none; the other probes of the run hear the same
     */
    S open(SocketFactory sockets, Duration limit) throws ProbeException, InterruptedException;
}
