// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.samba;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A host by Samba on a loopback address, with all it has in one folder. Its accounts are users that every Debian has,
 * since Samba wants one behind each: {@code backup} is an administrator there, and {@code games} is not.
 */
public final class Samba implements AutoCloseable {

    /** Who may do everything there. */
    public static final String ADMINISTRATOR = "backup";
    /** Who may log on and not more. */
    public static final String ORDINARY = "games";
    /** Of both. */
    public static final String PASSWORD = "Correct-1-Horse";
    /** Its workgroup. */
    public static final String DOMAIN = "CORP";
    /** What it calls itself. */
    public static final String NAME = "WINHOST";
    /** Where SMB listens. */
    public static final int PORT = 445;

    private static final Duration START = Duration.ofSeconds(30);
    private static final Duration END = Duration.ofSeconds(20);
    /** Two test runs on one machine do not meet. */
    private static final int RUN = (int) (ProcessHandle.current().pid() % 250) + 1;
    private static final AtomicInteger LAST = new AtomicInteger();

    private final SambaFolder folder;
    private Process process;

    private Samba(SambaFolder folder) {
        this.folder = folder;
    }

    /** An address at which nothing listens on the port of SMB. */
    public static InetAddress unused() throws IOException {
        while (true) {
            InetAddress address =
                    InetAddress.getByAddress(new byte[] {127, 78, (byte) RUN, (byte) LAST.incrementAndGet()});
            try (ServerSocket socket = new ServerSocket()) {
                socket.bind(new InetSocketAddress(address, PORT));
                return address;
            } catch (IOException e) {
                if (LAST.get() > 250) {
                    throw e;
                }
            }
        }
    }

    /**
     * Starts one.
     *
     * @param options further lines of the section [global]
     */
    public static Samba start(Path folder, String... options) throws IOException {
        Installed.requireRoot();
        Samba samba = new Samba(new SambaFolder(folder, unused()));
        samba.folder.prepare(List.of(options));
        // It makes a process group of its own, which is right: when it ends it signals all of its group.
        samba.process = new ProcessBuilder(Installed.program("smbd"), "--foreground", "--debug-stdout",
                "--configfile=" + samba.folder.configuration()).directory(folder.toFile()).redirectErrorStream(true)
                .redirectOutput(samba.folder.output().toFile()).start();
        if (!Await.until(START, () -> !samba.process.isAlive() || samba.accepts()) || !samba.process.isAlive()) {
            samba.close();
            throw new IOException("smbd does not accept connections: " + Files.readString(samba.folder.output()));
        }
        return samba;
    }

    /** Where it listens. */
    public InetAddress address() {
        return folder.address();
    }

    /** What it has. */
    public SambaFolder folder() {
        return folder;
    }

    /** The processes that serve connections, and some that always run. */
    public Set<ProcessHandle> children() {
        return process.children().collect(Collectors.toSet());
    }

    /** Stops a process without ending it. */
    public void stop(ProcessHandle child) throws IOException {
        Commands.run(folder.path(), "", List.of(Installed.program("kill"), "-STOP", "" + child.pid()));
    }

    private boolean accepts() {
        try (Socket socket = new Socket(folder.address(), PORT)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    /** Ends it, and the processes behind its pipes, which are no children of it. Nothing that they keep is needed. */
    @Override
    public void close() throws IOException {
        end(process, folder.path().resolve("pid"));
    }

    /**
     * Ends a server and all that it started, whoever is their parent by now.
     *
     * @param pids where files with their numbers are, also deeper down
     */
    static void end(Process server, Path pids) throws IOException {
        List<ProcessHandle> all = new ArrayList<>(List.of(server.toHandle()));
        all.addAll(server.descendants().toList());
        try (Stream<Path> files = Files.walk(pids)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                ProcessHandle.of(Long.parseLong(Files.readString(file).strip())).ifPresent(handle -> {
                    all.add(handle);
                    all.addAll(handle.descendants().toList());
                });
            }
        }
        all.forEach(ProcessHandle::destroyForcibly);
        if (!Await.until(END, () -> all.stream().allMatch(Samba::ended))) {
            throw new IOException("a server of Samba or a child of it cannot be ended");
        }
    }

    /** Also when nobody has asked yet how it ended, which some systems take seconds for. */
    private static boolean ended(ProcessHandle handle) {
        try {
            return !handle.isAlive() || Files.readString(Path.of("/proc/" + handle.pid() + "/stat")).contains(") Z ");
        } catch (IOException e) {
            return !handle.isAlive();
        }
    }
}
