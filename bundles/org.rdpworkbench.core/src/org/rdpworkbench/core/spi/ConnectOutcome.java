// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.spi;

/** How an attempt to connect ended. */
public enum ConnectOutcome {
    CONNECTED("connected"),
    /** The host or something in front of it answered with a reset. */
    REFUSED("refused"),
    /** A router or this machine said that there is no way. */
    UNREACHABLE("unreachable"),
    /** Nobody answered. */
    TIMED_OUT("no answer"),
    /** The connection was reset while it was being set up. */
    RESET("reset"),
    /** This machine's own rules forbid the connection. */
    FORBIDDEN("forbidden by this machine"),
    /** The look ended before its turn came; says nothing about the host. */
    NOT_TRIED("not tried"),
    /** Any other failure; the detail has the system's words. */
    FAILED("failed");

    private final String words;

    ConnectOutcome(String words) {
        this.words = words;
    }

    /** A few English words for the ladder. */
    public String words() {
        return words;
    }
}
