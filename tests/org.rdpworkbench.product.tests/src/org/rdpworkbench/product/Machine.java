// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.product;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * A network, mounts and a host name of their own on this machine. A process holds them, so that they are gone with the
 * last process in them, whatever happens to a test.
 */
final class Machine implements AutoCloseable {

    /** How the kernel lists the port of Remote Desktop when somebody listens: port, no remote address, state. */
    private static final String LISTENING = ":0D3D 00000000:0000 0A ";

    private final Place place;
    private final Running holder;

    private Machine(Place place, Running holder) {
        this.place = place;
        this.holder = holder;
    }

    /** Skips the test where this user may not make one. */
    static void require(Place place) throws IOException, InterruptedException {
        Ended tried = place.command("unshare", "--net", "--mount", "--uts", "true").run();
        if (tried.state() != 0) {
            Needed.lacking("no namespaces can be made here: " + tried.err().strip());
        }
        for (String program : List.of("ip", "iptables", "xrdp", "freerdp-shadow-cli", "winpr-hash", "Xvfb")) {
            if (place.command("sh", "-c", "command -v " + program).run().state() != 0) {
                Needed.lacking(program + " is not installed");
            }
        }
    }

    static Machine named(Place place, String name) throws IOException {
        Running holder = place.command("unshare", "--net", "--mount", "--uts",
                "sh", "-c", "hostname \"$0\" && echo ready && exec sleep infinity", name).start();
        holder.until("ready"::equals);
        return new Machine(place, holder);
    }

    long pid() {
        return holder.pid();
    }

    /** The same process, started in here. */
    Launch here(Launch launch) {
        return launch.through("nsenter", "--target", "" + pid(), "--net", "--mount", "--uts",
                "--wd=" + launch.folder());
    }

    /** Runs commands of a shell in here, all of which have to succeed. */
    Machine run(String commands) throws IOException, InterruptedException {
        here(place.command("sh", "-e", "-c", commands)).run().stateIs(0);
        return this;
    }

    /** Starts a server and waits until it listens, without a connection, since some of them are counted. */
    Running serve(Launch server) throws IOException {
        Path log = Files.createTempFile(place.work(), "server", ".log");
        Running running = here(server.through("sh", "-c", "exec \"$@\" > \"$0\" 2>&1", log.toString())).start();
        long deadline = System.nanoTime() + 20_000_000_000L;
        while (!Files.readString(Path.of("/proc/" + pid() + "/net/tcp")).contains(LISTENING)) {
            if (System.nanoTime() > deadline) {
                running.close();
                throw new AssertionError(server.command() + " does not listen: " + Files.readString(log));
            }
            LockSupport.parkNanos(5_000_000);
        }
        return running;
    }

    @Override
    public void close() throws IOException {
        holder.close();
    }
}
