// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.spi;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The settings of one host, for the time of one repair. For one thread at a time. */
public interface SettingSession extends AutoCloseable {

    /** Which machine this is, whatever name led to it: a text that no other machine has. */
    String machine() throws SettingException, InterruptedException;

    /**
     * The address at which this machine was found, where its name may have those of others, too. Empty where the way in
     * has none.
     */
    default Optional<String> address() {
        return Optional.empty();
    }

    /**
     * The steps of a change, with what is there now: a key that has to be made first, what must stop before a service
     * does. None where everything is as the change wants it.
     *
     * @throws SettingException also when the change does not fit what is there
     */
    List<Step> steps(Change change) throws SettingException, InterruptedException;

    /** What a setting holds now. */
    SettingValue now(String setting) throws SettingException, InterruptedException;

    /**
     * Proves that this account may put such a value, and puts nothing.
     *
     * @throws SettingException when it may not
     */
    void may(String setting, SettingValue value) throws SettingException, InterruptedException;

    /**
     * Puts a value, and waits until the setting holds it. A host that is asked to restart is not waited for: what it
     * answered is all that there is then.
     *
     * @throws SettingException when it was not put, or does not hold it in time
     */
    void put(String setting, SettingValue value) throws SettingException, InterruptedException;

    /**
     * When the host was started, by the clock of this machine, to a few seconds. It may be too late by a number of
     * times 2^32 ms (49.7 days), since hosts count no further.
     *
     * @throws SettingException also when the host does not say so
     */
    default Instant started() throws SettingException, InterruptedException {
        throw new SettingException("Nobody could see that the host has restarted: this way in does not tell when it "
                + "was started.");
    }

    /**
     * The services without which this way into the host ends, so that a repair may neither stop nor change them: it
     * could not even be taken back.
     */
    default Set<String> services() throws SettingException, InterruptedException {
        return Set.of();
    }

    /** How else a repair that stops or changes one of these can be done, as the end of a sentence. */
    default String otherWay() throws SettingException, InterruptedException {
        return "repair that at the machine itself";
    }

    /** The names of the services that this one needs by itself, also of those that are not there any more. */
    default Set<String> needed(String service) throws SettingException, InterruptedException {
        return Set.of();
    }

    /**
     * Says at the host that it is being repaired, until this session ends in whatever way, so that whoever else comes
     * to repair it sees that, wherever they come from.
     *
     * @param words who repairs it, one line for others to read
     * @return the words of whoever repairs it already; empty where nobody does, or where this way in cannot say so
     */
    default Optional<String> claim(String words) throws SettingException, InterruptedException {
        return Optional.empty();
    }

    /**
     * Until when the host takes what this session was opened with, so that nothing is begun which that would cut off.
     * Empty where nobody can tell: a password that is checked once says nothing of its end.
     */
    default Optional<Instant> validUntil() throws InterruptedException {
        return Optional.empty();
    }

    /**
     * What else the host is there for just now.
     *
     * @param people whether to ask who is signed in and for sessions, which is asked of a host only where a repair
     *     interrupts somebody
     */
    default HostUse use(boolean people) throws InterruptedException {
        return HostUse.UNSEEN;
    }

    @Override
    void close();
}
