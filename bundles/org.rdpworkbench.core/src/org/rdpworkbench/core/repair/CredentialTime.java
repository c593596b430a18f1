// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.repair;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.rdpworkbench.core.spi.SettingSession;

/** Whether the credential lasts for a repair: one whose end comes in the middle leaves a host half repaired. */
final class CredentialTime {

    private static final String UNKNOWN = "How long the credential is valid cannot be told by this way in.";
    /** There has to be time to take all back as well. */
    private static final int TIMES = 2;

    private CredentialTime() {}

    /**
     * How long a repair may take at the most, as its parts are limited: each step, what settles, a host that restarts,
     * and a person who is asked whether to keep it.
     */
    static Duration estimate(RepairPlan plan, Repairs.Manner manner) {
        return OpenHost.LIMIT.multipliedBy(plan.steps().size()).plus(plan.settles())
                .plus(plan.restarts() ? manner.restart() : Duration.ZERO)
                .plus(manner.trial().after().orElse(Duration.ZERO));
    }

    /** To be asked before the first change. */
    static void require(RepairPlan plan, SettingSession session, Repairs.Manner manner)
            throws RefusedException, InterruptedException {
        Optional<Instant> end = session.validUntil();
        if (end.isEmpty()) {
            manner.steps().remark(plan, UNKNOWN);
            return;
        }
        Duration needed = estimate(plan, manner).multipliedBy(TIMES);
        if (Instant.now().plus(needed).isAfter(end.get())) {
            throw new RefusedException("The credential is valid until " + end.get().truncatedTo(ChronoUnit.SECONDS)
                    + " only, and this plan wants " + needed.toMinutes() + " minutes, to do it and to take it back; "
                    + "use one that is valid for longer. Nothing was changed.");
        }
    }
}
