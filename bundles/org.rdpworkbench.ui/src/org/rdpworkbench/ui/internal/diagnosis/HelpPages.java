// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.diagnosis;

import java.util.Optional;
import org.rdpworkbench.core.run.Snapshot;
import org.rdpworkbench.core.spi.Check;

/** Finds the help page of a cause. */
final class HelpPages {

    private HelpPages() {}

    /**
     * The page as the platform's help names it, {@code /<plugin>/help/page.html#anchor}: the text {@code <id>.help}
     * holds it as a path within the plugin that judges the cause.
     */
    static Optional<String> href(Snapshot plugins, String cause) {
        return plugins.texts().pattern(cause + ".help").flatMap(path -> plugins.checks().stream()
                .filter(contribution -> judges(contribution.service(), cause)).findFirst()
                .map(contribution -> "/" + contribution.plugin() + "/" + path));
    }

    private static boolean judges(Check check, String cause) {
        try {
            return check.causes().stream().anyMatch(one -> one.id().equals(cause));
        } catch (RuntimeException | LinkageError e) {
            // A broken plugin is named in the diagnosis; here it only has no page.
            return false;
        }
    }
}
