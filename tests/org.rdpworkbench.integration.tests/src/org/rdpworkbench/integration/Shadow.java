// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.integration;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A FreeRDP shadow server to be started: the one server here that speaks NLA.
 *
 * @param security {@code nla}, {@code tls} or {@code rdp}; empty leaves the choice to the server
 * @param clock how far its clock is off, by what it has to have in its environment
 * @param hostName its own name; only root can give it one
 */
record Shadow(Display display, Optional<String> security, Identity identity,
        Optional<Supplier<Map<String, String>>> clock, Optional<String> hostName) {

    static Shadow of(Display display, String security, Identity identity) {
        return new Shadow(display, Optional.of(security), identity, Optional.empty(), Optional.empty());
    }

    Shadow withDefaultSecurity() {
        return new Shadow(display, Optional.empty(), identity, clock, hostName);
    }

    Shadow clock(String shift) {
        return new Shadow(display, security, identity, Optional.of(() -> Installed.clock(shift)), hostName);
    }

    /** Goes by what the file says, whenever it says something else. */
    Shadow clock(Path file) {
        return new Shadow(display, security, identity, Optional.of(() -> Installed.movingClock(file)), hostName);
    }

    Shadow named(String name) {
        return new Shadow(display, security, identity, clock, Optional.of(name));
    }

    Peer start(Path folder) throws IOException {
        return start(folder, Loopback.unused());
    }

    /** At an address where nothing listens. */
    Peer start(Path folder, InetSocketAddress address) throws IOException {
        List<String> command = new ArrayList<>();
        hostName.ifPresent(name -> command.addAll(List.of(Installed.program("unshare"), "--uts", "sh", "-c",
                "hostname " + name + "; exec \"$@\"", "sh")));
        String server = Installed.program("freerdp-shadow-cli");
        Path home = Files.createDirectory(folder.resolve("shadow-" + address.getAddress().getHostAddress()));
        Path keys = Files.createDirectories(home.resolve("freerdp/shadow"));
        Files.copy(identity.certificate(), keys.resolve("shadow.crt"));
        Files.copy(identity.key(), keys.resolve("shadow.key"));
        command.addAll(List.of(server, "/bind-address:" + address.getAddress().getHostAddress(),
                "/port:" + address.getPort(), "/sam-file:" + users(home)));
        security.ifPresent(layer -> command.add("/sec:" + layer));
        Map<String, String> environment = new HashMap<>(Map.of("DISPLAY", display.name(), "HOME", home.toString(),
                "XDG_CONFIG_HOME", home.toString()));
        clock.map(Supplier::get).ifPresent(environment::putAll);
        return Peer.start(home, address, environment, command);
    }

    private static Path users(Path home) throws IOException {
        String line = Commands.run(home, Map.of(), List.of(Installed.program("winpr-hash"), "-u", "rdpuser", "-p",
                "Passw0rd1", "-f", "sam"));
        return Files.writeString(home.resolve("sam"), line);
    }
}
