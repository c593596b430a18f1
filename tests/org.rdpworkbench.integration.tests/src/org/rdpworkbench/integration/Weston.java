// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.integration;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;

/** A weston compositor whose only output is Remote Desktop. */
final class Weston {

    private Weston() {}

    static Peer start(Path folder, Identity identity) throws IOException {
        InetSocketAddress address = Loopback.unused();
        Path own = Files.createDirectory(folder.resolve("weston-" + address.getAddress().getHostAddress()));
        Files.setPosixFilePermissions(own, PosixFilePermissions.fromString("rwx------"));
        return Peer.start(own, address, Map.of("XDG_RUNTIME_DIR", own.toString(), "HOME", own.toString()),
                List.of(Installed.program("weston"), "--backend=rdp-backend.so",
                        "--address=" + address.getAddress().getHostAddress(), "--port=" + address.getPort(),
                        "--rdp-tls-cert=" + identity.certificate(), "--rdp-tls-key=" + identity.key(),
                        "--no-clients-resize", "--idle-time=0"));
    }
}
