// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.smb.internal;

import com.hierynomus.smbj.auth.AuthenticationContext;
import com.hierynomus.smbj.connection.Connection;
import com.hierynomus.smbj.share.DiskShare;
import com.hierynomus.smbj.share.PipeShare;
import com.hierynomus.smbj.share.Share;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.rdpworkbench.host.Answer;
import org.rdpworkbench.host.ClockReading;
import org.rdpworkbench.host.Credential;
import org.rdpworkbench.host.EventLogs;
import org.rdpworkbench.host.Files;
import org.rdpworkbench.host.HostAccess;
import org.rdpworkbench.host.HostSession;
import org.rdpworkbench.host.Obstacle;
import org.rdpworkbench.host.Registry;
import org.rdpworkbench.host.Services;
import org.rdpworkbench.host.Settings;
import org.rdpworkbench.host.UserRights;

/**
 * A connection over SMB, and the session on it. What is said of its thread in {@link #ask} holds for all that the parts
 * of it do.
 */
final class SmbSession implements HostAccess.Reached, HostSession {

    /** Closing waits at least so long for threads, however short the limit is: they only have to see their end. */
    private static final Duration LEAST_END = Duration.ofSeconds(1);

    private final SessionThread thread = new SessionThread();
    private final Map<RpcInterface, RpcPipe> pipes = new EnumMap<>(RpcInterface.class);
    private final TargetSockets sockets;
    private final Optional<String> name;
    private final Kerberos kerberos;
    private Duration limit;
    private Connection connection;
    private Logon logon;
    private Optional<Instant> validUntil = Optional.empty();
    private boolean ended;

    /** @param name the host's, where it was called by one: tickets are for names */
    SmbSession(TargetSockets sockets, Optional<String> name, Kerberos kerberos, Duration limit) {
        this.name = name;
        this.kerberos = kerberos;
        this.sockets = sockets;
        this.limit = limit;
    }

    /** A look at the host, in the session's thread. */
    @FunctionalInterface
    interface Look<T> {
        T look() throws Exception;
    }

    /** Connects, and agrees with the host on how to go on. */
    Answer<HostAccess.Reached> reach(String host) throws InterruptedException {
        return ask("SMB2 NEGOTIATE", () -> {
            connection = Logon.connect(host, sockets, limit);
            return this;
        });
    }

    @Override
    public Answer<HostSession> logOn(Optional<Credential> credential, Duration within) throws InterruptedException {
        Answer<HostSession> session = null;
        try {
            limit = within;
            session = logOn(credential.orElseThrow());
            return session;
        } catch (Unanswered refused) {
            return refused.answer();
        } finally {
            if (!(session instanceof Answer.Value)) {
                close();
            }
        }
    }

    /**
     * With a ticket where one can be had. Where the host does not take it, as with a clock that is wrong, NTLM is no
     * second try of the password: that was right when the ticket was given.
     */
    private Answer<HostSession> logOn(Credential credential) throws Unanswered, InterruptedException {
        Optional<TicketContext> ticket =
                name.isEmpty() ? Optional.empty() : kerberos.ticket(credential, name.get(), limit);
        if (ticket.isPresent()) {
            Answer<HostSession> session = setUp(ticket.get(), credential.local());
            if (session instanceof Answer.Value || ended || refusesAccount(session)) {
                validUntil = ticket.get().validUntil();
                return session;
            }
        }
        return setUp(Logon.context(credential), credential.local());
    }

    /** Whether it took the ticket, and not who is in it: then NTLM would be refused for the same, and count twice. */
    static boolean refusesAccount(Answer<HostSession> session) {
        return session instanceof Answer.None<HostSession> none && switch (none.obstacle()) {
            case LOCAL_ACCOUNTS_DENIED -> true;
            case LOGON_FAILED -> !none.code().startsWith("0x%08X".formatted(Status.LOGON_FAILURE));
            default -> false;
        };
    }

