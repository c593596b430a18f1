// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.integration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.rdpworkbench.host.Ace;
import org.rdpworkbench.host.HostSession;
import org.rdpworkbench.host.SecurityDescriptor;
import org.rdpworkbench.samba.BoundKey;
import org.rdpworkbench.samba.HostState;
import org.rdpworkbench.samba.Samba;

/**
 * The key of the certificate that a host made for itself, as a Windows would use it: only while there is a file that
 * lets NETWORK SERVICE read. Where the certificate is gone as well, it makes another key when Remote Desktop starts;
 * which certificate comes with it is {@link ServedHost}'s to say.
 */
final class ServedKey {

    private static final String MADE = "a key that the host made";
    /** NETWORK SERVICE, and Everyone, whose entry is the one that Samba makes of a file's permissions. */
    private static final Set<String> SERVICE = Set.of("S-1-5-20", "S-1-1-0");
    /** FILE_READ_DATA of winnt.h. */
    private static final int READ = 1;

    private final Samba samba;
    private final Path file;

    ServedKey(Samba samba) {
        this.samba = samba;
        file = samba.folder().drive().resolve(HostState.KEYS.substring(3).replace('\\', '/')).resolve(BoundKey.FILE);
    }

    /** Has a new file, of which nobody has set permissions yet. */
    void write(String text, String permissions) throws IOException {
        Files.deleteIfExists(file);
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
        samba.folder().own(file);
    }

    /** Somebody takes it away. */
    void lose() throws IOException {
        Files.delete(file);
    }

    /** Remote Desktop starts, with the certificate that was made for it or without. */
    void start(boolean certificate) throws IOException {
        if (!certificate && !Files.exists(file)) {
            write(MADE, "rw-r--r--");
        }
    }

    /** Whether NETWORK SERVICE gets at it, by what the host tells of its permissions. */
    boolean usable() throws Exception {
        if (!Files.exists(file)) {
            return false;
        }
        try (HostSession inside = InsideLook.inside(samba)) {
            SecurityDescriptor all = inside.files().security(HostState.KEYS + BoundKey.FILE).value().orElseThrow()
                    .orElseThrow();
            List<Ace> entries = all.dacl().orElseThrow().stream()
                    .filter(entry -> entry.sid().filter(SERVICE::contains).isPresent()).toList();
            return entries.stream().allMatch(entry -> entry.type() == Ace.ALLOWED)
                    && entries.stream().anyMatch(entry -> (entry.rights() & READ) != 0);
        }
    }

    /** Takes away what the host made, which is its own, so that no undo does. */
    void forgetMade() throws IOException {
        try (Stream<Path> all = Files.list(file.getParent())) {
            for (Path one : all.toList()) {
                if (Files.readString(one).equals(MADE)) {
                    Files.delete(one);
                }
            }
        }
    }
}
