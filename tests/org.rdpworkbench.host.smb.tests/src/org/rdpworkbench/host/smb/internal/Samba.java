// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.smb.internal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A host by Samba on a loopback address, with all it has in one folder. Its accounts are users that every Debian has,
 * since Samba wants one behind each: {@code backup} is an administrator there, and {@code games} is not.
 */
final class Samba implements AutoCloseable {

    static final String ADMINISTRATOR = "backup";
    static final String ORDINARY = "games";
    static final String PASSWORD = "Correct-1-Horse";
    static final String DOMAIN = "CORP";
    static final String NAME = "WINHOST";
    static final int PORT = 445;

    private static final Duration START = Duration.ofSeconds(30);
    private static final Duration END = Duration.ofSeconds(10);
    /** Two test runs on one machine do not meet. */
    private static final int RUN = (int) (ProcessHandle.current().pid() % 250) + 1;
    private static final AtomicInteger LAST = new AtomicInteger();

    private final Path folder;
    private final InetAddress address;
    private Process process;

    private Samba(Path folder) throws IOException {
        this.folder = folder;
        address = unused();
    }

    /** An address at which nothing listens on the port of SMB. */
    static InetAddress unused() throws IOException {
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
    static Samba start(Path folder, String... options) throws IOException {
        Installed.requireRoot();
        Samba samba = new Samba(folder);
        samba.prepare(List.of(options));
        // It makes a process group of its own, which is right: when it ends it signals all of its group.
        samba.process = samba.builder(List.of(Installed.program("smbd"), "--foreground", "--debug-stdout",
                "--configfile=" + samba.configuration()))
                .redirectOutput(samba.log().toFile()).start();
        if (!Await.until(START, () -> !samba.process.isAlive() || samba.accepts()) || !samba.process.isAlive()) {
            samba.close();
            throw new IOException("smbd does not accept connections: " + Files.readString(samba.log()));
        }
        return samba;
    }

    private void prepare(List<String> options) throws IOException {
        // The accounts must get to the share, and a temporary folder is its owner's alone.
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        for (String name : List.of("private", "lock", "state", "cache", "pid", "ncalrpc", "log", "c")) {
            Files.createDirectory(folder.resolve(name));
        }
        Files.setPosixFilePermissions(folder.resolve("private"), PosixFilePermissions.fromString("rwx------"));
        Files.writeString(configuration(), """
                [global]
                server role = standalone server
                netbios name = %s
                workgroup = %s
                interfaces = %s/8
                bind interfaces only = yes
                smb ports = %d
                disable netbios = yes
                private dir = DIR/private
                lock directory = DIR/lock
                state directory = DIR/state
                cache directory = DIR/cache
                pid directory = DIR/pid
                ncalrpc dir = DIR/ncalrpc
                log file = DIR/log/%%m
                log level = 1 auth_audit:3
                registry shares = yes
                svcctl list = TermService SessionEnv
                eventlog list = System Application Security
                load printers = no
                disable spoolss = yes
                map to guest = never
                %s
                [C$]
                path = DIR/c
                valid users = @%s
                read only = no
                vfs objects = acl_xattr
                acl_xattr:ignore system acls = yes
                store dos attributes = yes
                """.formatted(NAME, DOMAIN, address.getHostAddress(), PORT, String.join("\n", options), ADMINISTRATOR)
                .replace("DIR", folder.toString()));
        for (String user : List.of(ADMINISTRATOR, ORDINARY)) {
            run(PASSWORD + "\n" + PASSWORD + "\n", Installed.program("smbpasswd"), "-c", configuration().toString(),
                    "-a", "-s", user);
        }
        net("groupmap", "add", "sid=S-1-5-32-544", "unixgroup=" + ADMINISTRATOR, "type=b", "ntgroup=Administrators");
        own(folder.resolve("c"));
    }

    private Path configuration() {
        return folder.resolve("smb.conf");
    }

    private Path log() {
        return folder.resolve("smbd.out");
    }

    /** What stands in drive C. */
    Path drive() {
        return folder.resolve("c");
    }

    InetAddress address() {
        return address;
    }

    /** Gives a file below the drive to the administrator. */
    void own(Path file) throws IOException {
        run("", Installed.program("chown"), "-R", ADMINISTRATOR + ":" + ADMINISTRATOR, file.toString());
    }

    /** Writes into the registry, in the form of .reg files. Samba loses the values of the last key. */
    void importRegistry(String keys) throws IOException {
        Path file = folder.resolve("import.reg");
        Files.writeString(file, "Windows Registry Editor Version 5.00\n\n" + keys
                + "\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\Lost]\n", StandardCharsets.US_ASCII);
        net("registry", "import", file.toString());
    }

    private void net(String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of(Installed.program("net"), "-s", configuration().toString()));
        command.addAll(List.of(words));
        run("", command.toArray(String[]::new));
    }

    /** Writes records into the log System, which then may be read by the administrator. */
    void writeEvents(String records) throws IOException {
        run(records, Installed.program("eventlogadm"), "-s", configuration().toString(), "-o", "write", "System");
        own(folder.resolve("state/eventlog"));
    }

    /** How often somebody has tried to log on with that user name, by Samba's own log. */
    long logons(String user) throws IOException {
        try (Stream<Path> files = Stream.concat(Stream.of(log()), Files.list(folder.resolve("log")))) {
            long count = 0;
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                count += Files.readString(file, StandardCharsets.ISO_8859_1).lines()
                        .filter(line -> line.contains("Auth: [SMB2") && line.contains("\\[" + user + "] at ")).count();
            }
            return count;
        }
    }

    /** The processes that serve connections, and some that always run. */
    Set<ProcessHandle> children() {
        return process.children().collect(Collectors.toSet());
    }

    /** Stops a process without ending it. */
    void stop(ProcessHandle child) throws IOException {
        run("", Installed.program("kill"), "-STOP", "" + child.pid());
    }

    private boolean accepts() {
        try (Socket socket = new Socket(address, PORT)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private ProcessBuilder builder(List<String> command) {
        return new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    }

    private void run(String input, String... command) throws IOException {
        Path output = Files.createTempFile(folder, "command", ".txt");
        Path typed = Files.writeString(Files.createTempFile(folder, "input", ".txt"), input);
        Process run = builder(List.of(command)).redirectInput(typed.toFile()).redirectOutput(output.toFile()).start();
        try {
            if (!run.waitFor(30, TimeUnit.SECONDS) || run.exitValue() != 0) {
                throw new IOException(command[0] + " failed: " + Files.readString(output));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        } finally {
            run.destroyForcibly();
        }
    }

    /** Ends it, and the processes behind its pipes, which are no children of it. Nothing that they keep is needed. */
    @Override
    public void close() throws IOException {
        List<ProcessHandle> all = new ArrayList<>(List.of(process.toHandle()));
        all.addAll(process.descendants().toList());
        try (Stream<Path> files = Files.list(folder.resolve("pid"))) {
            for (Path file : files.toList()) {
                ProcessHandle.of(Long.parseLong(Files.readString(file).strip())).ifPresent(handle -> {
                    all.add(handle);
                    all.addAll(handle.descendants().toList());
                });
            }
        }
        all.forEach(ProcessHandle::destroyForcibly);
        if (!Await.until(END, () -> all.stream().allMatch(Samba::ended))) {
            throw new IOException("smbd or a child of it cannot be ended");
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
