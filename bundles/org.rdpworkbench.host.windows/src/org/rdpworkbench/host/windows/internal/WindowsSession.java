// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.windows.internal;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import javax.net.SocketFactory;
import org.rdpworkbench.host.Answer;
import org.rdpworkbench.host.ClockReading;
import org.rdpworkbench.host.Credential;
import org.rdpworkbench.host.EventLogs;
import org.rdpworkbench.host.Files;
import org.rdpworkbench.host.HostAccess;
import org.rdpworkbench.host.HostSession;
import org.rdpworkbench.host.MalformedBytesException;
import org.rdpworkbench.host.Obstacle;
import org.rdpworkbench.host.Registry;
import org.rdpworkbench.host.Services;
import org.rdpworkbench.host.Settings;
import org.rdpworkbench.host.UserRights;

/** A session in a machine. What Windows keeps of a connection to another machine it ends by itself. */
final class WindowsSession implements HostAccess.Reached, HostSession {

    /** By its name, if at all, from the first contact on. */
    private volatile Computer computer;
    private final SessionThread thread;
    /**
     * For services. Where a firewall lets nothing but SMB through to another machine, Windows tries TCP for more than
     * twenty seconds before it asks for services over SMB ("Services and RPC/TCP"): who waits for that does not lose
     * all the rest as well.
     */
    private final SessionThread services;
    private Duration limit;
    /** Set in the session's thread, before anything is asked. */
    private volatile Windows windows;
    /** A file that stays open until the end; null where there is none. Guarded by this. */
    private OpenFile held;

    WindowsSession(Computer computer, Duration limit) {
        this.computer = computer;
        this.limit = limit;
        this.thread = new SessionThread();
        this.services = computer.another() ? new SessionThread() : thread;
    }

    /** The machine that is looked into. */
    Computer computer() {
        return computer;
    }

    /** Where the libraries come from. */
    @FunctionalInterface
    interface Libraries {
        Windows load() throws Unanswered;
    }

    /** Keeps a file open until it is closed; where it has ended meanwhile, not at all. In the session's thread. */
    synchronized void keep(OpenFile file) {
        if (thread.ended()) {
            file.close();
        } else {
            held = file;
        }
    }

    private synchronized void release() {
        if (held != null) {
            held.close();
            held = null;
        }
    }

    /** A look at the machine, in the session's thread. */
    @FunctionalInterface
    interface Look<T> {
        T look(Windows windows) throws Unanswered, MalformedBytesException;
    }

    /** Makes it usable, for the machine itself. */
    Answer<WindowsSession> load(Libraries libraries) throws InterruptedException {
        return ask("LoadLibraryW", none -> {
            windows = libraries.load();
            return this;
        });
    }

    /** Goes to another machine, once the libraries are there, and says nothing of who is here. */
    Answer<WindowsSession> connect(InetAddress address, SocketFactory sockets) throws InterruptedException {
        return ask("connect", loaded -> {
            FirstContact.connect(address, sockets);
            computer = Computer.called(address);
            return this;
        });
    }

    /** As who is signed in, who is in the machine itself already. */
    @Override
    public Answer<HostSession> logOn(Optional<Credential> none, Duration within) throws InterruptedException {
        limit = within;
        Answer<HostSession> session = null;
        try {
            session = ask("CreateFileW", loaded -> {
                if (computer.another()) {
                    FirstContact.logOn(loaded.kernel(), computer);
                }
                return this;
            });
            return session;
        } finally {
            if (!(session instanceof Answer.Value)) {
                close();
            }
        }
    }

    /**
     * Looks, in the session's thread and at most for the limit.
     *
     * @param what the call that is named when the failure itself names none
     */
    <T> Answer<T> ask(String what, Look<? extends T> look) throws InterruptedException {
        return ask(thread, what, look);
    }

    /** Looks at services, in the same manner. */
    <T> Answer<T> askForServices(String what, Look<? extends T> look) throws InterruptedException {
        return ask(services, what, look);
    }

    private <T> Answer<T> ask(SessionThread in, String what, Look<? extends T> look) throws InterruptedException {
        if (in.ended()) {
            return Answer.none(Obstacle.CHANNEL_NOT_REACHABLE, what, "the session has ended");
        }
        try {
            return Answer.of(in.call(() -> look.look(windows), limit));
        } catch (ExecutionException e) {
            return failed(what, e.getCause());
        } catch (TimeoutException e) {
            return Answer.none(Obstacle.TIMED_OUT, what, "more than " + limit.toMillis() + " ms");
        }
    }

    private <T> Answer<T> failed(String what, Throwable problem) {
        return switch (problem) {
            case Unanswered unanswered -> (computer.another() ? unanswered.elsewhere() : unanswered).answer();
            case MalformedBytesException malformed -> Answer.none(Obstacle.MALFORMED, what, malformed.getMessage());
            // Neither is the machine's doing.
            case RuntimeException broken -> throw broken;
            case Error broken -> throw broken;
            default -> throw new IllegalStateException(problem);
        };
    }

    @Override
    public Registry registry() {
        return new WindowsRegistry(this);
    }

    @Override
    public Services services() {
        return new WindowsServices(this);
    }

    @Override
    public Files files() {
        return new WindowsFiles(this);
    }

    @Override
    public EventLogs eventLogs() {
        return new WindowsEventLogs(this);
    }

    @Override
    public UserRights userRights() {
        return new WindowsUserRights(this);
    }

    @Override
    public Settings settings() {
        return new WindowsSettings(this);
    }

    @Override
    public boolean itself() {
        return !computer.another();
    }

    @Override
    public Answer<List<String>> signedIn() throws InterruptedException {
        return ask("NetWkstaUserEnum", loaded -> WorkstationUsers.read(loaded.netapi(), computer));
    }

    /** The machine's own is never ahead of itself. */
    @Override
    public Answer<ClockReading> clock() throws InterruptedException {
        if (computer.another()) {
            return ask("NetRemoteTOD", loaded -> TimeOfDay.read(loaded.netapi(), computer));
        }
        return ask("GetTickCount64", loaded -> {
            Duration uptime = Duration.ofMillis(loaded.kernel().GetTickCount64());
            Instant now = Instant.now();
            int east = ZoneId.systemDefault().getRules().getOffset(now).getTotalSeconds();
            return new ClockReading(now, now, now, -east / 60, Optional.of(uptime));
        });
    }

    @Override
    public void close() {
        thread.close(limit);
        services.close(limit);
        release();
    }
}
