// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.repairs;

import java.time.Duration;
import java.time.Instant;
import org.rdpworkbench.core.repair.Repair;
import org.rdpworkbench.report.Plain;
import org.rdpworkbench.ui.internal.LocalTimes;

/** What is said of a repair that nobody has kept. */
final class KeepWords {

    private KeepWords() {}

    /** While it is asked. */
    static String asked(Repair repair, Instant now) {
        if (repair.plan().timedTest()) {
            return host(repair) + ": a test, which ends in " + left(until(repair), now) + ". Try now what you want to "
                    + "know; nobody can keep it.";
        }
        return host(repair) + ": its repair is undone in " + left(until(repair), now) + " unless you keep it. See for "
                + "yourself that it works, for example by connecting anew.";
    }

    /** From the answer on until the engine has done what it asks for. */
    static String answered(Repair repair) {
        return host(repair) + ": your answer is being taken; what comes of it is said above the list.";
    }

    /** Where nobody asks here, as when the window was closed. */
    static String left(Repair repair, Instant now) {
        if (repair.plan().timedTest()) {
            return repair.late(now) ? host(repair) + ": OVERDUE. A test was to end by " + LocalTimes.second(
                    until(repair)) + ", and is not undone. Resume or undo does it."
                    : host(repair) + ": a test that nobody watches here. Resume undoes it in "
                    + left(until(repair), now) + ", undo at once.";
        }
        return repair.late(now) ? host(repair) + ": OVERDUE. Nobody kept its repair by " + LocalTimes.second(
                until(repair)) + ", and it is not undone. Resume or undo does it."
                : host(repair) + ": nobody has kept its repair yet, and it is not asked here. Resume asks again; there "
                + "are " + left(until(repair), now) + " left.";
    }

    /** Behind the name of the job that asks. */
    static String inName(Repair repair) {
        return ", undone at " + LocalTimes.second(until(repair))
                + (repair.plan().timedTest() ? "" : " unless it is kept");
    }

    /** Of the job that asks, just now. */
    static String waiting(Repair repair, Instant now) {
        Instant until = until(repair);
        return (repair.plan().timedTest() ? "a test, " : "whether it is kept is asked in Repairs, ") + left(until, now)
                + " left";
    }

    /** By when. */
    static Instant until(Repair repair) {
        return repair.trial().orElseThrow().until();
    }

    private static String host(Repair repair) {
        return Plain.escape(repair.plan().target().toString(), Plain.MOST_VALUE);
    }

    /** As a clock shows it: whole seconds that have begun, and none when it is over. */
    static String left(Instant until, Instant now) {
        Duration left = Duration.between(now, until).plusMillis(999);
        long seconds = Math.max(0, left.toSeconds());
        String end = String.format("%02d", seconds % 60);
        return seconds < 3_600 ? seconds / 60 + ":" + end
                : seconds / 3_600 + ":" + String.format("%02d", seconds / 60 % 60) + ":" + end;
    }
}
