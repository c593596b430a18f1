// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.smb.internal;

import com.hierynomus.smbj.SMBClient;
import com.hierynomus.smbj.SmbConfig;
import com.hierynomus.smbj.auth.AuthenticationContext;
import com.hierynomus.smbj.auth.NtlmAuthenticator;
import com.hierynomus.smbj.connection.Connection;
import com.hierynomus.smbj.session.Session;
import com.hierynomus.smbj.share.DiskShare;
import com.hierynomus.smbj.share.PipeShare;
import com.hierynomus.smbj.share.Share;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.rdpworkbench.host.Answer;
import org.rdpworkbench.host.ClockReading;
import org.rdpworkbench.host.Credential;
import org.rdpworkbench.host.EventLogs;
import org.rdpworkbench.host.Files;
import org.rdpworkbench.host.HostSession;
import org.rdpworkbench.host.Obstacle;
import org.rdpworkbench.host.Registry;
import org.rdpworkbench.host.Services;

/** A session over SMB. What is said of its thread in {@link #ask} holds for all that the parts of it do. */
final class SmbSession implements HostSession {

    private static final int PORT = 445;
    private static final int BUFFER = 1 << 20;
    /** Closing waits at least so long for threads, however short the limit is: they only have to see their end. */
    private static final Duration LEAST_END = Duration.ofSeconds(1);

    private final SessionThread thread = new SessionThread();
    private final Map<RpcInterface, RpcPipe> pipes = new EnumMap<>(RpcInterface.class);
    private final TargetSockets sockets;
    private final Duration limit;
    private SMBClient client;
    private Session session;
    private boolean localAccount;
    private boolean ended;

    SmbSession(TargetSockets sockets, Duration limit) {
        this.sockets = sockets;
        this.limit = limit;
    }

    /** A look at the host, in the session's thread. */
    @FunctionalInterface
    interface Look<T> {
        T look() throws Exception;
    }

    /** Connects and logs on, once. */
    Answer<HostSession> logOn(String host, Credential credential) throws InterruptedException {
        char[] secret = credential.secret();
        AuthenticationContext context =
                new AuthenticationContext(credential.user(), secret, credential.domain());
        Arrays.fill(secret, '\0');
        try {
            return ask("SMB2 SESSION_SETUP", () -> {
                client = new SMBClient(configuration());
                Connection connection = client.connect(host, PORT);
                session = connection.authenticate(context);
                localAccount = credential.local()
                        || credential.domain().equalsIgnoreCase(connection.getConnectionContext().getNetBiosName());
                return this;
            });
        } finally {
            // The library keeps it for hosts to which it is referred, where this goes never.
            Arrays.fill(context.getPassword(), '\0');
        }
    }

    private SmbConfig configuration() {
        return SmbConfig.builder()
                .withSocketFactory(sockets)
                .withSigningEnabled(true)
                .withSigningRequired(true)
                .withEncryptData(true)
                .withDfsEnabled(false)
                .withMultiProtocolNegotiate(false)
                .withTimeout(Math.max(1, limit.toMillis()), TimeUnit.MILLISECONDS)
                .withBufferSize(BUFFER)
                // The first one that the host offers, too, is used: Kerberos would come before.
                .withAuthenticators(new NtlmAuthenticator.Factory())
                .build();
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
        boolean refused = failure.obstacle() == Obstacle.NO_ACCESS;
        return (refused && localAccount ? failure.because(Obstacle.REMOTE_UAC) : failure).answer();
    }

    private void abandon() {
        ended = true;
        sockets.close();
    }

    /** A pipe to that interface, which stays open. Only in the session's thread. */
    RpcPipe pipe(RpcInterface to) throws Unanswered, NdrException {
        RpcPipe pipe = pipes.get(to);
        if (pipe == null) {
            if (!(session.connectShare("IPC$") instanceof PipeShare share)) {
                throw new Unanswered(Obstacle.UNSUPPORTED, "SMB2 TREE_CONNECT", "IPC$ is no share of pipes");
            }
            pipe = RpcPipe.open(share, to);
            pipes.put(to, pipe);
        }
        return pipe;
    }

    /** The administrative share of a drive. Only in the session's thread. */
    DiskShare drive(char letter) throws Unanswered {
        Share share = session.connectShare(letter + "$");
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
    public Answer<ClockReading> clock() throws InterruptedException {
        return ask("srvsvc", () -> TimeOfDay.read(pipe(RpcInterface.SRVSVC)));
    }

    @Override
    public void close() {
        try {
            if (!ended && session != null) {
                ask("SMB2 LOGOFF", this::logOff);
            }
            abandon();
            thread.end(limit.compareTo(LEAST_END) > 0 ? limit : LEAST_END);
        } catch (InterruptedException e) {
            abandon();
            Thread.currentThread().interrupt();
        }
    }

    private Boolean logOff() {
        client.close();
        return true;
    }
}
