// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.spi;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;

/** An open TCP connection to the target, owned by the engine. Every byte goes into the transcript. */
public interface Connection extends AutoCloseable {

    InetSocketAddress remote();

    /** Where it comes from, as this machine knows it; empty when that is not known. What is between may change it. */
    default Optional<InetAddress> local() {
        return Optional.empty();
    }

    /**
     * Sends all bytes. A failure to send is what the peer did to the connection: the next {@link #receive} reports it.
     *
     * @throws InterruptedException when the run is cancelled
     */
    void send(byte[] bytes) throws InterruptedException;

    /**
     * Waits for whatever comes next.
     *
     * @param most the most bytes to take, at least 1
     * @param wait how long to wait
     * @throws InterruptedException when the run is cancelled, or the probe's deadline passes before {@code wait} has
     */
    Received receive(int most, Duration wait) throws InterruptedException;

    /**
     * Writes into the transcript what was said inside an encrypted layer, which the bytes on the wire do not tell.
     *
     * @param what for example {@code received inside TLS}
     */
    default void note(String what, byte[] bytes) {
    }

    @Override
    void close();
}
