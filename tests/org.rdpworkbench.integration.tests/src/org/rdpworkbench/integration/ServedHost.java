// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.integration;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.host.KeyContainer;
import org.rdpworkbench.lab.Behaviour;
import org.rdpworkbench.lab.Fault;
import org.rdpworkbench.lab.LabHost;
import org.rdpworkbench.samba.BoundKey;
import org.rdpworkbench.samba.Samba;
import org.rdpworkbench.samba.ServiceControl;
import org.rdpworkbench.samba.ServiceEntry;

/**
 * A host whose inside is Samba's registry and services, and whose outside is a real server that is set up by these, as
 * a Windows would serve: xrdp, and FreeRDP's shadow server where NLA is due, or standard RDP security alone. One whose
 * TLS is switched off altogether is the lab's, which hangs up at once: xrdp knows no such state.
 */
final class ServedHost implements AutoCloseable {

    private static final String CONTROL = "HKLM\\SYSTEM\\CurrentControlSet\\Control";
    private static final String STORE = "HKLM\\SOFTWARE\\Microsoft\\SystemCertificates\\Remote Desktop\\Certificates";
    private static final String MINE = "HKLM\\SOFTWARE\\Microsoft\\SystemCertificates\\MY\\Certificates";
    /** The value of the listener that names what somebody bound. */
    private static final String BOUND = "SSLCertificateSHA1Hash";
    private static final String SERVER = "[" + CONTROL + "\\Terminal Server]";
    private static final String LISTENER = "[" + CONTROL + "\\Terminal Server\\WinStations\\RDP-Tcp]";
    private static final String TLS = "[" + CONTROL + "\\SecurityProviders\\SCHANNEL\\Protocols\\TLS 1.%d\\Server]";
    private static final String OFF = "=dword:00000000";
    private static final String ON = "=dword:00000001";

    private final Path folder;
    private final Display display;
    private final Samba samba;
    private final ServiceControl services;
    private final ServedKey key;
    private final Identity made;
    /** What it has beside that one, by thumbprint. */
    private final Map<String, Identity> others = new HashMap<>();
    private Identity bound;
    /** Whether it shows its own one where it cannot use what somebody bound, as event 1051 says; or nothing. */
    boolean ignoresBinding;
    private boolean oldTlsAlone;
    private boolean noTls;
    /** Ends what serves. */
    private Runnable outside = () -> { };

    private ServedHost(Path folder, Display display, Samba samba) throws IOException {
        this.folder = folder;
        this.display = display;
        this.samba = samba;
        services = ServiceControl.start(samba.folder());
        key = new ServedKey(samba);
        made = Identity.rsa(folder);
        bound = made;
    }

    /** Starts one that serves nothing yet. */
    static ServedHost start(Path folder) throws IOException {
        // The accounts of Samba must get to its drive.
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Display display = Display.start();
        return new ServedHost(folder, display, Samba.start(Files.createDirectory(folder.resolve("samba")),
                ServiceControl.OPTION));
    }

    Samba samba() {
        return samba;
    }

    ServiceControl services() {
        return services;
    }

    /** The key of the certificate that it made for itself. */
    ServedKey key() {
        return key;
    }

    Target target() {
        return Target.of(samba.address().getHostAddress(), Loopback.PORT);
    }

    /** Has that certificate as the one that Windows made for itself, which it shows as long as its store has it. */
    BoundKey binds(Identity identity) throws IOException, GeneralSecurityException {
        bound = identity;
        BoundKey in = BoundKey.in(samba.folder(), identity.encoded());
        key.write("a key", "rw-r--r--");
        return in;
    }

    /**
     * Has that one among its own certificates as well, with a key that can be read, until it {@link #forgets} all.
     *
     * @param container what the key is called
     */
    void has(Identity other, String container) throws IOException, GeneralSecurityException {
        BoundKey.in(samba.folder(), bound.encoded()).other(other.encoded(), container, keyFile(container));
        others.put(thumbprint(other), other);
    }

