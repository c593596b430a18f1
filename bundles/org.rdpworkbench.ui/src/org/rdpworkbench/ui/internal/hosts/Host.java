// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.hosts;

import java.time.Instant;
import java.util.Optional;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.core.spi.Verdict;

/**
 * A host of this workspace. There is one for each target.
 *
 * @param name what the person calls it
 * @param seen how the last look ended
 * @param asked what it was to find out
 */
public record Host(String name, Target target, Optional<Seen> seen, Asked asked) {

    /** How a look ended, and when it began. */
    public record Seen(Verdict verdict, Instant at) {}

    /** A host that was not looked at yet, called by its address. */
    public static Host of(Target target) {
        return new Host(plain(target), target, Optional.empty(), Asked.NOTHING);
    }

    /** The target without its port where that is the usual one. */
    public static String plain(Target target) {
        return target.port() == Target.DEFAULT_PORT ? target.host() : target.toString();
    }

    Host named(String other) {
        return new Host(other, target, seen, asked);
    }

    Host seen(Seen last) {
        return new Host(name, target, Optional.of(last), asked);
    }

    Host asked(Asked now) {
        return new Host(name, target, seen, now);
    }
}
