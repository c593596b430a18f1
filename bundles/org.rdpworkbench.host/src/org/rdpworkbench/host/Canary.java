// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host;

import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Keeps one credential from being tried at many hosts when it may be wrong, since an account is locked after a few
 * refusals: the first host that answers shows whether it is taken, and after one refusal it is not tried anywhere.
 * Hosts wait here only once they are reached, since others wait for them.
 */
final class Canary {

    private enum Known { NOTHING, TAKEN, REFUSED }

    private final ReentrantLock first = new ReentrantLock();
    private final Duration rest;
    private volatile Known known = Known.NOTHING;
    /** When a host refused it, by {@link System#nanoTime}. */
    private volatile long since;

    /** @param rest how long it is tried nowhere after a refusal */
    Canary(Duration rest) {
        this.rest = rest;
    }

    /** One logon. */
    interface Logon {
        Answer<HostSession> open() throws InterruptedException;
    }

    /** What came of the logon; or that it was not tried. Until one host has taken the credential, others wait. */
    Answer<HostSession> open(Logon logon) throws InterruptedException {
        if (known == Known.TAKEN) {
            return tried(logon);
        }
        first.lockInterruptibly();
        try {
            return tried(logon);
        } finally {
            first.unlock();
        }
    }

    /** Whether a host has refused it: then there is no use in getting its secret. */
    boolean refused() {
        return known == Known.REFUSED && Duration.ofNanos(System.nanoTime() - since).compareTo(rest) < 0;
    }

    /** What is said where it is not tried. */
    static Answer<HostSession> notTried() {
        return Answer.none(Obstacle.LOGON_FAILED, "logon", "not tried here, since another host refused it");
    }

    private Answer<HostSession> tried(Logon logon) throws InterruptedException {
        if (refused()) {
            return notTried();
        }
        Answer<HostSession> answer = logon.open();
        switch (answer) {
            case Answer.Value<HostSession> taken -> known = refused() ? known : Known.TAKEN;
            case Answer.None<HostSession> none when none.obstacle() == Obstacle.LOGON_FAILED -> {
                since = System.nanoTime();
                known = Known.REFUSED;
            }
            // Whoever was not reached has not said anything of the credential.
            case Answer.None<HostSession> none -> { }
        }
        return answer;
    }
}
