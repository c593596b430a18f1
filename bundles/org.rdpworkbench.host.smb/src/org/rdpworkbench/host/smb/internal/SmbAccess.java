// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.smb.internal;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.net.SocketFactory;
import org.osgi.service.component.annotations.Component;
import org.rdpworkbench.host.Answer;
import org.rdpworkbench.host.Credential;
import org.rdpworkbench.host.HostAccess;
import org.rdpworkbench.host.HostSession;
import org.rdpworkbench.host.Obstacle;

/**
 * The way in over SMB, port 445, with a ticket of Kerberos or with NTLM. Nothing is stored on the host, and no service
 * is made.
 */
@Component
public final class SmbAccess implements HostAccess {

    /** The library logs what a host did, with stack traces; here that is an answer. Kept, or it would be forgotten. */
    private static final Logger LIBRARY = Logger.getLogger("com.hierynomus");

    private final Kerberos kerberos = new Kerberos();

    static {
        LIBRARY.setLevel(Level.OFF);
    }

    @Override
    public String id() {
        return "smb";
    }

    @Override
    public String title() {
        return "Over the network (SMB, port 445)";
    }

    @Override
    public Answer<HostSession> open(InetAddress address, Optional<Credential> credential, SocketFactory sockets,
            Duration limit) throws InterruptedException {
        return switch (reach(address, sockets, limit)) {
            case Answer.None<Reached>(Obstacle obstacle, String call, String code) ->
                    Answer.none(obstacle, call, code);
            case Answer.Value<Reached>(Reached host) -> host.logOn(credential, limit);
        };
    }

    /** The one that the address knows; else an address is asked for what it is called, which is not wanted. */
    private static Optional<String> name(InetAddress address) {
        String name = new InetSocketAddress(address, 0).getHostString();
        return Optional.of(name).filter(known -> !known.equals(address.getHostAddress()));
    }

    @Override
    public Answer<Reached> reach(InetAddress address, SocketFactory sockets, Duration limit)
            throws InterruptedException {
        SmbSession session = new SmbSession(new TargetSockets(address, sockets), name(address), kerberos, limit);
        Answer<Reached> reached = null;
        try {
            reached = session.reach(address.getHostAddress());
            return reached;
        } finally {
            if (!(reached instanceof Answer.Value)) {
                session.close();
            }
        }
    }
}
