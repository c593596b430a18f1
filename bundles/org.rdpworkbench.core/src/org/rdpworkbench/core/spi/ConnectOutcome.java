// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.spi;

import java.util.Locale;

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

    /** A neighbour that is not there is searched for at least as long as this before anybody says so. */
    private static final double SEARCH_MILLIS = 1_000;

    private final String words;

    ConnectOutcome(String words) {
        this.words = words;
    }

    /** A few English words for the ladder. */
    public String words() {
        return words;
    }

    /**
     * True when somebody on the way said that this host is not to be reached, sooner than anybody could have looked for
     * it: that is how ICMP "administratively prohibited" shows. A missing route of this machine comes at once as well,
     * and in other words.
     *
     * @param millis how long the attempt took
     * @param detail the system's words
     */
    public boolean saidByAFilter(double millis, String detail) {
        return noRouteToHost(detail) && millis < SEARCH_MILLIS;
    }

    /**
     * True when there is a way to the address, and whoever looked for the host at its end found nobody.
     *
     * @param millis how long the attempt took
     * @param detail the system's words
     */
    public boolean saidAfterASearch(double millis, String detail) {
        return noRouteToHost(detail) && millis >= SEARCH_MILLIS;
    }

    private boolean noRouteToHost(String detail) {
        return this == UNREACHABLE && detail.toLowerCase(Locale.ROOT).contains("route to host");
    }
}
