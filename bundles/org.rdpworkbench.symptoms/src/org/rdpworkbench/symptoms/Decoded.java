// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.symptoms;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.rdpworkbench.core.run.Symptom;
import org.rdpworkbench.core.spi.Code;
import org.rdpworkbench.core.spi.Stage;
import org.rdpworkbench.core.spi.SymptomNote.Advice;

/**
 * What the installed catalogues know about a symptom.
 *
 * @param symptom normalised, for example {@code 0x904/0x7}; when it can be read in several ways as it was given, or,
 *     where that is long, its numbers as they were given. Decoded again it gives the same codes
 * @param readings every plausible reading, those with a known code first; empty when the text holds no code
 * @param proves sentences, a line a reading, may be empty
 * @param doesNotProve sentences, a line a reading, may be empty
 * @param advice what will be found on the web and why not to follow it
 * @param causeIds ids of causes to consider, whether installed or not, in the order of the catalogues
 * @param passed the last stage that the client which showed this had behind it, whichever reading is right; empty when
 *     the codes do not prove any
 * @param broken class names of catalogues that failed and were left out
 */
public record Decoded(String symptom, List<Reading> readings, String proves, String doesNotProve, List<Advice> advice,
        Set<String> causeIds, Optional<Stage> passed, List<String> broken) {

    /**
     * One reading of the symptom.
     *
     * @param how in words, for example {@code 0x904/0x7, the two codes of the dialog}
     * @param codes what the catalogues know of it, in the order of the numbers
     * @param unknown numbers of this reading that no installed catalogue knows, for example {@code 0xBEEF}
     */
    public record Reading(String how, List<Code> codes, List<String> unknown) {}

    /** Every code of every reading, each once. */
    public List<Code> codes() {
        return readings.stream().flatMap(reading -> reading.codes().stream()).distinct().toList();
    }

    /** The same for the engine. */
    public Symptom asSymptom() {
        return new Symptom(symptom, codes().stream().map(Code::key).collect(Collectors.toSet()), causeIds, passed);
    }
}
