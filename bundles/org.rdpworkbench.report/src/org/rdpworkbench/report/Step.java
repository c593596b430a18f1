// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.rdpworkbench.core.run.Diagnosis;
import org.rdpworkbench.core.spi.Rung;
import org.rdpworkbench.core.spi.Stage;

/**
 * A stage of the ladder as reports show it.
 *
 * @param state empty when the connection did not come that far
 * @param time with its unit; empty when there is none
 */
record Step(Stage stage, Optional<Rung.State> state, String outcome, String time) {

    /** The stages that a look without credentials can come to. */
    private static final List<Stage> ANONYMOUS = Arrays.stream(Stage.values())
            .filter(s -> s.compareTo(Stage.NAME) >= 0 && s.compareTo(Stage.AUTHENTICATION) <= 0 && s != Stage.ROUTE)
            .toList();

    /** The stages that were looked at and, behind the one that was seen to break, those that were not reached. */
    static List<Step> of(Diagnosis diagnosis) {
        List<Step> steps = new ArrayList<>();
        diagnosis.ladder().forEach(rung -> steps.add(new Step(rung.stage(), Optional.of(rung.state()), rung.outcome(),
                millis(rung.millis()))));
        if (!steps.isEmpty() && !ClientBreak.is(diagnosis)) {
            diagnosis.stage().ifPresent(broken -> ANONYMOUS.stream().filter(stage -> stage.compareTo(broken) > 0)
                    .filter(stage -> diagnosis.ladder().stream().noneMatch(rung -> rung.stage() == stage))
                    .forEach(stage -> steps.add(new Step(stage, Optional.empty(), "not reached", ""))));
        }
        return List.copyOf(steps);
    }

    static String heading(Diagnosis diagnosis) {
        return diagnosis.stage().isPresent() ? "Where it breaks" : "How far it gets";
    }

    private static String millis(double millis) {
        if (millis == 0) {
            return "";
        }
        if (millis >= 9_999.5) {
            return String.format(Locale.ROOT, "%.1f s", millis / 1_000);
        }
        return String.format(Locale.ROOT, millis < 9.95 ? "%.1f ms" : "%.0f ms", millis);
    }
}
