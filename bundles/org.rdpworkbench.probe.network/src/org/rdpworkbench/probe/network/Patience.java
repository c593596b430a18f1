// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.probe.network;

import java.time.Duration;
import org.rdpworkbench.core.spi.ProbeContext;

/**
 * How long a host may be silent within a step before that is called silence. A step as a whole is bounded by the
 * probe's deadline and by the bytes it takes: a host that sends slowly but steadily is let finish.
 */
final class Patience {

    /** That of a probe with many connections, all of which may run into silence. */
    static final Duration LEAST = Duration.ofSeconds(5);
    private static final Duration MOST = Duration.ofSeconds(10);

    private Patience() {}

    /**
     * Who gives a look more time is more patient. Who gives it less is not told of silence sooner, since that would
     * be held against the host.
     */
    static Duration of(ProbeContext context) {
        Duration third = context.remaining().dividedBy(3);
        return third.compareTo(LEAST) < 0 ? LEAST : third.compareTo(MOST) > 0 ? MOST : third;
    }
}
