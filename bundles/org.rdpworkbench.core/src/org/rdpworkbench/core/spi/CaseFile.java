// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.spi;

import java.time.Instant;
import java.util.Optional;

/**
 * All evidence of one run, as a check sees it. A check sees only the facts that it declared; asking for another one is
 * an {@link IllegalStateException}.
 */
public interface CaseFile {

    Target target();

    /** When the run began, by this machine's clock. Checks use it for the present, so that a saved case stays. */
    Instant began();

    /** The fact of that type seen from {@code vantage}, or empty when it is missing. */
    <F extends Record & Fact> Optional<F> find(FactType<F> type, Vantage vantage);

    /** The fact or the reason why it is missing. */
    Evidence evidence(FactType<?> type, Vantage vantage);

    /** The fact of that type seen from this machine. */
    default <F extends Record & Fact> Optional<F> find(FactType<F> type) {
        return find(type, Vantage.HERE);
    }
}
