// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.lab;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/** Bookkeeping of the connections to one host. */
final class Visits {

    /** A test of ten thousand connections must not keep them all. */
    private static final int MOST_KEPT = 1000;

    /** A connection that was accepted. */
    static final class Open {
        private final int number;
        private final Recorder recorder = new Recorder();
        private boolean ended;

        private Open(int number) {
            this.number = number;
        }

        int number() {
            return number;
        }

        Recorder recorder() {
            return recorder;
        }
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<Open> kept = new ArrayList<>();
    private int count;
    private int ended;
    private int mostAtOnce;
    private boolean authenticate;

    Open begin() {
        lock.lock();
        try {
            Open visit = new Open(++count);
            if (kept.size() < MOST_KEPT) {
                kept.add(visit);
            }
            return visit;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Counts how many connections are open. A client may have left the one before without this side having noticed yet,
     * so others get a moment to end first.
     */
    void settle(Duration moment) throws InterruptedException {
        lock.lock();
        try {
            await(() -> count - ended <= 1, moment);
            mostAtOnce = Math.max(mostAtOnce, count - ended);
        } finally {
            lock.unlock();
        }
    }

    void end(Open visit) {
        lock.lock();
        try {
            visit.ended = true;
            ended++;
            authenticate |= visit.recorder.authenticate();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    boolean awaitEnded(int connections, Duration limit) throws InterruptedException {
        lock.lock();
        try {
            return await(() -> ended >= connections, limit);
        } finally {
            lock.unlock();
        }
    }

    private boolean await(BooleanSupplier condition, Duration limit) throws InterruptedException {
        long left = limit.toNanos();
        while (!condition.getAsBoolean() && left > 0) {
            left = changed.awaitNanos(left);
        }
        return condition.getAsBoolean();
    }

    int count() {
        lock.lock();
        try {
            return count;
        } finally {
            lock.unlock();
        }
    }

    int mostAtOnce() {
        lock.lock();
        try {
            return mostAtOnce;
        } finally {
            lock.unlock();
        }
    }

    boolean sawAuthenticate() {
        lock.lock();
        try {
            return authenticate || kept.stream().anyMatch(v -> v.recorder.authenticate());
        } finally {
            lock.unlock();
        }
    }

    List<Visit> list() {
        lock.lock();
        try {
            return kept.stream().map(v -> new Visit(v.number, v.recorder.bytes(), v.recorder.authenticate(), v.ended))
                    .toList();
        } finally {
            lock.unlock();
        }
    }
}
