// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.diagnosis;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.rdpworkbench.core.run.CaseRecord;
import org.rdpworkbench.core.spi.Evidence;
import org.rdpworkbench.core.spi.Reason;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.report.Plain;

/** Why the host did not let a look in that a person had allowed. */
public final class InsideProblem {

    private InsideProblem() {}

    /** In words, escaped; empty where nobody asked for the inside, or something of it was seen. */
    public static Optional<String> of(CaseRecord record) {
        List<Evidence> inside = record.evidence().values().stream()
                .filter(piece -> piece.key().vantage() == Vantage.INSIDE).toList();
        return inside.stream().anyMatch(Evidence.Observed.class::isInstance) ? Optional.empty() : first(inside);
    }

    /** Every probe inside says the same, since the session was none. */
    private static Optional<String> first(Collection<Evidence> inside) {
        return inside.stream().filter(Evidence.Missing.class::isInstance).map(Evidence.Missing.class::cast)
                .filter(piece -> piece.reason().incomplete() || piece.reason() == Reason.UNSUPPORTED)
                .filter(piece -> !piece.detail().isBlank())
                .map(piece -> "Not seen from inside: " + Plain.escape(piece.detail())).findFirst();
    }
}
