// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.hosts;

import java.util.List;
import java.util.stream.Stream;
import org.rdpworkbench.store.Group;

/**
 * A group with what is shown of it.
 *
 * @param rows its groups, and then its hosts
 */
public record GroupRow(Group group, List<Row> rows) implements Row {

    @Override
    public String id() {
        return group.id();
    }

    @Override
    public String name() {
        return group.name();
    }

    @Override
    public Stream<HostRow> hosts() {
        return rows.stream().flatMap(Row::hosts);
    }
}
