// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.product;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;

/**
 * The removal of a plugin by the command line, which is held up by a look at a host that never says a word. It is
 * killed in the end, and has removed nothing.
 *
 * @param plugin which one
 * @param host the host, as far as it is connected
 */
record HeldRemoval(String plugin, Running look, Socket host, Running removal) implements AutoCloseable {

    static HeldRemoval of(Place place, String plugin) throws IOException {
        try (ServerSocket mute = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Running look = place.launch("diagnose", "127.0.0.1:" + mute.getLocalPort(), "--timeout", "300").start();
            HeldRemoval held = new HeldRemoval(plugin, look, mute.accept(), place.launch("plugins", "uninstall", plugin)
                    .through("bash", "-c", "exec \"$0\" \"$@\" 2>&1").start());
            assertTrue(held.removal.until(line -> true).contains("waiting for diagnoses"));
            return held;
        }
    }

    /** What is said to whoever wants to repair a host meanwhile. */
    void named(String said) {
        assertTrue(said.contains("Plugins are being changed by process ") && said.contains(" of "
                + System.getProperty("user.name") + " (plugins uninstall " + plugin + ") since 20"), said);
    }

    @Override
    public void close() throws IOException {
        Set<ProcessHandle> processes = removal.children();
        removal.close();
        processes.forEach(process -> process.onExit().join());
        look.close();
        host.close();
    }
}
