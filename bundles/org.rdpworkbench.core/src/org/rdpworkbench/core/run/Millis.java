// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.run;

/** Elapsed time as it is shown and stored: milliseconds, to the microsecond. */
final class Millis {

    private Millis() {}

    /** Milliseconds since a {@link System#nanoTime()}. */
    static double since(long nanoTime) {
        return Math.round((System.nanoTime() - nanoTime) / 1_000.0) / 1_000.0;
    }
}
