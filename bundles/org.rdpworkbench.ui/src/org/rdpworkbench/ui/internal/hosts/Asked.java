// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.hosts;

import java.util.Optional;

/**
 * What a look is to find out, beside its host; another look repeats it.
 *
 * @param symptom what the person saw, in their words
 * @param thorough with a few more connections
 */
public record Asked(Optional<String> symptom, boolean thorough) {

    /** A quick look without a symptom. */
    public static final Asked NOTHING = new Asked(Optional.empty(), false);

    /** The same with a few more connections. */
    public Asked thoroughly() {
        return new Asked(symptom, true);
    }
}
