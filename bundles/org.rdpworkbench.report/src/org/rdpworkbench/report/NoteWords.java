// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.report;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.rdpworkbench.core.repair.Notes;
import org.rdpworkbench.core.repair.Repair;

/** What a journal tells of who did what of a repair, in words. All of it may hold text from elsewhere. */
final class NoteWords {

    private NoteWords() {}

    /** Of one time, with who it was. */
    static String of(Notes.Told told) {
        return told.at().truncatedTo(ChronoUnit.SECONDS) + "  " + (told.who().isEmpty() ? ""
                : told.who() + told.approval().words() + ": ") + switch (told) {
                    case Notes.Said said -> RepairText.words(said.outcome())
                            + (said.why().isEmpty() ? "" : ". " + said.why());
                    case Notes.Noted noted -> what(noted);
                };
    }

    private static String what(Notes.Noted noted) {
        return switch (noted.what()) {
            case FORTH -> "goes on with it";
            case BACK -> "takes it back";
            case BACK_BY_ITSELF -> "it goes back by itself";
            case KEPT -> "kept it";
            case WEAKER -> "takes it back, and agreed to a host that is less protected without it"
                    + noted.until().map(LocalDate::toString).map(day -> ", to be looked at again by " + day).orElse("");
            case PROTECTED -> "noted that the host is not less protected any more";
        };
    }

    /** Behind what has come of a repair, with a semicolon before it; empty where nobody noted that. */
    static String protectedAgain(Repair repair) {
        return repair.notes().protectedAgain().map(one -> "; the host is not less protected any more, which was noted"
                + by(one)).orElse("");
    }

    /** Who keeps it, behind the words that a person does; empty where the journal does not say. */
    static String keeper(Repair repair) {
        return repair.notes().kept().filter(one -> !one.who().isEmpty())
                .map(one -> ": " + Plain.escape(one.who(), Plain.MOST_VALUE)).orElse("");
    }

    private static String by(Notes.Noted one) {
        return one.who().isEmpty() ? "" : " by " + Plain.escape(one.who(), Plain.MOST_VALUE);
    }
}
