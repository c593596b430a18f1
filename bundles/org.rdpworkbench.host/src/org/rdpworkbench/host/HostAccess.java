// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host;

import java.net.InetAddress;
import java.time.Duration;
import javax.net.SocketFactory;

/** A way into hosts: a service of the bundle that knows how. It reads, and changes nothing on a host. */
public interface HostAccess {

    /** Short and stable: {@code smb} or {@code windows}. */
    String id();

    /**
     * Opens a session. A logon that the host refuses is tried once only, since accounts get locked.
     *
     * @param address of the host; no name is looked up here
     * @param sockets opens the connections; whoever owns the sockets of a run hands it in. It is asked by
     *     {@link SocketFactory#createSocket(String, int)} for that address only. A thread that is interrupted while it
     *     connects must come back, or it is left behind until it does
     * @param limit for opening, and then for each single call in the session
     * @return the session, which the caller closes; or why there is none
     * @throws InterruptedException when the thread was interrupted; nothing is left open then
     */
    Answer<HostSession> open(InetAddress address, Credential credential, SocketFactory sockets, Duration limit)
            throws InterruptedException;
}
