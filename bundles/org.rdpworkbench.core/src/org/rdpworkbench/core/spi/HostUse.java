// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.spi;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What else a host is there for just now: what a person should know before agreeing to a repair. It is no part of a
 * plan, since it is another one the next moment.
 *
 * @param roles what it is for that no fact tells, in English
 * @param signedIn who is signed in, by account; empty where nobody asked
 * @param sessions the sessions of people, each with where it comes from, in English; empty where nobody asked
 */
public record HostUse(Sighting roles, Optional<Sighting> signedIn, Optional<Sighting> sessions) {

    /** Where nothing looks. */
    public static final HostUse UNSEEN = new HostUse(new Unseen("this way in does not tell"), Optional.empty());

    /** What was seen. That nothing could be is never the same as that there is nothing. */
    public sealed interface Sighting {}

    /** @param names each once, in their order; none where there is nothing */
    public record Seen(List<String> names) implements Sighting {
        public Seen {
            names = List.copyOf(names);
        }
    }

    /** @param why one English clause or sentence */
    public record Unseen(String why) implements Sighting {
        public Unseen {
            Objects.requireNonNull(why, "why");
        }
    }

    public HostUse {
        Objects.requireNonNull(roles, "roles");
        Objects.requireNonNull(signedIn, "signedIn");
        Objects.requireNonNull(sessions, "sessions");
    }

    /** Where nobody asked for sessions. */
    public HostUse(Sighting roles, Optional<Sighting> signedIn) {
        this(roles, signedIn, Optional.empty());
    }
}
