// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.windows.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.rdpworkbench.host.Answer;
import org.rdpworkbench.host.ClockReading;
import org.rdpworkbench.host.EventLogs;
import org.rdpworkbench.host.Files;
import org.rdpworkbench.host.HostSession;
import org.rdpworkbench.host.MalformedBytesException;
import org.rdpworkbench.host.Obstacle;
import org.rdpworkbench.host.Registry;
import org.rdpworkbench.host.Services;

/**
 * A session in this machine. A call of Windows cannot be ended from outside: one that takes too long is left with its
 * thread, which frees what it holds and ends when the call comes back.
 */
final class WindowsSession implements HostSession {

    private final ExecutorService executor = Executors.newSingleThreadExecutor(this::thread);
    private final Duration limit;
    private Thread thread;
    private boolean ended;
    /** Set and read in the session's thread. */
    private Windows windows;

    WindowsSession(Duration limit) {
        this.limit = limit;
    }

    private Thread thread(Runnable work) {
        thread = Thread.ofPlatform().daemon().name("Windows session").unstarted(work);
        return thread;
    }

    /** Where the libraries come from. */
    @FunctionalInterface
    interface Libraries {
        Windows load() throws Unanswered;
    }

    /** A look at the machine, in the session's thread. */
    @FunctionalInterface
    interface Look<T> {
        T look(Windows windows) throws Unanswered, MalformedBytesException;
    }

    /** Makes it usable. */
    Answer<HostSession> load(Libraries libraries) throws InterruptedException {
        return ask("LoadLibraryW", none -> {
            windows = libraries.load();
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
        Future<T> result = executor.submit(() -> look.look(windows));
        try {
            return Answer.of(result.get(limit.toNanos(), TimeUnit.NANOSECONDS));
        } catch (ExecutionException e) {
            return failed(what, e.getCause());
        } catch (TimeoutException e) {
            abandon();
            return Answer.none(Obstacle.TIMED_OUT, what, "more than " + limit.toMillis() + " ms");
        } catch (InterruptedException e) {
            abandon();
            throw e;
        }
    }

    private static <T> Answer<T> failed(String what, Throwable problem) {
        return switch (problem) {
            case Unanswered unanswered -> unanswered.answer();
            case MalformedBytesException malformed -> Answer.none(Obstacle.MALFORMED, what, malformed.getMessage());
            // Neither is the machine's doing.
            case RuntimeException broken -> throw broken;
            case Error broken -> throw broken;
            default -> throw new IllegalStateException(problem);
        };
    }

    private void abandon() {
        ended = true;
        executor.shutdownNow();
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

    /** This machine's own, which is never ahead of itself. */
    @Override
    public Answer<ClockReading> clock() throws InterruptedException {
        return ask("GetTickCount64", loaded -> {
            Duration uptime = Duration.ofMillis(loaded.kernel().GetTickCount64());
            Instant now = Instant.now();
            int east = ZoneId.systemDefault().getRules().getOffset(now).getTotalSeconds();
            return new ClockReading(now, now, now, -east / 60, Optional.of(uptime));
        });
    }

    @Override
    public void close() {
        // Whoever did not come back in time has been waited for.
        boolean left = ended;
        abandon();
        boolean interrupted = Thread.interrupted();
        try {
            if (thread != null && !left) {
                thread.join(limit);
            }
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
