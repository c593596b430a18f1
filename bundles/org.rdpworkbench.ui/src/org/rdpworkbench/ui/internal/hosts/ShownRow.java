// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.hosts;

import java.util.List;
import java.util.Optional;
import org.eclipse.jface.resource.ImageDescriptor;
import org.rdpworkbench.core.spi.Verdict;
import org.rdpworkbench.report.Plain;
import org.rdpworkbench.ui.internal.Icons;

/**
 * What an item shows of its row, so that it is touched only when it would show something else.
 *
 * @param id of the row
 * @param host empty for a group
 * @param inside how many rows a group holds
 */
record ShownRow(String id, List<String> texts, Optional<State> host, int inside) {

    /** @param verdict of the last look */
    record State(boolean looking, Optional<Verdict> verdict) {}

    static ShownRow of(Row row, List<Column> columns) {
        return switch (row) {
            case HostRow host -> new ShownRow(host.id(), columns.stream().map(column -> column.shown(host)).toList(),
                    Optional.of(new State(host.looking(), host.last().map(entry -> entry.verdict()))), 0);
            case GroupRow group -> new ShownRow(group.id(), List.of(Plain.escape(group.name(), 200)),
                    Optional.empty(), group.rows().size());
        };
    }

    ImageDescriptor image() {
        return host.map(state -> state.looking() ? Icons.named("looking") : Icons.of(state.verdict()))
                .orElseGet(() -> Icons.named("group"));
    }
}
