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

    /** To be asked before the first change. */
    static void require(RepairPlan plan, SettingSession session, Manner manner)
            throws RefusedException, InterruptedException {
        require(plan, plan.steps().size(), "Nothing was changed.", session, manner);
    }

    /** To be asked before one is gone on with. */
    static void require(Repair repair, SettingSession session, Manner manner)
            throws RefusedException, InterruptedException {
        long left = repair.progress().stream().filter(so -> so != Repair.Progress.DONE).count();
        require(repair.plan(), left, "Nothing more was changed.", session, manner);
    }

    /** What comes behind the steps, as a look or the end of a trial, logs on anew, and is not counted. */
    private static void require(RepairPlan plan, long steps, String changed, SettingSession session,
            Manner manner) throws RefusedException, InterruptedException {
        Optional<Instant> end = session.validUntil();
        if (end.isEmpty()) {
            manner.steps().remark(plan, UNKNOWN);
            return;
        }
        Duration needed = OpenHost.LIMIT.multipliedBy(steps * TIMES);
        if (Instant.now().plus(needed).isAfter(end.get())) {
            throw new RefusedException("The credential is valid until " + end.get().truncatedTo(ChronoUnit.SECONDS)
                    + " only, and this plan wants " + needed.toMinutes() + " minutes, to do it and to take it back; "
                    + "use one that is valid for longer. " + changed);
        }
    }
}
