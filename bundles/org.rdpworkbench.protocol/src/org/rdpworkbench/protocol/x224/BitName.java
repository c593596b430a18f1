// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.protocol.x224;

import java.util.ArrayList;
import java.util.List;

/**
 * The name of one bit in a mask.
 *
 * @param bit the bit as a number
 * @param name the specification's name for it
 */
record BitName(long bit, String name) {

    /** Returns the names of the bits that are set, lowest first; unknown bits come last, together, in hexadecimal. */
    static List<String> names(long mask, List<BitName> known) {
        List<String> names = new ArrayList<>();
        long unknown = mask;
        for (BitName candidate : known) {
            if ((mask & candidate.bit) != 0) {
                names.add(candidate.name);
                unknown &= ~candidate.bit;
            }
        }
        if (unknown != 0) {
            names.add("0x" + Long.toHexString(unknown));
        }
        return List.copyOf(names);
    }
}
