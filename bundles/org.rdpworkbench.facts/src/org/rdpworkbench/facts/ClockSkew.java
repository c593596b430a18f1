// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.facts;

import org.rdpworkbench.core.spi.Fact;
import org.rdpworkbench.core.spi.FactType;

/**
 * The host's clock against this machine's. It does not say which of the two is wrong.
 *
 * @param seconds host minus here; positive when the host is ahead
 * @param uncertainty in seconds, to either side: half the round trip and the resolution of the source
 * @param clock where the host's time was read
 */
public record ClockSkew(double seconds, double uncertainty, String clock) implements Fact {

    public static final FactType<ClockSkew> TYPE = new FactType<>("ClockSkew", 1, ClockSkew.class);
}
