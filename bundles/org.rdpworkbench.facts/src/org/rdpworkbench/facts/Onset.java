// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.facts;

import java.time.Instant;
import java.util.Set;
import org.rdpworkbench.core.spi.Fact;
import org.rdpworkbench.core.spi.FactType;

/**
 * What happened since Remote Desktop last worked: where it fails now, it began with one of these. Seen from inside the
 * host, by its logs.
 *
 * @param worked when it last worked, by the host's clock
 * @param happened since then
 */
public record Onset(Instant worked, Set<Event> happened) implements Fact {

    public static final FactType<Onset> TYPE = new FactType<>("Onset", 1, Onset.class);

    /** What may have brought it about. */
    public enum Event {
        CERTIFICATE_RENEWED,
        /** The host was made from another one's disk. */
        CLONED,
        /** TLS versions, suites or policies were cut down; some of that waits for a boot. */
        HARDENED,
        BOOTED,
        /** Addresses, routes, firewalls or tunnels between clients and the host. */
        NETWORK_CHANGED
    }

    public Onset {
        happened = Set.copyOf(happened);
    }

    /** True when the host got another key: with a renewed certificate, or as a clone. */
    public boolean keyChanged() {
        return happened.contains(Event.CERTIFICATE_RENEWED) || happened.contains(Event.CLONED);
    }

    /** True when TLS was cut down and a boot brought that into effect. */
    public boolean hardened() {
        return happened.contains(Event.HARDENED) && happened.contains(Event.BOOTED);
    }

    /** True when the network was changed. */
    public boolean networkChanged() {
        return happened.contains(Event.NETWORK_CHANGED);
    }
}
