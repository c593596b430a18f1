// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.repair;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rdpworkbench.core.run.Diagnosis;
import org.rdpworkbench.core.run.Snapshot;
import org.rdpworkbench.core.spi.Evidence;
import org.rdpworkbench.core.spi.Finding;
import org.rdpworkbench.core.spi.Verdict;

/**
 * A cause that was found and is not repaired, mostly since what a repair would change belongs to somebody else.
 *
 * @param cause its id
 * @param why in sentences; may hold text from the host
 */
public record RefusedCause(String cause, String why) {

    /** Whether a person who says that means it: the cause, or one of the plans for it by its key. */
    public boolean of(String name) {
        return name.equals(cause) || name.startsWith(cause + ".fix-");
    }

    /** Of a diagnosis, with the plugins that made it. */
    static List<RefusedCause> of(Diagnosis found, Snapshot with) {
        List<RefusedCause> refused = new ArrayList<>();
        found.refusals().forEach(refusal -> refused.add(new RefusedCause(refusal.cause(),
                with.texts().text(refusal.key(), refusal.values()))));
        found.findings().stream().filter(finding -> silent(found, finding)).forEach(finding ->
                clock(found, with, finding.cause().id()).ifPresent(refused::add));
        return List.copyOf(refused);
    }

    /** Whether something was found for which no plugin proposes or refuses anything. */
    private static boolean silent(Diagnosis found, Finding finding) {
        String cause = finding.cause().id();
        return (finding.verdict() == Verdict.FAIL || finding.verdict() == Verdict.WARN)
                && found.plans().stream().noneMatch(plan -> plan.cause().equals(cause))
                && found.refusals().stream().noneMatch(refusal -> refusal.cause().equals(cause));
    }

    /** A person may have named no domain controller, or one that does not answer. */
    private static Optional<RefusedCause> clock(Diagnosis found, Snapshot with, String cause) {
        return with.fromDomainController(cause).stream().flatMap(key -> found.evidence().stream()
                        .filter(piece -> piece.key().equals(key)))
                .filter(Evidence.Missing.class::isInstance).map(Evidence.Missing.class::cast)
                .map(Evidence.Missing::detail).filter(detail -> !detail.isBlank()).findFirst()
                .map(detail -> new RefusedCause(cause, "No clock is corrected without a third one. A third clock was "
                        + "not seen: " + detail + "."));
    }
}
