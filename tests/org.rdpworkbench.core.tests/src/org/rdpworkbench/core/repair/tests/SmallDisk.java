// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.repair.tests;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** A disk of 256 KB in memory, at a folder that only the process which holds it sees so. */
record SmallDisk(Path folder, Process holder) implements AutoCloseable {

    private static final String OTHERS = "others";

    /** Where this system lets nobody have one it is a skip, and on a build machine a failure. */
    static SmallDisk at(Path place) throws IOException {
        Process holder = new ProcessBuilder("unshare", "--mount", "sh", "-e", "-c",
                "mount -t tmpfs -o size=256k none \"$0\" && echo ready && exec sleep infinity", place.toString())
                .redirectErrorStream(true).start();
        String said = holder.inputReader().readLine();
        if (!"ready".equals(said)) {
            holder.destroyForcibly();
            if ("true".equals(System.getenv("CI"))) {
                throw new AssertionError("no disk of its own: " + said);
            }
            System.err.println("SKIPPED: no disk of its own: " + said);
            Assumptions.abort("no disk of its own: " + said);
        }
        return new SmallDisk(Path.of("/proc/" + holder.pid() + "/root" + place), holder);
    }

    /** Lets others take what is left of it, but for so many bytes. */
    void fill(long but) throws IOException {
        Path others = folder.resolve(OTHERS);
        try (OutputStream out = Files.newOutputStream(others, CREATE, APPEND)) {
            byte[] page = new byte[4096];
            while (true) {
                out.write(page);
            }
        } catch (IOException full) {
            try (FileChannel all = FileChannel.open(others, WRITE)) {
                all.truncate(all.size() - but);
            }
        }
    }

    @Override
    public void close() {
        holder.destroyForcibly().onExit().join();
    }
}
