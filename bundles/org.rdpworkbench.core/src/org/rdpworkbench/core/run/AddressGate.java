// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.run;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * One connection at a time to one address, over all runs: small listeners drop what comes at once, and the drop would
 * be taken for the host's fault.
 */
final class AddressGate {

    /** Addresses with a connection open or waited for; an address nobody uses is forgotten. */
    private final Map<InetAddress, Turnstile> turnstiles = new HashMap<>();

    private static final class Turnstile {
        private final Semaphore one = new Semaphore(1, true);
        private int users;
    }

    /** Waits for the turn; false when it did not come in time. */
    boolean enter(InetAddress address, long millis) throws InterruptedException {
        Turnstile turnstile;
        synchronized (turnstiles) {
            turnstile = turnstiles.computeIfAbsent(address, a -> new Turnstile());
            turnstile.users++;
        }
        boolean entered = false;
        try {
            entered = turnstile.one.tryAcquire(millis, TimeUnit.MILLISECONDS);
            return entered;
        } finally {
            if (!entered) {
                forget(address);
            }
        }
    }

    /** Gives the turn back. */
    void leave(InetAddress address) {
        synchronized (turnstiles) {
            turnstiles.get(address).one.release();
        }
        forget(address);
    }

    private void forget(InetAddress address) {
        synchronized (turnstiles) {
            if (--turnstiles.get(address).users == 0) {
                turnstiles.remove(address);
            }
        }
    }
}
