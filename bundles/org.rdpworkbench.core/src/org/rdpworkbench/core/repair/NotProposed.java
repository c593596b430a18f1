// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.repair;

import java.util.List;
import java.util.Optional;
import org.rdpworkbench.core.run.Diagnosis;
import org.rdpworkbench.core.run.Texts;
import org.rdpworkbench.core.spi.Evidence;
import org.rdpworkbench.core.spi.Vantage;

/** Why nothing is proposed, or not any more what was approved. */
final class NotProposed {

    private NotProposed() {}

    /** As a refusal. Where the look did not get inside at all, as with a wrong password, that is what matters. */
    static RefusedException because(Diagnosis found, String cause, Texts texts) {
        return new RefusedException(notInside(found).orElseGet(() -> RefusedCause.of(found, texts).stream()
                .filter(refused -> refused.cause().equals(cause)).findFirst()
                .map(refused -> "The plan is not proposed any more. " + refused.why())
                .orElse("The plan is not proposed any more: the host shows " + cause
                        + " no longer, or something now speaks against this repair.")));
    }

    /** Why the look did not get inside of the host, in a sentence; empty where something of it was seen. */
    static Optional<String> notInside(Diagnosis found) {
        List<Evidence> inside = found.evidence().stream().filter(piece -> piece.key().vantage() == Vantage.INSIDE)
                .toList();
        return inside.stream().anyMatch(Evidence.Observed.class::isInstance) ? Optional.empty()
                : inside.stream().filter(Evidence.Missing.class::isInstance).map(Evidence.Missing.class::cast)
                        .filter(piece -> piece.reason().incomplete() && !piece.detail().isBlank()).findFirst()
                        .map(piece -> "The look did not get inside of the host: " + piece.detail());
    }
}
