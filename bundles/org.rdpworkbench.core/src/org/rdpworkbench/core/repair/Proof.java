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
import org.rdpworkbench.core.spi.Indication;
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
    /** It came to another machine, as by a name that has several. */
    ELSEWHERE,
    /** The cause is gone at a machine that cannot be asked whether it is the one that was repaired. */
    UNASKED,
    /** None of these: what is changed may not be in effect yet, or something else is wrong, too. */
    OPEN;

    /** Why it says nothing of the machine that was repaired, in a sentence; empty where it may. */
    Optional<String> unproven() {
        return switch (this) {
            case ELSEWHERE -> Optional.of("A look came to another machine of that name than the one that was repaired, "
                    + "so it does not tell what came of it. Look again with resume when the name leads there.");
            case UNASKED -> Optional.of("A look does not find the cause any more, and the machine to which it came "
                    + "could not be asked whether it is the one that was repaired. Look again with resume.");
            case GONE, STILL_THERE, WORSE, AS_BEFORE, OPEN -> Optional.empty();
        };
    }

    /**
     * What a look says beside the one before the repair. Whatever the inside says, only what was seen from here says
     * that the cause is gone: by itself, or as a difference from what was seen before.
     *
     * @param before what the outside showed before it; empty where nobody knows that, so that it tells no difference
     * @param known the types of facts that are known
     */
    static Proof of(Optional<Outside> before, Run look, Set<FactType<?>> known, String cause) {
        Diagnosis seen = look.diagnosis();
        Ladder ladder = Ladder.fromHere(look.record(), known, new ArrayList<>());
        Outside now = Outside.of(seen, ladder, cause);
        if (before.filter(then -> then.isFurtherThan(now)).isPresent()) {
            return WORSE;
        }
        Finding finding = seen.finding(cause).orElse(null);
        if (finding == null || finding.verdict() == Verdict.ERROR) {
            return OPEN;
        }
        if (finding.verdict() == Verdict.FAIL || finding.verdict() == Verdict.WARN) {
            return STILL_THERE;
        }
        Stage shows = shows(finding);
        if (now.broke().filter(stage -> stage.compareTo(shows) <= 0).isPresent()) {
            return OPEN;
        }
        boolean passed = ladder.passedFromHere(shows);
        if (clears(finding, before, seen) && (passed || finding.cause().stage() != Stage.CLIENT)) {
            return GONE;
        }
        return before.filter(then -> passed).map(then -> beside(then, now, seen, finding)).orElse(OPEN);
    }

    /** The stage at which it shows whether a cause is gone. A client that gets as far as the host has a network. */
    private static Stage shows(Finding finding) {
        Stage lives = finding.cause().stage();
        return lives == Stage.CLIENT ? Stage.NETWORK : lives;
    }

    private static Proof beside(Outside before, Outside now, Diagnosis seen, Finding finding) {
        boolean ruledOut = finding.verdict() == Verdict.PASS;
        if (before.isPassedBy(now, shows(finding))
                || ruledOut && now.odd().isEmpty() && before.isClearedBy(now, seen)) {
            return GONE;
        }
        return ruledOut && before.sawAgain(seen) && now.odd().equals(before.odd())
                && now.broke().equals(before.broke()) ? AS_BEFORE : OPEN;
    }

    /**
     * Whether something that was seen from outside speaks against the cause by itself. What rests on the inside, too,
     * has to rule it out; a cause that lives at the client is seen there. What spoke against it before the repair, too,
     * clears nothing, nor does what knows less than what had accused the cause, unless that was seen again.
     */
    private static boolean clears(Finding finding, Optional<Outside> before, Diagnosis seen) {
        Vantage outside = finding.cause().stage() == Stage.CLIENT ? Vantage.CLIENT : Vantage.HERE;
        return finding.held().stream().map(Finding.Held::indication)
                .filter(one -> !one.supports() && !one.circumstantial() && !one.evidence().isEmpty())
                .filter(one -> one.evidence().stream().allMatch(key -> key.vantage() == outside)
                        || one.strength() == Strength.DECISIVE && fromHere(one))
                .anyMatch(one -> before.filter(then -> then.opposed().contains(one.key())
                        || then.knewMoreThan(one) && !then.sawAgain(seen)).isEmpty());
    }

    private static boolean fromHere(Indication indication) {
        return indication.evidence().stream().anyMatch(key -> key.vantage() == Vantage.HERE);
    }
}
