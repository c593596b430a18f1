// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.spi;

import java.util.List;
import java.util.Set;

/**
 * What may be concluded from a symptom.
 *
 * @param proves one or more sentences, may be empty
 * @param doesNotProve one or more sentences, may be empty
 * @param advice what will be found on the web and why not to follow it
 * @param causes ids of causes to consider
 */
public record SymptomNote(String proves, String doesNotProve, List<Advice> advice, Set<String> causes) {

    /**
     * Advice to refuse.
     *
     * @param says the advice as it is usually given
     * @param refuse why not to take it, and what to do in its place
     */
    public record Advice(String says, String refuse, String source) {}
}
