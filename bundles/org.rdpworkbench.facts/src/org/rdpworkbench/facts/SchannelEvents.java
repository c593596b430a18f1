// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.facts;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.rdpworkbench.core.spi.Fact;
import org.rdpworkbench.core.spi.FactType;

/**
 * Schannel events of the host's System log around this run's own connection. Seen from inside the host. Every Schannel
 * server on a host writes these events, so only those near our own ClientHello say something.
 *
 * @param connected when our own ClientHello was sent, by the host's clock
 * @param events of the log, the oldest first
 */
public record SchannelEvents(Instant connected, List<Event> events) implements Fact {

    public static final FactType<SchannelEvents> TYPE = new FactType<>("SchannelEvents", 1, SchannelEvents.class);

    /** How near an event must be to our own connection to count. */
    public static final Duration NEAR = Duration.ofSeconds(2);

    private static final int KEY_NOT_ACCESSIBLE = 36870;
    private static final int CREDENTIAL_NOT_CREATED = 36871;
    private static final int NO_COMMON_SUITE = 36874;

    /**
     * One event.
     *
     * @param id for example 36870
     * @param status the status code in its data
     */
    public record Event(int id, Instant at, Optional<Long> status) {}

    /** True when 36870 was written at our connection: the private key could not be used. */
    public boolean keyNotAccessible() {
        return near(KEY_NOT_ACCESSIBLE);
    }

    /** True when 36871 was written at our connection: no credential could be made, for want of a protocol. */
    public boolean credentialNotCreated() {
        return near(CREDENTIAL_NOT_CREATED);
    }

    /** True when 36874 was written at our connection: no suite in common. */
    public boolean noCommonSuite() {
        return near(NO_COMMON_SUITE);
    }

    /** True when none of these was written at our connection. */
    public boolean quiet() {
        return !keyNotAccessible() && !credentialNotCreated() && !noCommonSuite();
    }

    /** True when no event at all was written at our connection, also none of which it is not known what it says. */
    public boolean silent() {
        return events.stream().noneMatch(this::near);
    }

    private boolean near(int id) {
        return events.stream().anyMatch(event -> event.id() == id && near(event));
    }

    private boolean near(Event event) {
        return Duration.between(connected, event.at()).abs().compareTo(NEAR) <= 0;
    }
}
