// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.samba;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * A domain whose only host is its controller, by Samba on a loopback address: it gives tickets, and takes them for its
 * own files. All it has is in one folder.
 */
public final class Domain implements AutoCloseable {

    /** Its realm, and its DNS name. */
    public static final String REALM = "CORP.EXAMPLE";
    /** The controller. */
    public static final String CONTROLLER = "dc1.corp.example";
    /** Who may do everything there. */
    public static final String ADMINISTRATOR = "Administrator";
    /** Of all its accounts: the administrator, and one that is called as that of a {@link Samba} host. */
    public static final String PASSWORD = Samba.PASSWORD;
    /** The port of a key distribution centre. */
    public static final int KERBEROS = 88;

    /** It is called by its name, and finds the mapper of its accounts where the libraries look, which is no option. */
    private static final String OWN_WORLD = "hostname dc1 && mount -t tmpfs none /run && mkdir -p /run/samba/winbindd"
            + " && exec \"$@\"";

    private static final Duration START = Duration.ofSeconds(60);

    private final Path folder;
    private final InetAddress address;
    private Process process;

    private Domain(Path folder, InetAddress address) {
        this.folder = folder;
        this.address = address;
    }

    /** Makes one and starts it. */
    public static Domain start(Path folder) throws IOException {
        Installed.requireRoot();
        String server = Installed.program("samba");
        Domain domain = new Domain(folder, Samba.unused());
        domain.provision();
        // It makes a process group of its own, which is right: when it ends it signals all of its group.
        domain.process = new ProcessBuilder(Installed.program("setsid"), "--wait", Installed.program("unshare"),
                "--uts", "--mount", "sh", "-c", OWN_WORLD, "sh", server, "--interactive", "--model=single",
                "--debug-stdout", "--configfile=" + domain.configuration()).directory(folder.toFile())
                .redirectErrorStream(true).redirectOutput(domain.output().toFile()).start();
        boolean up = Await.until(START, () -> !domain.process.isAlive()
                || domain.accepts(Samba.PORT) && domain.accepts(KERBEROS));
        if (!up || !domain.process.isAlive()) {
            domain.close();
            throw new IOException("the domain does not start: " + Files.readString(domain.output()));
        }
        return domain;
    }

    private void provision() throws IOException {
        // The accounts must get to the shares, and a temporary folder is its owner's alone.
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Commands.run(folder, "", List.of(Installed.program("samba-tool"), "domain", "provision", "-s", "/dev/null",
                "--realm=" + REALM, "--domain=CORP", "--server-role=dc", "--dns-backend=NONE",
                "--adminpass=" + PASSWORD, "--host-name=dc1", "--host-ip=" + address.getHostAddress(),
                "--targetdir=" + folder));
        Commands.run(folder, "", List.of(Installed.program("samba-tool"), "user", "create", Samba.ADMINISTRATOR,
                Samba.PASSWORD, "--configfile=" + configuration()));
        for (String own : List.of("pid", "ncalrpc", "ntp")) {
            Files.createDirectory(folder.resolve(own));
        }
        // What smbd and winbindd are to know stands in the file: they are not given the options of their parent.
        Files.writeString(configuration(), Files.readString(configuration()).replaceFirst("server services = .*", """
                server services = s3fs, rpc, ldap, kdc, winbindd
                interfaces = %s/8
                bind interfaces only = yes
                smb ports = %d
                disable netbios = yes
                log level = 1 auth_audit:4
                pid directory = DIR/pid
                ncalrpc dir = DIR/ncalrpc
                ntp signd socket directory = DIR/ntp""".formatted(address.getHostAddress(), Samba.PORT)
                .replace("DIR", folder.toString())));
    }

    private Path configuration() {
        return folder.resolve("etc/smb.conf");
    }

    private Path output() {
        return folder.resolve("samba.out");
    }

    /** Where the controller listens. It knows its name, so that nobody looks it up. */
    public InetAddress address() throws IOException {
        return address(CONTROLLER);
    }

    /** Where the controller listens, called by another name. */
    public InetAddress address(String name) throws IOException {
        return InetAddress.getByAddress(name, address.getAddress());
    }

    /**
     * A krb5.conf that leads to it, in the folder.
     *
     * @param silent where SILENT.EXAMPLE has its key distribution centre
     */
    public Path kerberosConfiguration(InetAddress silent) throws IOException {
        return Files.writeString(folder.resolve("krb5.conf"), """
                [libdefaults]
                 default_realm = NONE.EXAMPLE
                 dns_lookup_kdc = false
                 dns_lookup_realm = false
                [realms]
                 %s = {
                  kdc = %s
                 }
                 SILENT.EXAMPLE = {
                  kdc = %s
                 }
                """.formatted(REALM, address.getHostAddress(), silent.getHostAddress()));
    }

    /** How many of the controller's lines about logons contain all of these. */
    public long logons(String... words) throws IOException {
        try (Stream<String> lines = Files.lines(output(), StandardCharsets.ISO_8859_1)) {
            return lines.filter(line -> Stream.of(words).allMatch(line::contains)).count();
        }
    }

    private boolean accepts(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Nothing that it keeps is needed. */
    @Override
    public void close() throws IOException {
        Samba.end(process, folder.resolve("pid"));
    }
}
