// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.integration;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * An xrdp to be started.
 *
 * @param layer {@code tls}, {@code negotiate} or {@code rdp}
 * @param protocols the TLS versions, comma separated
 * @param leastSecurity OpenSSL's security level; Debian's own is 2
 * @param asItself runs as the user that Debian has for it, who cannot read what is root's
 */
record Xrdp(String layer, Identity identity, String protocols, int leastSecurity, boolean asItself) {

    private static final Path SHIPPED = Path.of("/etc/xrdp/xrdp.ini");

    static Xrdp of(String layer, Identity identity) {
        return new Xrdp(layer, identity, "TLSv1.2, TLSv1.3", 2, false);
    }

    Xrdp tls(String versions, int securityLevel) {
        return new Xrdp(layer, identity, versions, securityLevel, asItself);
    }

    Xrdp asItsOwnUser() {
        return new Xrdp(layer, identity, protocols, leastSecurity, true);
    }

    Peer start(Path folder) throws IOException {
        return start(folder, Loopback.unused());
    }

    /** At an address where nothing listens. */
    Peer start(Path folder, InetSocketAddress address) throws IOException {
        List<String> command = new ArrayList<>();
        if (asItself) {
            Installed.requireRoot();
            command.addAll(List.of(Installed.program("setpriv"), "--reuid=xrdp", "--regid=xrdp", "--clear-groups"));
        }
        command.add(Installed.program("xrdp"));
        Path own = Files.createDirectory(folder.resolve("xrdp-" + address.getAddress().getHostAddress()));
        Files.setPosixFilePermissions(own, PosixFilePermissions.fromString("rwxrwxrwx"));
        Path configuration = own.resolve("xrdp.ini");
        Files.writeString(configuration, configuration(own, address));
        command.addAll(List.of("--nodaemon", "--config", configuration.toString()));
        return Peer.start(own, address, Map.of("OPENSSL_CONF", openssl(own).toString()), command);
    }

    /** What Debian ships, with our own address, keys and log. */
    private String configuration(Path folder, InetSocketAddress address) throws IOException {
        Map<String, String> ours = Map.of(
                "port", "tcp://" + address.getAddress().getHostAddress() + ":" + address.getPort(),
                "security_layer", layer,
                "certificate", identity.certificate().toString(),
                "key_file", identity.key().toString(),
                "ssl_protocols", protocols,
                "LogFile", folder.resolve("xrdp.log").toString(),
                "EnableSyslog", "false");
        StringBuilder text = new StringBuilder();
        boolean globals = true;
        for (String line : Files.readAllLines(SHIPPED)) {
            String key = line.replaceFirst("=.*", "");
            // Sessions further down have a port too.
            globals &= !line.equals("[Xorg]");
            text.append(globals && ours.containsKey(key) ? key + "=" + ours.get(key) : line).append('\n');
        }
        return text.toString();
    }

    private Path openssl(Path folder) throws IOException {
        return Files.writeString(folder.resolve("openssl.cnf"), """
                openssl_conf = all
                [all]
                ssl_conf = ssl
                [ssl]
                system_default = defaults
                [defaults]
                MinProtocol = TLSv1
                CipherString = %s:@SECLEVEL=%d
                """.formatted(leastSecurity == 0 ? "ALL" : "DEFAULT", leastSecurity));
    }
}
