// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.run;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.rdpworkbench.core.spi.ProbeContext;
import org.rdpworkbench.core.spi.ProbeException;
import org.rdpworkbench.core.spi.SessionSource;

/** What the probes of one run have in common; each is opened once, whatever comes of it. */
final class SharedSessions {

    private final List<SessionSource<?>> sources;
    private final Supplier<Duration> remaining;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Class<?>, Shared> all = new ConcurrentHashMap<>();
    private volatile boolean over;

    /** @param remaining what is left until the end of the run */
    SharedSessions(List<SessionSource<?>> sources, Supplier<Duration> remaining) {
        this.sources = sources;
        this.remaining = remaining;
    }

    /**
     * One that was asked for.
     *
     * @param session null when it could not be opened
     * @param failure why; null when the time was over before that was known
     */
    private record Shared(AutoCloseable session, String failure, RunSockets sockets) {}

    /**
     * The one of that kind.
     *
     * @param context of the probe that asks
     */
    <S extends AutoCloseable> S get(Class<S> kind, ProbeContext context, String probe)
            throws ProbeException, InterruptedException {
        // A probe that was left behind may still be opening it; who waits for that must stay able to go.
        lock.lockInterruptibly();
        try {
            Shared known = all.get(kind);
            if (known == null) {
                requireInTime();
                return open(kind, source(kind), context, probe);
            }
            if (known.session() == null && known.failure() == null) {
                throw new InterruptedException("it was not finished in time, and is not tried again");
            }
            if (known.session() == null) {
                throw new ProbeException(known.failure());
            }
            return kind.cast(known.session());
        } finally {
            lock.unlock();
        }
    }

    private SessionSource<?> source(Class<?> kind) throws ProbeException {
        return sources.stream().filter(source -> source.kind() == kind).findFirst()
                .orElseThrow(() -> new ProbeException("no installed plugin opens a " + kind.getSimpleName()));
    }

    private void requireInTime() {
        if (over) {
            throw new IllegalStateException("asked for a session after its time");
        }
    }

    private <S extends AutoCloseable> S open(Class<S> kind, SessionSource<?> source, ProbeContext context,
            String probe) throws ProbeException, InterruptedException {
        RunSockets sockets = new RunSockets(probe, remaining);
        all.put(kind, new Shared(null, null, sockets));
        // Whoever ends the run looks at what is there after saying so; one of the two sees the other.
        if (over) {
            sockets.close();
            requireInTime();
        }
        try {
            S session = kind.cast(source.open(context, sockets, context.remaining()));
            Shared shared = new Shared(session, "", sockets);
            all.put(kind, shared);
            if (over) {
                close(shared);
                sockets.close();
                requireInTime();
            }
            return session;
        } catch (ProbeException e) {
            all.put(kind, new Shared(null, e.getMessage(), sockets));
            throw e;
        }
    }

    /**
     * Ends all of them, in time: where an opening is still under way its connections end under it.
     *
     * @return that they were there
     */
    List<Transcript> close() {
        over = true;
        List<Shared> opened = List.copyOf(all.values());
        opened.forEach(SharedSessions::close);
        opened.forEach(one -> one.sockets().close());
        return opened.stream().flatMap(one -> one.sockets().transcripts().stream()).toList();
    }

    private static void close(Shared shared) {
        if (shared.session() == null) {
            return;
        }
        try {
            PluginCall.get("end of a session", () -> {
                shared.session().close();
                return true;
            });
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (TimeoutException | ExecutionException e) {
            // Its connections are closed next, and that ends it as well.
            return;
        }
    }
}
