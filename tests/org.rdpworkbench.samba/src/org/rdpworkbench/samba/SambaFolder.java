// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.samba;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All that a host by Samba has: its settings, accounts, registry, logs and drive. */
public record SambaFolder(Path path, InetAddress address) {

    /**
     * Makes what a host needs before it starts.
     *
     * @param options further lines of the section [global]
     */
    void prepare(List<String> options) throws IOException {
        // The accounts must get to the share, and a temporary folder is its owner's alone.
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
        for (String name : List.of("private", "lock", "state", "cache", "pid", "ncalrpc", "log", "c")) {
            Files.createDirectory(path.resolve(name));
        }
        Files.setPosixFilePermissions(path.resolve("private"), PosixFilePermissions.fromString("rwx------"));
        Files.writeString(configuration(), text(options));
        for (String user : List.of(Samba.ADMINISTRATOR, Samba.ORDINARY)) {
            run((Samba.PASSWORD + "\n").repeat(2), "smbpasswd", "-c", configuration().toString(), "-a", "-s", user);
        }
        net("groupmap", "add", "sid=S-1-5-32-544", "unixgroup=" + Samba.ADMINISTRATOR, "type=b",
                "ntgroup=Administrators");
        own(drive());
    }

    /** Gives an account a password that is not that of others. */
    public void changePassword(String user, String password) throws IOException {
        run((password + "\n").repeat(2), "smbpasswd", "-c", configuration().toString(), "-s", user);
    }

    private String text(List<String> options) {
        return """
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
                force unknown acl user = yes
                """.formatted(Samba.NAME, Samba.DOMAIN, address.getHostAddress(), Samba.PORT,
                        String.join("\n", options), Samba.ADMINISTRATOR)
                .replace("DIR", path.toString());
    }

    Path configuration() {
        return path.resolve("smb.conf");
    }

    /** What smbd prints. */
    Path output() {
        return path.resolve("smbd.out");
    }

    /** What stands in drive C. */
    public Path drive() {
        return path.resolve("c");
    }

    /** Gives a file or folder to the administrator. */
    public void own(Path file) throws IOException {
        run("", "chown", "-R", Samba.ADMINISTRATOR + ":" + Samba.ADMINISTRATOR, file.toString());
    }

    /** Writes into the registry, in the form of .reg files. Samba loses the values of the last key. */
    public void importRegistry(String keys) throws IOException {
        Path file = path.resolve("import.reg");
        Files.writeString(file, "Windows Registry Editor Version 5.00\n\n" + keys
                + "\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\Lost]\n", StandardCharsets.US_ASCII);
        net("registry", "import", file.toString());
    }

    /**
     * All that the registry has below a key, as .reg files have it, each value behind its key.
     *
     * @param below with its root, as HKLM; what Samba itself writes when it serves the registry is elsewhere
     */
    public SortedSet<String> exportRegistry(String below) throws IOException {
        Path file = path.resolve("export.reg");
        net("registry", "export", below, file.toString());
        SortedSet<String> all = new TreeSet<>();
        String key = "";
        // Samba writes the keys and the values of each as they were last put, and a comment at the end.
        for (String line : Files.readString(file).replace("\\\n", "").lines().toList()) {
            key = line.startsWith("[") ? line : key;
            if (!line.isBlank() && !line.startsWith(";")) {
                all.add(key + line);
            }
        }
        return all;
    }

    /** Writes records into that log, System, Application or Security, which then may be read by the administrator. */
    public void writeEvents(String log, LoggedEvent... events) throws IOException {
        String records = Stream.of(events).map(LoggedEvent::text).collect(Collectors.joining());
        run(records, "eventlogadm", "-s", configuration().toString(), "-o", "write", log);
        own(path.resolve("state/eventlog"));
    }

    /** How often somebody has tried to log on with that user name, by Samba's own log. */
    public long logons(String user) throws IOException {
        long count = 0;
        try (Stream<Path> files = Stream.concat(Stream.of(output()), Files.list(path.resolve("log")))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                count += Files.readString(file, StandardCharsets.ISO_8859_1).lines()
                        .filter(line -> line.contains("Auth: [SMB2") && line.contains("\\[" + user + "] at ")).count();
            }
        }
        return count;
    }

    private void net(String... words) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("-s", configuration().toString()));
        arguments.addAll(List.of(words));
        run("", "net", arguments.toArray(String[]::new));
    }

    private void run(String input, String program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(Installed.program(program)));
        command.addAll(List.of(arguments));
        Commands.run(path, input, command);
    }
}
