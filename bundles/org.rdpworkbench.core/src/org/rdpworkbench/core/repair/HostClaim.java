// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.repair;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.rdpworkbench.core.run.WholeFile;
import org.rdpworkbench.core.spi.SettingException;
import org.rdpworkbench.core.spi.SettingSession;

/**
 * Keeps those from a host who share no place with us: it is said at the host itself for as long as a session is open.
 * A host does not see at once that a connection was cut, so that what we said there before may still stand; whoever has
 * the same journals is kept away by {@link HostLock}, and what they said counts for nothing.
 */
final class HostClaim {

    /** Which journals these are, one for all whom {@link HostLock} keeps apart. */
    private static final String NAME = "place";
    private static final int MOST = 200;

    private HostClaim() {}

    /**
     * Says it, until the session ends.
     *
     * @param folder in which the journals are
     * @throws RefusedException naming who repairs the host already
     * @throws SettingException when the host could not be asked
     */
    static void say(SettingSession session, Path folder, String who)
            throws RefusedException, IOException, SettingException, InterruptedException {
        String place = place(folder);
        String words = who.substring(0, Math.min(who.length(), MOST)) + " since "
                + Instant.now().truncatedTo(ChronoUnit.SECONDS) + " [" + place + "]";
        Optional<String> other = session.claim(words).filter(one -> !one.endsWith("[" + place + "]"));
        if (other.isPresent()) {
            throw HostLock.held(other.get().replaceFirst("\\[[^\\[]*]$", "").strip());
        }
    }

    private static String place(Path folder) throws IOException {
        Path file = folder.resolve(NAME);
        if (!Files.exists(file)) {
            try (WholeFile whole = WholeFile.at(file.toString())) {
                whole.write(UUID.randomUUID().toString().getBytes(StandardCharsets.US_ASCII));
            }
        }
        return Files.readString(file, StandardCharsets.US_ASCII);
    }
}
