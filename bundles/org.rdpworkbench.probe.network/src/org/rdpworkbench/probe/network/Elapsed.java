// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.probe.network;

/** Elapsed time as facts hold it: milliseconds, to the microsecond. */
final class Elapsed {

    private Elapsed() {}

    /** Milliseconds since a {@link System#nanoTime()}. */
    static double millis(long since) {
        return Math.round((System.nanoTime() - since) / 1_000.0) / 1_000.0;
    }
}
