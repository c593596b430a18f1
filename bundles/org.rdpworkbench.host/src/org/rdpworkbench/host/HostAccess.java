// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import javax.net.SocketFactory;

/** A way into hosts: a service of the bundle that knows how. It reads, and changes nothing on a host. */
public interface HostAccess {

    /** Short and stable: {@code smb} or {@code windows}. */
    String id();

    /** What it is called where a person chooses one, in English. */
    default String title() {
        return id();
    }

    /** Whether it takes a credential. One that does not goes in as the account that is signed in on this machine. */
    default boolean takesCredential() {
        return true;
    }

    /** Why it cannot be used on this machine, in one sentence for people, in English; empty where it can. */
    default Optional<String> unusable() {
        return Optional.empty();
    }

    /**
     * Opens a session. A logon that the host refuses is tried once only, since accounts get locked.
     *
     * @param address of the host, with the name by which it was called where there was one; none is looked up here
     * @param credential empty for the account that is signed in, when this way {@linkplain #takesCredential takes none}
     * @param sockets opens the connections; whoever owns the sockets of a run hands it in. It is asked by
     *     {@link SocketFactory#createSocket(String, int)} for that address only. A thread that is interrupted while it
     *     connects must come back, or it is left behind until it does
     * @param limit for opening, and then for each single call in the session
     * @return the session, which the caller closes; or why there is none
     * @throws InterruptedException when the thread was interrupted; nothing is left open then
     */
    Answer<HostSession> open(InetAddress address, Optional<Credential> credential, SocketFactory sockets,
            Duration limit) throws InterruptedException;

    /**
     * Goes as far as it can without saying who is there, so that nobody waits for a logon at a host that is not
     * reached. A way that cannot tell the two apart does all of it in the logon.
     *
     * @param address as in {@link #open}
     * @param sockets as in {@link #open}
     * @param limit for reaching
     * @return the host, which the caller closes when no session comes of it; or why it is not reached
     * @throws InterruptedException when the thread was interrupted; nothing is left open then
     */
    default Answer<Reached> reach(InetAddress address, SocketFactory sockets, Duration limit)
            throws InterruptedException {
        return Answer.of((credential, left) -> open(address, credential, sockets, left));
    }

    /** A host that was reached, and to which nobody has logged on yet. */
    @FunctionalInterface
    interface Reached extends AutoCloseable {

        /**
         * Logs on, once.
         *
         * @param credential as in {@link HostAccess#open}
         * @param limit for the logon, and then for each single call in the session
         * @return the session, which the caller closes in the place of this; or why there is none
         */
        Answer<HostSession> logOn(Optional<Credential> credential, Duration limit) throws InterruptedException;

        @Override
        default void close() {
            // Nothing is open before the logon.
        }
    }
}
