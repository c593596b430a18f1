// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.symptoms;

import java.util.List;
import java.util.Set;
import org.rdpworkbench.core.spi.Code;
import org.rdpworkbench.core.spi.SymptomNote.Advice;

/**
 * What the installed catalogues know about a symptom.
 *
 * @param symptom normalised, for example {@code 0x904/0x7}; as it was given when it can be read in several ways
 * @param readings every plausible reading, those with a known code first; empty when the text holds no code
 * @param proves sentences, a line a reading, may be empty
 * @param doesNotProve sentences, a line a reading, may be empty
 * @param advice what will be found on the web and why not to follow it
 * @param causeIds ids of causes to consider, whether installed or not, in the order of the catalogues
 * @param broken class names of catalogues that failed and were left out
 */
public record Decoded(String symptom, List<Reading> readings, String proves, String doesNotProve, List<Advice> advice,
        Set<String> causeIds, List<String> broken) {

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
}
