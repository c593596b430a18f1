// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.spi;

import java.util.List;

/** Knows the codes of one kind: what a number means there, and what may be concluded from it. */
public interface SymptomCatalog {

    /** Every code with that number. */
    List<Code> find(long number);

    /**
     * What may be said about codes that were read together, for example the pair of a dialog. The engine asks every
     * catalogue about every reading.
     *
     * @param read the codes, in the order in which they were given
     */
    default List<SymptomNote> notes(List<Code> read) {
        return List.of();
    }
}
