// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.integration;

import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.rdpworkbench.core.spi.CaseFile;
import org.rdpworkbench.core.spi.Change;
import org.rdpworkbench.core.spi.EvidenceKey;
import org.rdpworkbench.core.spi.Finding;
import org.rdpworkbench.core.spi.FixPlan;
import org.rdpworkbench.core.spi.Fixer;
import org.rdpworkbench.core.spi.SettingValue;

/** Proposes what a test gives it, where the port is refused: settings that no fixer of the workbench changes. */
final class GivenFixer implements Fixer {

    private volatile List<Change> changes = List.of();

    /** Changes to propose from now on, separated by semicolons: {@code target|kind bytes}, or a service to start. */
    String give(String text) {
        changes = Stream.of(text.split(";")).map(GivenFixer::change).toList();
        return changes.size() + " changes";
    }

    private static Change change(String text) {
        int bar = text.lastIndexOf('|');
        if (bar < 0) {
            return new Change.Act(Change.Action.START_SERVICE, text, text + " is running");
        }
        return new Change.Set(text.substring(0, bar), Optional.empty(), value(text.substring(bar + 1)));
    }

    /** As {@link SettingValue#toString()} writes it. */
    static SettingValue value(String text) {
        int blank = text.indexOf(' ');
        return SettingValue.of(text.substring(0, blank), HexFormat.of().parseHex(text.substring(blank + 1)));
    }

    @Override
    public String cause() {
        return PortCheck.REFUSED.id();
    }

    @Override
    public Set<String> writes() {
        return Set.of("registry:HKLM\\SOFTWARE\\Workbench\\*", "acl:C:\\Workbench\\*", "action:start-service/*");
    }

    @Override
    public Set<EvidenceKey> uses() {
        return Set.of();
    }

    @Override
    public List<FixPlan> propose(Finding finding, CaseFile evidence) {
        FixPlan plan = FixPlan.of(cause(), "given", FixPlan.Security.SAME).settlingWithin(Duration.ZERO);
        for (Change change : changes) {
            plan = plan.then(change);
        }
        return plan.changes().isEmpty() ? List.of() : List.of(plan);
    }
}
