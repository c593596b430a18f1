// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.repair;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Optional;
import org.rdpworkbench.core.spi.WayIn;

/** Takes repairs back, as a person wants it. */
record Undoing(RepairSessions sessions, RepairsUnderWay underWay, Journals journals, Manner manner) {

    private static final String UNDONE_WAITS = " If the host has restarted since it was applied, it has to once more "
            + "for that to be in effect.";

    /** @see Repairs#undo(Repair, WayIn, Journals, Manner) */
    Repair undo(Repair seen, WayIn wayIn) throws RefusedException, IOException, InterruptedException {
        String id = seen.id();
        Repair repair = journals.known(id);
        requireUnchanged(seen, repair);
        if (!repair.undoable()) {
            throw new RefusedException(repair.outcome() == Outcome.UNDONE ? "The repair " + id
                    + " is undone already." : "What the repair " + id + " did can be taken back by nobody.");
        }
        try (RepairsUnderWay.Mark mark = underWay.begin(repair.named(), manner.who())) {
            Optional<LocalDate> weakUntil = UndoConsent.of(repair).weakens() ? Optional.of(
                    Weakening.requireDay("Without this repair the host is less protected", manner)) : Optional.empty();
            requireApproved(repair);
            sessions.in(repair, wayIn, journals, manner.who(), session -> {
                requireUnchanged(seen, journals.known(id));
                requireApproved(repair);
                new RepairRun(id, journals, session, manner).undo("A person undid it: " + manner.who()
                        + manner.approval().words() + "."
                        + (repair.plan().waitsForRestart() ? UNDONE_WAITS : ""), weakUntil);
            });
            return journals.known(id);
        }
    }

    /** What somebody kept or went on with since asks for more than a person has agreed to. */
    private static void requireUnchanged(Repair seen, Repair now) throws RefusedException {
        if (seen.unkept() && now.undoable() && !now.unkept()) {
            throw new RefusedException("Somebody has kept the repair " + seen.id() + " meanwhile, so nothing was "
                    + "changed; undo it again where that is wanted.");
        }
        if (UndoConsent.of(now).exceeds(UndoConsent.of(seen))) {
            throw new RefusedException("Somebody has gone on with the repair " + seen.id() + " meanwhile, so nothing "
                    + "was changed; undo it again where that is wanted.");
        }
    }

    /** What nobody kept, and a test, is to be taken back in any case, so that it needs nobody's approval. */
    private void requireApproved(Repair undone) throws RefusedException {
        if (!undone.unkept() && !undone.plan().timedTest()) {
            manner.approval().requireNowForMore();
        }
    }
}
