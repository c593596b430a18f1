// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.spi;

import java.io.IOException;
import java.util.List;

/** Simulated hosts on this machine, for whoever has no host at hand. A service, and there need not be any. */
public interface Simulation {

    /**
     * A simulated host.
     *
     * @param id what it is called, for scripts
     * @param sentence what is wrong with it, in English
     */
    record Host(String id, String sentence, Target target) {}

    /** Hosts that run until this is closed. */
    interface Running extends AutoCloseable {

        List<Host> hosts();

        @Override
        void close();
    }

    /**
     * Starts one host for each fault, on loopback only.
     *
     * @throws IOException when this machine cannot listen there
     */
    Running start() throws IOException;
}
