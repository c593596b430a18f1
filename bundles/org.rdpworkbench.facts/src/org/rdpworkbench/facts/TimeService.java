// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.facts;

import java.util.Locale;
import java.util.Optional;
import org.rdpworkbench.core.spi.Fact;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.facts.ServiceStates.Start;
import org.rdpworkbench.facts.ServiceStates.State;

/**
 * How the host keeps its time. Seen from inside the host.
 *
 * @param state of the service W32Time
 * @param source where it takes the time from
 * @param start what starts it; empty where there is no such service, and in evidence of versions that did not say so
 */
public record TimeService(State state, Source source, Optional<Start> start) implements Fact {

    public static final FactType<TimeService> TYPE = new FactType<>("TimeService", 1, TimeService.class);

    /** The name of the service on every host. */
    public static final String W32TIME = "W32Time";

    /** One of which it is not known what starts it. */
    public TimeService(State state, Source source) {
        this(state, source, Optional.empty());
    }

    /** The value Type of W32Time's Parameters, Microsoft's "Windows Time service tools and settings". */
    public enum Source {
        /** {@code NT5DS}: the domain, by a domain controller of it; for members of a domain. */
        DOMAIN,
        /** {@code NTP}: the servers that are named. */
        SERVERS,
        /** {@code AllSync}: all there are. */
        ALL,
        /** {@code NoSync}: nowhere. */
        NOWHERE,
        /** Something that is not known here, or nothing is set. */
        UNKNOWN;

        /** What a text of that value means; empty where nothing is set. */
        public static Source of(Optional<String> type) {
            return switch (type.orElse("").toUpperCase(Locale.ROOT)) {
                case "NT5DS" -> DOMAIN;
                case "NTP" -> SERVERS;
                case "ALLSYNC" -> ALL;
                case "NOSYNC" -> NOWHERE;
                default -> UNKNOWN;
            };
        }
    }

    /** True when nothing corrects the clock, as far as the time service goes. */
    public boolean off() {
        return switch (state) {
            case ABSENT, STOPPED, PAUSED -> true;
            case START_PENDING, STOP_PENDING, RUNNING, CONTINUE_PENDING, PAUSE_PENDING, UNKNOWN -> false;
        };
    }

    /** True when it runs and takes the time from somewhere. */
    public boolean keepsTime() {
        return state == State.RUNNING && source != Source.NOWHERE && source != Source.UNKNOWN;
    }
}
