// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.run;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.rdpworkbench.core.run.Snapshot.Contribution;
import org.rdpworkbench.core.spi.HostColumn;

/** What the columns of the plugins say about a case. */
public final class ColumnValues {

    /** Nobody reads more of it in a column. */
    private static final int MOST_CHARS = 200;

    private ColumnValues() {}

    /**
     * The values by the id of their column. A column that breaks, or that does not come back in time, stays empty: it
     * only illustrates. Waits for plugins a few seconds each, so it is not for a UI thread.
     */
    public static Map<String, String> of(Snapshot plugins, CaseRecord record) {
        Map<String, String> values = new TreeMap<>();
        for (Contribution<HostColumn> column : plugins.columns()) {
            try {
                HostColumn service = column.service();
                PluginCall.get("column of " + column.plugin(), () -> value(service, record))
                        .ifPresent(value -> values.putIfAbsent(service.id(), value));
            } catch (InterruptedException e) {
                // Whoever asked does not want to know any more.
                Thread.currentThread().interrupt();
                return values;
            } catch (TimeoutException | ExecutionException e) {
                continue;
            }
        }
        return values;
    }

    private static Optional<String> value(HostColumn column, CaseRecord record) {
        return column.value(new NarrowedCase(record, column.uses())).map(String::strip)
                .filter(value -> !value.isEmpty())
                .map(value -> value.length() <= MOST_CHARS ? value : value.substring(0, MOST_CHARS) + "\u2026");
    }
}
