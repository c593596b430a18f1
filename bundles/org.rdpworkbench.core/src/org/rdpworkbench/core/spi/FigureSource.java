// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.spi;

import java.util.Optional;
import java.util.Set;

/** Draws what a cause's finding rests on. Pure, like a check. */
public interface FigureSource {

    /** The ids of the causes whose findings it draws. */
    Set<String> causes();

    /** Further evidence it needs to draw; it sees only that. */
    Set<EvidenceKey> uses();

    /** The figure, or empty when there is nothing to show. */
    Optional<Figure> draw(Finding finding, CaseFile evidence);
}
