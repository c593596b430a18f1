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
     * @param address of the host; no name is looked up here
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
}