    /** Somebody binds that one, whether the host has it or not. */
    void bindsByHand(Identity other) throws IOException, GeneralSecurityException {
        samba.folder().importRegistry("[HKEY_LOCAL_MACHINE" + LISTENER.substring("[HKLM".length()) + "\n\"" + BOUND
                + "\"=hex:" + thumbprint(other).replaceAll("(..)(?=.)", "$1,") + "\n");
    }

    /** Has nothing more than {@link #binds} left it, and nobody has bound anything. */
    void forgets() throws IOException {
        ignoresBinding = false;
        // Samba refuses to delete a key that is not there.
        String all = others.isEmpty() ? "" : "[-HKEY_LOCAL_MACHINE" + MINE.substring("HKLM".length()) + "]\n\n";
        samba.folder().importRegistry(all + "[HKEY_LOCAL_MACHINE" + LISTENER.substring("[HKLM".length()) + "\n\""
                + BOUND + "\"=-\n");
        others.clear();
    }

    private static String keyFile(String container) {
        return new KeyContainer(container, "Microsoft Enhanced Cryptographic Provider v1.0", 1, true)
                .fileName(BoundKey.FILE.substring(BoundKey.FILE.indexOf('_') + 1)).orElseThrow();
    }

    /** Takes over what is read when Windows starts. */
    void restart() throws Exception {
        Set<String> registry = samba.folder().exportRegistry(CONTROL);
        oldTlsAlone = off(registry, 2);
        noTls = oldTlsAlone && off(registry, 0);
        follow();
    }

    private static boolean off(Set<String> registry, int tls) {
        return registry.contains(TLS.formatted(tls) + "\"Enabled\"" + OFF);
    }

    /** Takes over what is read when Remote Desktop starts, on the port that it has had before. */
    void follow() throws Exception {
        outside.run();
        outside = () -> { };
        Set<String> registry = samba.folder().exportRegistry(CONTROL);
        if (registry.contains(SERVER + "\"fDenyTSConnections\"" + ON) || !running()) {
            return;
        }
        key.start(stored());
        InetSocketAddress address = new InetSocketAddress(samba.address(), Loopback.PORT);
        outside = noTls ? LabHost.start(Behaviour.healthy().tls(Fault.close()), address)::close
                : serving(registry, address)::close;
    }

    private Peer serving(Set<String> registry, InetSocketAddress address) throws Exception {
        Path own = Files.createTempDirectory(folder, "outside");
        Identity shown = shown(registry);
        if (registry.contains(LISTENER + "\"SecurityLayer\"" + OFF)) {
            return Shadow.of(display, "rdp", shown).start(own, address);
        }
        if (registry.contains(LISTENER + "\"UserAuthentication\"" + ON)) {
            return Shadow.of(display, "nla", shown).start(own, address);
        }
        Xrdp xrdp = Xrdp.of("tls", shown);
        return (oldTlsAlone ? xrdp.tls("TLSv1", 0) : xrdp).start(own, address);
    }

    private boolean running() {
        return services.services().stream().anyMatch(service -> service.name().equals("TermService")
                && service.state() == ServiceEntry.RUNNING);
    }

    private Identity shown(Set<String> registry) throws Exception {
        String byHand = LISTENER + "\"" + BOUND + "\"=hex:";
        Optional<String> hex = registry.stream().filter(value -> value.startsWith(byHand))
                .map(value -> value.substring(byHand.length()).replaceAll("[ ,]", "")).findFirst();
        Optional<Identity> other = hex.map(others::get);
        if (other.isPresent()) {
            return other.get();
        }
        if (hex.isPresent() && !ignoresBinding) {
            return made.withoutKey();
        }
        // Schannel hangs up in the handshake then, as xrdp does whose key does not fit.
        return !key.usable() ? bound.withKeyOf(made) : stored() ? bound : made;
    }

    private boolean stored() throws Exception {
        String thumbprint = thumbprint(bound).toUpperCase(Locale.ROOT);
        return samba.folder().exportRegistry(STORE).stream().anyMatch(value -> value.contains(thumbprint));
    }

    private static String thumbprint(Identity identity) throws IOException, GeneralSecurityException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(identity.encoded()));
    }

    @Override
    public void close() throws IOException {
        outside.run();
        services.close();
        samba.close();
        display.close();
    }
}
