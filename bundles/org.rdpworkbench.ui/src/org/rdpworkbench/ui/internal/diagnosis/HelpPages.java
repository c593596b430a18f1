// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.diagnosis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import org.rdpworkbench.core.run.Snapshot;
import org.rdpworkbench.core.run.Snapshot.Contribution;
import org.rdpworkbench.core.spi.Cause;
import org.rdpworkbench.core.spi.Check;

/** Finds the help pages of causes. */
final class HelpPages {

    private HelpPages() {}

    /**
     * The pages as the platform's help names them, {@code /<plugin>/help/page.html#anchor}, by the causes' ids: the
     * text {@code <id>.help} holds it as a path within the plugin that judges the cause.
     */
    static Map<String, String> of(Snapshot plugins) {
        Map<String, String> pages = new HashMap<>();
        // A broken plugin is named in the diagnosis; here it only has no page.
        for (Contribution<Check> check : plugins.usable(new ArrayList<>()).checks()) {
            for (Cause cause : check.service().causes()) {
                plugins.texts().pattern(cause.id() + ".help")
                        .ifPresent(path -> pages.putIfAbsent(cause.id(), "/" + check.plugin() + "/" + path));
            }
        }
        return Map.copyOf(pages);
    }
}
