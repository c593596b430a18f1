// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.repair;

import java.io.Closeable;
import java.io.IOException;

/** Keeps those on other machines from repairing the same host, where a team has a place that all of them see. */
@FunctionalInterface
public interface SharedLock {

    /** Of somebody who shares nothing. */
    SharedLock NONE = (machine, who) -> () -> { };

    /**
     * Takes it, until it is closed or this program ends in whatever way.
     *
     * @param machine which host, as its settings name it
     * @param who is told to others that want it
     * @throws RefusedException naming who has it
     * @throws IOException with a sentence, when that cannot be known
     */
    Closeable take(String machine, String who) throws RefusedException, IOException;
}
