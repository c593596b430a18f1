// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.repair;

import java.util.Optional;
import java.util.function.Predicate;
import org.rdpworkbench.core.run.Diagnosis;
import org.rdpworkbench.core.run.Ladder;
import org.rdpworkbench.core.spi.Finding;
import org.rdpworkbench.core.spi.Rung;
import org.rdpworkbench.core.spi.Stage;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.core.spi.Verdict;

/** What a look at the host says behind a repair. */
enum Proof {
    /** The cause is not found any more, and the connection gets past the stage in which it lives. */
    GONE,
    /** The cause is found as before. */
    STILL_THERE,
    /** The connection does not even get as far as before. */
    WORSE,
    /** The inside says that the cause is gone, and the outside shows what was worth a look there before. */
    AS_BEFORE,
    /** None of these: what is changed may not be in effect yet, or something else is wrong, too. */
    OPEN;

    /**
     * What a look says beside the one before the repair. What breaks behind the stage of the cause, and did before, may
     * have another reason.
     *
     * @param ladder what that look saw of the connection
     */
    static Proof of(Diagnosis before, Diagnosis now, Ladder ladder, String cause) {
        Optional<Stage> broke = before.stage();
        Optional<Stage> breaks = now.stage();
        if (breaks.isPresent() && (broke.isEmpty() || breaks.get().compareTo(broke.get()) < 0)) {
            return WORSE;
        }
        return of(now, ladder, cause, finding -> {
            boolean further = broke.filter(stage -> stage.compareTo(finding.cause().stage()) <= 0).isPresent();
            // Where the connection had passed that stage before, that it still does says nothing of what breaks behind.
            return further || outsideClears(now, cause)
                    || breaks.isEmpty() && finding.verdict() == Verdict.PASS;
        });
    }

    /** What a look says where nobody knows any more how far the connection got before: what breaks proves nothing. */
    static Proof of(Diagnosis now, Ladder ladder, String cause) {
        return of(now, ladder, cause, finding -> now.stage().isEmpty());
    }

    /**
     * The same beside what is worth a look where the cause lives: what is odd there confirms nothing, whether it is as
     * before the repair or odd in another way.
     *
     * @param remarkable what {@link #remarkable} said before it
     */
    Proof beside(Optional<String> remarkable, Diagnosis now, String cause) {
        Optional<String> odd = remarkable(now, cause);
        if (this != GONE || odd.isEmpty() || outsideClears(now, cause)) {
            return this;
        }
        return odd.equals(remarkable) ? AS_BEFORE : OPEN;
    }

    /** Whether something that was seen from outside speaks against the cause by itself. */
    private static boolean outsideClears(Diagnosis now, String cause) {
        return now.finding(cause).stream().flatMap(finding -> finding.held().stream()).map(Finding.Held::indication)
                .anyMatch(indication -> !indication.supports() && !indication.circumstantial()
                        && !indication.evidence().isEmpty()
                        && indication.evidence().stream().allMatch(key -> key.vantage() == Vantage.HERE));
    }

    /**
     * What is worth a look where the cause lives, in the words of its rung; empty where nothing is, or the connection
     * breaks there.
     */
    static Optional<String> remarkable(Diagnosis seen, String cause) {
        return seen.finding(cause).map(finding -> finding.cause().stage()).flatMap(lives -> seen.ladder().stream()
                .filter(rung -> rung.stage() == lives && rung.state() == Rung.State.REMARKABLE).map(Rung::outcome)
                .findFirst());
    }

    private static Proof of(Diagnosis now, Ladder ladder, String cause, Predicate<Finding> enough) {
        Finding finding = now.finding(cause).orElse(null);
        if (finding == null || finding.verdict() == Verdict.ERROR) {
            return OPEN;
        }
        if (finding.verdict() == Verdict.FAIL || finding.verdict() == Verdict.WARN) {
            return STILL_THERE;
        }
        Stage lives = finding.cause().stage();
        boolean broken = now.stage().filter(stage -> stage.compareTo(lives) <= 0).isPresent();
        // Whatever the inside says, only what was seen from here says that it is gone.
        boolean seen = ladder.passedFromHere(lives) || outsideClears(now, cause);
        return enough.test(finding) && seen && !broken ? GONE : OPEN;
    }
}
