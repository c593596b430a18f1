// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.repair;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.rdpworkbench.core.spi.SettingException;
import org.rdpworkbench.core.spi.SettingSession;

/**
 * Keeps those from a host who share no place with us: it is said at the host itself for as long as a session is open.
 * A host does not see at once that a connection was cut, so that what we said there before may still stand; whoever has
 * the same journals is kept away by {@link HostLock}, and what they said counts for nothing.
 */
final class HostClaim {

    private static final int MOST = 200;

    private HostClaim() {}

    /** Says it in a session, as far as what is to be done there needs it. */
    @FunctionalInterface
    interface Saying {
        void say(SettingSession session, Path folder, String who)
                throws RefusedException, IOException, SettingException, InterruptedException;
    }

    /**
     * For whoever begins a repair, which nobody does who cannot say it, or finds others there.
     *
     * @param folder in which the journals are
     * @throws RefusedException naming who repairs the host already
     * @throws SettingException when the host could not be asked
     */
    static void toBegin(SettingSession session, Path folder, String who)
            throws RefusedException, IOException, SettingException, InterruptedException {
        refuse(other(session, folder, who));
    }

    /** For a person who goes on with one or takes it back, whom neither a full disk nor a nameless file keeps away. */
    static void toGoOn(SettingSession session, Path folder, String who)
            throws RefusedException, SettingException, InterruptedException {
        Optional<String> other;
        try {
            other = other(session, folder, who);
        } catch (IOException e) {
            return;
        }
        refuse(other.filter(words -> !words.isEmpty()));
    }

    /**
     * For what nobody asked for just now: a way back that comes by itself. Nobody has said anything at the host between
     * the steps and the end of a trial, so that others may be there by then, and nobody would take it back later.
     */
    static void byItself(SettingSession session, Path folder, String who) throws InterruptedException {
        try {
            other(session, folder, who);
        } catch (IOException | SettingException e) {
            // It is good for others to know, and not needed here.
        }
    }

    private static void refuse(Optional<String> other) throws RefusedException {
        if (other.isPresent()) {
            throw HostLock.held(other.get());
        }
    }

    /** Who else is there; empty words where nobody knows who. */
    private static Optional<String> other(SettingSession session, Path folder, String who)
            throws IOException, SettingException, InterruptedException {
        String place = ClaimPlace.in(folder);
        String words = who.substring(0, Math.min(who.length(), MOST)) + ThisComputer.name().map(name -> " on " + name)
                .orElse("") + " since " + Instant.now().truncatedTo(ChronoUnit.SECONDS) + " [" + place + "]";
        Optional<String> said = session.claim(words);
        if (said.filter(String::isEmpty).isPresent()) {
            // Who has just come has not written it down yet, and who has just gone leaves an empty file for a moment.
            said = session.claim(words);
        }
        return said.filter(one -> !one.endsWith("[" + place + "]"))
                .map(one -> one.replaceFirst("\\[[^\\[]*]$", "").strip());
    }
}
