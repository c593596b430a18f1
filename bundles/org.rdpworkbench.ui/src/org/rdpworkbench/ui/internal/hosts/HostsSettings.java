// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.hosts;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.osgi.service.prefs.BackingStoreException;
import org.osgi.service.prefs.Preferences;

/** How the hosts view looks: its columns, its order and the groups that are expanded. Kept in the workspace. */
final class HostsSettings {

    private static final String COLUMNS = "columns";
    private static final String ORDER = "order";
    private static final String EXPANDED = "expanded";
    private static final int LEAST_WIDTH = 30;
    private static final int MOST_WIDTH = 4_000;

    /**
     * What the rows are sorted by.
     *
     * @param column the id of a column
     */
    record Order(String column, boolean descending) {

        /** By name; also where the column is not shown any more. */
        Comparator<HostRow> among(List<Column> columns) {
            Comparator<HostRow> order = columns.stream().filter(one -> one.id().equals(column)).findFirst()
                    .orElse(Column.NAME).order();
            return (descending ? order.reversed() : order).thenComparing(Column.NAME.order())
                    .thenComparing(Row::id);
        }
    }

    private final Preferences node = InstanceScope.INSTANCE.getNode("org.rdpworkbench.ui").node("hosts");
    private final Job flush = Job.createSystem("Storing the look of the hosts", monitor -> {
        try {
            node.flush();
        } catch (BackingStoreException e) {
            ILog.of(HostsSettings.class).error("The columns of the hosts view cannot be stored.", e);
        }
        return Status.OK_STATUS;
    });

    /** The columns from left to right; what cannot be read is left out. */
    List<Column> columns() {
        List<Column> all = new ArrayList<>();
        Stream.of(node.get(COLUMNS, "").split(" ")).flatMap(word -> column(word).stream()).forEach(all::add);
        return all.isEmpty() || !all.getFirst().id().equals(Column.NAME.id()) ? Column.INITIAL : all;
    }

    /** {@code id=width}. The title of a plugin's column stands beside, since the plugin may be gone or asleep. */
    private Optional<Column> column(String word) {
        String[] parts = word.split("=");
        if (parts.length != 2 || !parts[1].matches("[0-9]{1,6}")) {
            return Optional.empty();
        }
        int width = Math.clamp(Integer.parseInt(parts[1]), LEAST_WIDTH, MOST_WIDTH);
        return Column.OURS.stream().filter(column -> column.id().equals(parts[0])).findFirst()
                .or(() -> Optional.ofNullable(node.get("title." + parts[0], null))
                        .map(title -> Column.ofPlugin(parts[0], title))).map(column -> column.wide(width));
    }

    void columns(List<Column> columns) {
        node.put(COLUMNS, columns.stream().map(column -> column.id() + "=" + column.width())
                .collect(Collectors.joining(" ")));
        columns.stream().filter(column -> Column.OURS.stream().noneMatch(ours -> ours.id().equals(column.id())))
                .forEach(column -> node.put("title." + column.id(), column.title()));
        flush.schedule();
    }

    Order order() {
        String text = node.get(ORDER, Column.NAME.id());
        return text.startsWith("-") ? new Order(text.substring(1), true) : new Order(text, false);
    }

    void order(Order order) {
        node.put(ORDER, (order.descending() ? "-" : "") + order.column());
        flush.schedule();
    }

    /** The ids of groups. */
    Set<String> expanded() {
        return Stream.of(node.get(EXPANDED, "").split(" ")).filter(id -> !id.isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    void expanded(Set<String> groups) {
        node.put(EXPANDED, String.join(" ", groups));
        flush.schedule();
    }
}
