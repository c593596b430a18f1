// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.integration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;

/** Loopback addresses that nobody else uses. */
final class Loopback {

    /** Of Remote Desktop. */
    static final int PORT = 3389;
    /** Two test runs on one machine do not meet. */
    private static final int RUN = (int) (ProcessHandle.current().pid() % 250) + 1;
    private static final AtomicInteger LAST = new AtomicInteger();

    private Loopback() {}

    /** An address at which nothing listens on the port of Remote Desktop. */
    static InetSocketAddress unused() {
        while (true) {
            InetSocketAddress address = new InetSocketAddress(next(), PORT);
            try (ServerSocket socket = new ServerSocket()) {
                socket.bind(address);
                return address;
            } catch (IOException e) {
                // Somebody is there; the next one.
            }
        }
    }

    private static InetAddress next() {
        int number = LAST.incrementAndGet();
        if (number > 250) {
            throw new IllegalStateException("there are no more loopback addresses");
        }
        try {
            return InetAddress.getByAddress(new byte[] {127, 77, (byte) RUN, (byte) number});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
