// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.facts;

import java.util.Collections;
import java.util.List;

/**
 * How a series of connections went.
 *
 * @param before how many came about before the first that did not
 * @param lost how many did not
 * @param after how many did not, from the first that did not to the end; 0 when one came about again in between
 */
public record ConnectSeries(int before, int lost, int after) {

    /** From the outcomes in the order tried. */
    public static ConnectSeries of(List<Boolean> connected) {
        int before = connected.indexOf(false) < 0 ? connected.size() : connected.indexOf(false);
        List<Boolean> rest = connected.subList(before, connected.size());
        int lost = Collections.frequency(rest, false);
        return new ConnectSeries(before, lost, lost == rest.size() ? lost : 0);
    }

    /** True when some came about and from a certain one on none did: that is how throttling looks. */
    public boolean stopped() {
        return after > 0;
    }
}
