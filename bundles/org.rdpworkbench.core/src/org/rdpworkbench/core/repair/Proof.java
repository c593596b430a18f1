// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.repair;

import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;
import org.rdpworkbench.core.run.Diagnosis;
import org.rdpworkbench.core.run.Ladder;
import org.rdpworkbench.core.run.Run;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.core.spi.Finding;
import org.rdpworkbench.core.spi.Stage;
import org.rdpworkbench.core.spi.Strength;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.core.spi.Verdict;

/** What a look at the host says behind a repair. */
enum Proof {
    /** The cause is not found any more, and the outside shows that. */
    GONE,
    /** The cause is found as before. */
    STILL_THERE,
    /** The connection does not even get as far as before. */
    WORSE,
    /** The inside says that the cause is gone, and the outside shows what it showed before. */
    AS_BEFORE,
    /** None of these: what is changed may not be in effect yet, or something else is wrong, too. */
    OPEN;

    /**
     * What a look says beside the one before the repair. Whatever the inside says, only what was seen from here says
     * that the cause is gone: by itself, or as a difference from what was seen before.
     *
     * @param before what the outside showed before it; empty where nobody knows that, so that it tells no difference
     * @param known the types of facts that are known
     */
    static Proof of(Optional<Outside> before, Run look, Set<FactType<?>> known, String cause) {
        Diagnosis seen = look.diagnosis();
        Finding finding = seen.finding(cause).orElse(null);
        if (finding == null || finding.verdict() == Verdict.ERROR) {
            return OPEN;
        }
        if (finding.verdict() == Verdict.FAIL || finding.verdict() == Verdict.WARN) {
            return STILL_THERE;
        }
        Ladder ladder = Ladder.fromHere(look.record(), known, new ArrayList<>());
        Outside now = Outside.of(seen, ladder, cause);
        Stage lives = finding.cause().stage();
        if (now.broke().filter(stage -> stage.compareTo(lives) <= 0 || lives == Stage.CLIENT).isPresent()) {
            return OPEN;
        }
        if (clears(finding)) {
            return GONE;
        }
        if (!ladder.passedFromHere(lives)) {
            return OPEN;
        }
        return before.map(then -> beside(then, now, seen, finding)).orElse(OPEN);
    }

    private static Proof beside(Outside before, Outside now, Diagnosis seen, Finding finding) {
        boolean ruledOut = finding.verdict() == Verdict.PASS;
        boolean cleared = ruledOut && now.broke().isEmpty() && before.isClearedBy(now, seen);
        if (now.odd().isEmpty() && (cleared || before.isPassedBy(now, finding.cause().stage()))) {
            return GONE;
        }
        return ruledOut && now.odd().equals(before.odd()) && now.broke().equals(before.broke()) ? AS_BEFORE : OPEN;
    }

    /** Whether a look behind a repair does not get as far as the one before it. */
    static boolean worse(Outside before, Run look, Set<FactType<?>> known, String cause) {
        return before.isFurtherThan(Outside.of(look, known, cause));
    }

    /**
     * Whether something that was seen from outside speaks against the cause by itself. What rests on the inside, too,
     * has to rule it out; and a cause that lives at the client is seen there.
     */
    private static boolean clears(Finding finding) {
        Vantage outside = finding.cause().stage() == Stage.CLIENT ? Vantage.CLIENT : Vantage.HERE;
        return finding.held().stream().map(Finding.Held::indication)
                .filter(one -> !one.supports() && !one.circumstantial() && !one.evidence().isEmpty())
                .anyMatch(one -> one.evidence().stream().allMatch(key -> key.vantage() == outside)
                        || one.strength() == Strength.DECISIVE && Outside.fromHere(one));
    }
}
