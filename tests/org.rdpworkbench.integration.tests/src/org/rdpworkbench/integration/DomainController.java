// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.integration;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A domain controller by Samba, of a domain that nobody is in: all that is asked of it is the time. Only root can start
 * it; Debian has it in samba-ad-dc and samba-ad-provision.
 *
 * @param shift how far its clock is off, as libfaketime has it
 */
record DomainController(Optional<String> shift) {

    private static final int LDAP = 389;

    static DomainController right() {
        return new DomainController(Optional.empty());
    }

    DomainController clock(String shift) {
        return new DomainController(Optional.of(shift));
    }

    Peer start(Path folder) throws IOException {
        String server = Installed.program("samba");
        InetSocketAddress address = new InetSocketAddress(Loopback.unused().getAddress(), LDAP);
        String ip = address.getAddress().getHostAddress();
        Path own = Files.createDirectory(folder.resolve("samba-" + ip));
        Commands.run(own, Map.of(), List.of(Installed.program("samba-tool"), "domain", "provision", "-s", "/dev/null",
                "--realm=CORP.EXAMPLE", "--domain=CORP", "--server-role=dc", "--dns-backend=NONE",
                "--adminpass=Passw0rd1", "--host-name=dc1", "--host-ip=" + ip, "--targetdir=" + own));
        return Peer.start(own, address, environment(), List.of(
                Installed.program("unshare"), "--uts", "sh", "-c", "hostname dc1; exec \"$@\"", "sh", server,
                "--interactive", "--model=single", "--debug-stdout", "--configfile=" + own.resolve("etc/smb.conf"),
                "--option=interfaces=" + ip + "/8", "--option=bind interfaces only=yes",
                "--option=server services=ldap"));
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(shift.map(Installed::clock).orElse(Map.of()));
        // Else its modules take the time past the library.
        environment.put("LDB_MODULES_DISABLE_DEEPBIND", "1");
        return environment;
    }
}
