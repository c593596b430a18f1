// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.report;

import java.time.Instant;
import java.util.List;
import org.rdpworkbench.core.repair.Repair;

/** That repairs are undone unless a person keeps them, in words. */
public final class TrialWords {

    private TrialWords() {}

    /** What is said at a start of those that nobody kept and nothing has undone, as when the program was killed. */
    public static List<String> atStart(List<Repair> all, Instant now) {
        return all.stream().filter(repair -> repair.late(now)).map(repair -> "OVERDUE since "
                + repair.trial().orElseThrow().time() + ": " + (repair.plan().timedTest() ? "the time is over of the "
                + "test by repair " : "nobody kept repair ") + repair.id() + " of "
                + Plain.escape(repair.plan().target().toString(), Plain.MOST_VALUE) + ", and it is not undone. Undo "
                + repair.id() + " now.").toList();
    }

    /** Behind what has come of a repair, with a semicolon before it; empty where nobody had to keep it. */
    static String of(Repair repair, Instant now) {
        if (repair.trial().filter(one -> one.kept() && repair.undoable()).isPresent()) {
            return "; a person kept it" + NoteWords.keeper(repair);
        }
        if (!repair.unkept()) {
            return "";
        }
        String time = repair.trial().orElseThrow().time();
        if (repair.plan().timedTest()) {
            return repair.late(now) ? "; OVERDUE: a test that was to be undone at " + time + ", and it is not; undo or "
                    + "resume does it" : "; a test, to be undone at " + time;
        }
        return repair.late(now) ? "; OVERDUE: nobody kept it by " + time + ", and it is not undone; undo or resume "
                + "does it" : "; to be undone at " + time + " unless somebody keeps it before, where it was begun or "
                + "with resume in a terminal or the window";
    }
}
