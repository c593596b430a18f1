// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.run;

import java.util.List;
import java.util.Optional;
import org.rdpworkbench.core.spi.Evidence;
import org.rdpworkbench.core.spi.EvidenceKey;
import org.rdpworkbench.core.spi.Finding;
import org.rdpworkbench.core.spi.Reason;
import org.rdpworkbench.core.spi.Verdict;

/** What evidence can have a meaning for the host of a case; that which has none is not missing. */
record Applicability(CaseRecord record) {

    /** True when nothing speaks for a cause, and all the evidence that it lacks has no meaning for the host. */
    boolean besideThePoint(Finding finding) {
        return finding.verdict() == Verdict.INCONCLUSIVE && !finding.missing().isEmpty()
                && finding.held().stream().noneMatch(held -> held.indication().supports())
                && finding.missing().stream().allMatch(this::outOfPlace);
    }

    /** Of what a check needs and does not have: that which has no meaning, since the rest would not help; or all. */
    List<EvidenceKey> hindering(List<EvidenceKey> lacking) {
        List<EvidenceKey> never = lacking.stream().filter(this::outOfPlace).toList();
        return never.isEmpty() ? lacking : never;
    }

    /** It has no meaning, or could only be had behind something that has none. */
    private boolean outOfPlace(EvidenceKey key) {
        return meaningless(key)
                || missing(key).flatMap(Evidence.Missing::because).filter(this::meaningless).isPresent();
    }

    /** Something that was seen of the host says so. That this run had no use for it is not enough. */
    private boolean meaningless(EvidenceKey key) {
        return missing(key).filter(piece -> piece.reason() == Reason.NOT_APPLICABLE && piece.because().isPresent())
                .isPresent();
    }

    private Optional<Evidence.Missing> missing(EvidenceKey key) {
        return record.evidence().get(key) instanceof Evidence.Missing missing ? Optional.of(missing)
                : Optional.empty();
    }
}
