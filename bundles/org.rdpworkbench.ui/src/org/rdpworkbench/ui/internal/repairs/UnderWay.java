// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.repairs;

import java.time.Instant;
import org.rdpworkbench.ui.internal.LocalTimes;

/** The job of a repair, or of several. Each is of this family as long as it is under way. */
public interface UnderWay {

    /** What becomes of it when the window closes, one sentence. */
    String whenClosed();

    /** Whether it is stopped when the window closes; else it is waited for. */
    boolean stops();

    /** What is done while a host restarts. */
    static String waiting(Instant until) {
        return "waits for the host to answer again, until " + LocalTimes.second(until);
    }
}
