// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.store;

import java.util.Optional;

/**
 * A group of hosts.
 *
 * @param parent the id of the group around it; empty at the top
 */
public record Group(String id, Optional<String> parent, String name) {

    /** This group with what somebody has changed who knew it as it was. */
    Group with(Group changed, Group known) {
        return new Group(id, Host.later(parent, changed.parent, known.parent),
                Host.later(name, changed.name, known.name));
    }
}
