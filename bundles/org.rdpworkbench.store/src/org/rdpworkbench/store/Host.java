// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.store;

import java.util.Optional;
import java.util.SortedSet;
import org.rdpworkbench.core.spi.Target;

/**
 * A host of the inventory.
 *
 * @param group the id of the group it is in; empty at the top
 * @param name what people call it; may be empty, and then its target is shown
 * @param target no two hosts have the same
 */
public record Host(String id, Optional<String> group, String name, Target target, SortedSet<String> tags,
        String notes) {

    /** The name, or where it is. */
    public String shown() {
        return name.isEmpty() ? target.toString() : name;
    }
}
