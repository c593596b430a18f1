// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.diagnosis;

import java.util.List;
import java.util.stream.Stream;
import org.rdpworkbench.core.run.Diagnosis;
import org.rdpworkbench.report.BlindSpots;

/** What stands above the causes, and in their place. */
final class AnswerWords {

    static final String NONE_OF_THESE = "The share of everything that no installed plugin knows. It grows when little "
            + "speaks for the causes above, and shrinks with every further look that decides something.";

    private AnswerWords() {}

    static String heading(Diagnosis diagnosis) {
        return switch (diagnosis.verdict()) {
            case FAIL -> "Likeliest causes";
            case PASS, WARN -> diagnosis.symptom().isPresent() ? "Causes to consider" : "Worth a look";
            case INCONCLUSIVE, ERROR, NOT_REPRODUCED -> "Causes to consider";
        };
    }

    static List<String> withoutCause(Diagnosis diagnosis) {
        return switch (diagnosis.verdict()) {
            case PASS, WARN -> List.of("Nothing failed, and no installed plugin found anything worth a look.");
            case FAIL -> List.of("It fails, and no installed plugin knows a cause for what was seen.");
            case INCONCLUSIVE, ERROR -> List.of("No installed plugin sees a cause to consider.");
            case NOT_REPRODUCED -> Stream.concat(Stream.of("What this look cannot see:"),
                    BlindSpots.of(diagnosis).stream()).toList();
        };
    }
}
