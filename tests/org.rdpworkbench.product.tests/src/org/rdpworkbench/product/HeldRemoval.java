// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.product;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/**
 * The removal of a plugin by the command line, which waits as for a diagnosis that is under way. It is killed in the
 * end, and has removed nothing.
 *
 * @param plugin which one
 * @param look what every process that looks at hosts has locked, with others
 */
record HeldRemoval(String plugin, FileChannel look, Running removal) implements AutoCloseable {

    static HeldRemoval of(Place place, String plugin) throws IOException {
        FileChannel look = FileChannel.open(place.product().resolve("p2/runs.lock"), StandardOpenOption.CREATE,
                StandardOpenOption.READ, StandardOpenOption.WRITE);
        look.lock(0, Long.MAX_VALUE, true);
        HeldRemoval held = new HeldRemoval(plugin, look, place.launch("plugins", "uninstall", plugin)
                .through("bash", "-c", "exec \"$0\" \"$@\" 2>&1").start());
        try {
            held.removal.until(line -> line.contains("waiting for diagnoses"));
        } catch (Throwable e) {
            held.close();
            throw e;
        }
        return held;
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
    }
}
