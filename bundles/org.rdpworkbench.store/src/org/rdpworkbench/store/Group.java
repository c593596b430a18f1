// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.store;

import java.util.Optional;

/**
 * A group of hosts.
 *
 * @param parent the id of the group around it; empty at the top
 */
public record Group(String id, Optional<String> parent, String name) {}
