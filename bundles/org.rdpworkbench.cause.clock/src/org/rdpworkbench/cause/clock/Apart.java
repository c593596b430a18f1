// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.clock;

/** Whether two clocks are further apart than Kerberos tolerates by default, as far as the measurement can tell. */
enum Apart {
    NEAR, FAR,
    /** The limit lies within the uncertainty. */
    UNCLEAR;

    /** Maximum tolerance for computer clock synchronization, its default. */
    static final double LIMIT_SECONDS = 300;

    /**
     * @param seconds between the two
     * @param uncertainty in seconds, to either side
     */
    static Apart of(double seconds, double uncertainty) {
        double distance = Math.abs(seconds);
        if (distance - uncertainty > LIMIT_SECONDS) {
            return FAR;
        }
        return distance + uncertainty <= LIMIT_SECONDS ? NEAR : UNCLEAR;
    }
}
