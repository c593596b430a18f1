// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.product;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/**
 * A network, mounts and a host name of their own on this machine. A process holds them, so that they are gone with the
 * last process in them, whatever happens to a test.
 */
final class Machine implements AutoCloseable {

    /** How the kernel lists the port of Remote Desktop when somebody listens: port, no remote address, state. */
    private static final String LISTENING = ":0D3D 00000000:0000 0A ";

    private static final String EVERYTHING_NEEDED = """
            for program in xrdp freerdp-shadow-cli winpr-hash Xvfb nsenter setpriv
            do command -v $program > /dev/null || { echo "$program is not installed" >&2; exit 1; }
            done
            ip link add one type veth peer name other
            ip address add 2001:db8::1/64 dev one nodad
            iptables --append INPUT --protocol tcp --match string --algo bm --string text --jump DROP
            iptables --append INPUT --protocol tcp --match length --length 700:65535 --jump DROP
            iptables --append INPUT --protocol tcp --syn --match recent --name guests --set
            """;

    private final Place place;
    private final Running holder;

    private Machine(Place place, Running holder) {
        this.place = place;
        this.holder = holder;
    }

    /** Skips the test where no machine can be made, or one that lacks what the tests do with it. */
    static void require(Place place) throws IOException, InterruptedException {
        Ended tried = place.command("unshare", "--net", "--mount", "--uts", "sh", "-e", "-c", EVERYTHING_NEEDED).run();
        if (tried.state() != 0) {
            Needed.lacking("no networks of their own with real servers in them: " + tried.err().strip());
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
