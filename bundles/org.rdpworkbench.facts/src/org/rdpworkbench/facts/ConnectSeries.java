// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.facts;

import java.util.Collections;
import java.util.List;

/**
 * How a series of connections went. One is served when it came about and what had been answered before was answered
 * again: a limit may refuse connections, or accept and close them.
 *
 * @param before how many were served before the first that was not
 * @param lost how many were not
 * @param after how many were not, from the first that was not to the end; 0 when one was served again in between
 */
public record ConnectSeries(int before, int lost, int after) {

    /** From the outcomes in the order tried. */
    public static ConnectSeries of(List<Boolean> served) {
        int before = served.indexOf(false) < 0 ? served.size() : served.indexOf(false);
        List<Boolean> rest = served.subList(before, served.size());
        int lost = Collections.frequency(rest, false);
        return new ConnectSeries(before, lost, lost == rest.size() ? lost : 0);
    }

    /** True when from a certain one on none was served: that is how throttling looks. */
    public boolean stopped() {
        return after > 0;
    }
}
