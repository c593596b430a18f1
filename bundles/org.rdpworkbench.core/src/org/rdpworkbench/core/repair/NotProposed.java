// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.repair;

import java.util.List;
import java.util.Optional;
import org.rdpworkbench.core.run.Diagnosis;
import org.rdpworkbench.core.spi.Evidence;
import org.rdpworkbench.core.spi.Vantage;

/** Why a plan that was approved is not proposed any more. */
final class NotProposed {

    private NotProposed() {}

    /** As a refusal. Where the look did not get inside at all, as with a wrong password, that is what matters. */
    static RefusedException because(Diagnosis found, String cause) {
        List<Evidence> inside = found.evidence().stream().filter(piece -> piece.key().vantage() == Vantage.INSIDE)
                .toList();
        Optional<String> outside = inside.stream().anyMatch(Evidence.Observed.class::isInstance) ? Optional.empty()
                : inside.stream().filter(Evidence.Missing.class::isInstance).map(Evidence.Missing.class::cast)
                        .filter(piece -> piece.reason().incomplete() && !piece.detail().isBlank())
                        .map(Evidence.Missing::detail).findFirst();
        return new RefusedException(outside.map(why -> "The look did not get inside of the host: " + why).orElse(
                "The plan is not proposed any more: the host shows " + cause + " no longer, or something now speaks "
                + "against this repair."));
    }
}