    private Answer<HostSession> setUp(AuthenticationContext context, boolean local) throws InterruptedException {
        return ask("SMB2 SESSION_SETUP", () -> {
            logon = Logon.to(connection, context, local);
            return this;
        });
    }

    /**
     * Looks, in the session's thread and at most for the limit.
     *
     * @param what the call that is named when the failure itself names none
     */
    <T> Answer<T> ask(String what, Look<? extends T> look) throws InterruptedException {
        if (ended) {
            return Answer.none(Obstacle.CHANNEL_NOT_REACHABLE, what, "the session has ended");
        }
        try {
            return Answer.of(thread.call(look::look, limit));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                // It is not the host that is broken.
                throw error;
            }
            return failed(what, e.getCause());
        } catch (TimeoutException e) {
            abandon();
            return Answer.none(Obstacle.TIMED_OUT, what, "more than " + limit.toMillis() + " ms");
        } catch (InterruptedException e) {
            abandon();
            throw e;
        }
    }

    private <T> Answer<T> failed(String what, Throwable problem) {
        Unanswered failure = Failures.of(what, problem);
        if (Failures.endsConnection(problem)) {
            abandon();
        } else if (failure.obstacle() == Obstacle.MALFORMED) {
            // What else comes on these pipes belongs to nothing.
            pipes.clear();
        }
        if (failure.obstacle() == Obstacle.NO_ACCESS && logon != null && logon.localAccount()) {
            failure = failure.because(Obstacle.REMOTE_UAC);
        }
        return failure.answer();
    }

    private void abandon() {
        ended = true;
        sockets.close();
    }

    /** A pipe to that interface, which stays open. Only in the session's thread. */
    RpcPipe pipe(RpcInterface to) throws Unanswered, NdrException {
        RpcPipe pipe = pipes.get(to);
        if (pipe == null) {
            if (!(logon.session().connectShare("IPC$") instanceof PipeShare share)) {
                throw new Unanswered(Obstacle.UNSUPPORTED, "SMB2 TREE_CONNECT", "IPC$ is no share of pipes");
            }
            pipe = RpcPipe.bind(SmbPipe.open(share, to.pipe), to);
            pipes.put(to, pipe);
        }
        return pipe;
    }

    /** The administrative share of a drive. Only in the session's thread. */
    DiskShare drive(char letter) throws Unanswered {
        Share share = logon.session().connectShare(letter + "$");
        if (share instanceof DiskShare disk) {
            return disk;
        }
        throw new Unanswered(Obstacle.UNSUPPORTED, "SMB2 TREE_CONNECT", letter + "$ is no share of a disk");
    }

    @Override
    public Registry registry() {
        return new SmbRegistry(this);
    }

    @Override
    public Services services() {
        return new SmbServices(this);
    }

    @Override
    public Files files() {
        return new SmbFiles(this);
    }

    @Override
    public EventLogs eventLogs() {
        return new SmbEventLogs(this);
    }

    @Override
    public UserRights userRights() {
        return UserRights.NOT_ASKED;
    }

    @Override
    public Settings settings() {
        return new SmbSettings(this);
    }

    @Override
    public Optional<Instant> validUntil() {
        return validUntil;
    }

    @Override
    public Answer<List<String>> signedIn() throws InterruptedException {
        return ask("wkssvc", () -> WorkstationUsers.read(pipe(RpcInterface.WKSSVC)));
    }

    @Override
    public Answer<ClockReading> clock() throws InterruptedException {
        return ask("srvsvc", () -> TimeOfDay.read(pipe(RpcInterface.SRVSVC)));
    }

    @Override
    public void close() {
        boolean interrupted = Thread.interrupted();
        if (!ended && !interrupted && logon != null) {
            try {
                ask("SMB2 LOGOFF", () -> {
                    logon.end();
                    return true;
                });
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        abandon();
        if (thread.end(limit.compareTo(LEAST_END) > 0 ? limit : LEAST_END) || interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
