// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.report;

import java.util.Optional;
import org.rdpworkbench.core.run.Diagnosis;
import org.rdpworkbench.core.run.Texts;

/**
 * The next look in words.
 *
 * @param command what to type for it; empty where a person must look
 */
record NextWords(String sentence, Optional<String> command) {

    static Optional<NextWords> of(Diagnosis diagnosis, Texts texts) {
        return diagnosis.next().map(next -> new NextWords(
                next.probe().map(probe -> texts.text(probe + ".title") + ". ").orElse("") + sentence(next.why()),
                next.probe().map(probe -> Words.COMMAND + " diagnose " + diagnosis.target() + " --probe " + probe
                        + diagnosis.symptom().map(s -> " --symptom " + Words.argument(s)).orElse(""))));
    }

    /** Texts of plugins often come without a full stop. */
    private static String sentence(String text) {
        return text.endsWith(".") || text.endsWith("?") ? text : text + ".";
    }
}
