// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.spi;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Proposes how a cause could be removed. Pure, like a check: it writes nothing, it says what would be written. What is
 * never proposed, whoever asks for it, is refused by the engine.
 */
public interface Fixer {

    /** The id of the cause that it removes. */
    String cause();

    /**
     * Everything that its plans may change, as {@link Change#target()} names it; one that ends with {@code *} stands
     * for all that begin alike. Shown by {@code plugins check}.
     */
    Set<String> writes();

    /** The evidence that it looks at; it sees only that. */
    Set<EvidenceKey> uses();

    /**
     * The ways to remove the cause, the best first; none when there is nothing to propose.
     *
     * @param finding one that says WARN or FAIL
     */
    List<FixPlan> propose(Finding finding, CaseFile evidence);

    /**
     * Why it proposes nothing, where a policy owns what it would change, or a role of the host forbids it; asked where
     * {@link #propose} has no plan. Empty where there is nothing to propose anyway.
     *
     * @param finding one that says WARN or FAIL
     */
    default Optional<Refusal> refusal(Finding finding, CaseFile evidence) {
        return Optional.empty();
    }
}
