// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.hosts;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.rdpworkbench.core.run.Snapshot;
import org.rdpworkbench.report.Plain;
import org.rdpworkbench.store.History;

/**
 * A column of the hosts view.
 *
 * @param width in pixels
 * @param text of a host, as it is; whoever shows it makes it harmless
 * @param order of hosts when they are sorted by it
 */
record Column(String id, String title, int width, Function<HostRow, String> text, Comparator<HostRow> order) {

    /** The one that is always there, and first. */
    static final Column NAME = of("name", "Name", 190, HostRow::name);
    static final Column STATE = new Column("state", "Last look", 150, row -> row.state(Instant.now()),
            Comparator.<HostRow, String>comparing(HostRow::verdict)
                    .thenComparing(row -> row.last().map(History.Entry::at).orElse(Instant.MIN)));

    /** Those that need no plugin. */
    static final List<Column> OURS = List.of(NAME, STATE, of("address", "Address", 150, row -> row.target().toString()),
            of("tags", "Tags", 110, row -> String.join(", ", row.host().tags())),
            of("notes", "Notes", 180, row -> row.host().notes().replaceAll("\\R", " ")),
            of("result", "Result", 280, row -> row.last().map(History.Entry::summary).orElse("")));

    /** Those of a new window. */
    static final List<Column> INITIAL = List.of(NAME, STATE);

    private static Column of(String id, String title, int width, Function<HostRow, String> text) {
        return new Column(id, title, width, text, Comparator.comparing(text, NaturalOrder.OF_NAMES));
    }

    /** One of a plugin, whose values are kept with the diagnoses. */
    static Column ofPlugin(String id, String title) {
        return of(id, title, 120, row -> row.last().map(entry -> entry.columns().getOrDefault(id, "")).orElse(""));
    }

    /** Those of the plugins that are installed now. */
    static List<Column> of(Snapshot plugins) {
        return plugins.columns().stream().map(column -> column.service().id()).distinct().sorted()
                .map(id -> ofPlugin(id, plugins.texts().text(id + ".title"))).toList();
    }

    Column wide(int pixels) {
        return new Column(id, title, pixels, text, order);
    }

    /** What a cell shows; more than that nobody reads there. */
    String shown(HostRow row) {
        return Plain.escape(text.apply(row), 200);
    }
}
