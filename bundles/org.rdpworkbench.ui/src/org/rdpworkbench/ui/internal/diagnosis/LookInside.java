// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.diagnosis;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.eclipse.swt.widgets.Shell;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.core.spi.WayIn;
import org.rdpworkbench.report.Plain;
import org.rdpworkbench.ui.internal.Counts;
import org.rdpworkbench.ui.internal.hosts.Asked;
import org.rdpworkbench.ui.internal.hosts.HostRow;

/** Asks how hosts let the workbench in and as whom, before looks that go inside as well. */
final class LookInside {

    private LookInside() {}

    /**
     * Asks, unless nothing that is installed goes inside, which is said.
     *
     * @param hosts what each look is to find out
     * @param look takes the same with the way in, when the person has chosen one
     */
    static void ask(Shell shell, Map<Target, Asked> hosts, Consumer<Map<Target, Asked>> look) {
        WaysIn.find(shell, "Look Inside", ways -> LookInsideDialog.ask(shell, about(hosts), ways,
                hosts.values().stream().flatMap(asked -> asked.inside().stream()).findFirst())
                .ifPresent(way -> look.accept(by(way, hosts))));
    }

    private static String about(Map<Target, Asked> hosts) {
        return hosts.size() == 1 ? Plain.escape(HostRow.plain(hosts.keySet().iterator().next()), Plain.MOST_VALUE)
                : Counts.hosts(hosts.size());
    }

    private static Map<Target, Asked> by(WayIn way, Map<Target, Asked> hosts) {
        Map<Target, Asked> inside = new LinkedHashMap<>();
        hosts.forEach((target, asked) -> inside.put(target, asked.by(way)));
        return inside;
    }
}
