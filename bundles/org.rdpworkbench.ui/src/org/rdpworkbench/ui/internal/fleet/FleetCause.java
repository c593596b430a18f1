// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.fleet;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rdpworkbench.core.run.Snapshot;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.core.spi.Verdict;
import org.rdpworkbench.report.Plain;
import org.rdpworkbench.ui.internal.hosts.HostRow;

/**
 * A cause that of all which a plugin knows how to remove the last look at some hosts found to be the likeliest.
 *
 * @param title of it, escaped
 * @param hosts at which it is
 */
record FleetCause(String id, String title, Set<Target> hosts) {

    /** What is less likely is not offered. */
    private static final double LEAST = 0.1;

    FleetCause {
        hosts = Set.copyOf(hosts);
    }

    /** Those of some hosts, the one of most hosts first. */
    static List<FleetCause> of(List<HostRow> rows, Snapshot plugins) {
        Map<String, Set<Target>> byCause = new LinkedHashMap<>();
        for (HostRow row : rows) {
            row.last().filter(look -> look.verdict() == Verdict.FAIL || look.verdict() == Verdict.WARN)
                    .flatMap(look -> look.causes().stream().filter(one -> one.share() >= LEAST
                            && plugins.fixes(one.cause())).findFirst())
                    .ifPresent(likeliest -> byCause.computeIfAbsent(likeliest.cause(), id -> new LinkedHashSet<>())
                            .add(row.target()));
        }
        return byCause.entrySet().stream().map(cause -> new FleetCause(cause.getKey(), Plain.escape(plugins.texts()
                        .text(cause.getKey() + ".title"), Plain.MOST_VALUE), cause.getValue()))
                .sorted(Comparator.comparing((FleetCause cause) -> -cause.hosts().size())
                        .thenComparing(FleetCause::title)).toList();
    }
}
