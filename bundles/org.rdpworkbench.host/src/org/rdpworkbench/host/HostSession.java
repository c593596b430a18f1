// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The inside of one host, for as long as the session is open. For one thread at a time. Every call takes at most as
 * long as the limit with which it was opened; a call that takes longer ends the connection, and then all further ones
 * answer {@link Obstacle#CHANNEL_NOT_REACHABLE}, or at least those about the same part of the host. A call whose thread
 * is interrupted ends the connection, too.
 */
public interface HostSession extends AutoCloseable {

    /**
     * The registry; asking for it over the network may start the service RemoteRegistry on servers, which has a start
     * trigger.
     */
    Registry registry();

    /** The services. */
    Services services();

    /** Files and folders. */
    Files files();

    /** The event logs. */
    EventLogs eventLogs();

    /** Who may log on, and how. */
    UserRights userRights();

    /** What can be changed. Only a repair does; a look never asks for it. */
    default Settings settings() {
        throw new UnsupportedOperationException("this way in changes nothing");
    }

    /** Whether the host is the machine on which this runs. */
    default boolean itself() {
        return false;
    }

    /** Until when the host takes what the session was opened with; empty where nobody can tell, as with a password. */
    default Optional<Instant> validUntil() {
        return Optional.empty();
    }

    /**
     * Who is signed in, as {@code DOMAIN\\name}, each once; services and jobs that run under an account may be among
     * them, accounts of machines are not. A look never asks for it.
     */
    default Answer<List<String>> signedIn() throws InterruptedException {
        return Answer.none(Obstacle.UNSUPPORTED, "NetWkstaUserEnum", "this way in does not ask");
    }

    /** The time of the host's clock. */
    Answer<ClockReading> clock() throws InterruptedException;

    /** Logs off and leaves no connection and no thread; within the limit, and without an exception. */
    @Override
    void close();
}
