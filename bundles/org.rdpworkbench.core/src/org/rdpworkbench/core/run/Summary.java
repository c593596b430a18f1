// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.run;

import java.util.List;
import java.util.Optional;
import org.rdpworkbench.core.run.Diagnosis.Ranked;
import org.rdpworkbench.core.spi.Rung;
import org.rdpworkbench.core.spi.Stage;
import org.rdpworkbench.core.spi.Verdict;

/** The one English sentence of a diagnosis. */
final class Summary {

    private Summary() {}

    static String of(Verdict verdict, Ladder ladder, Ranking ranking, Optional<Symptom> symptom, Texts texts) {
        Optional<String> likeliest = titles(ranking.likeliest(verdict), texts)
                .or(() -> titles(ranking.likeliest(Verdict.WARN), texts));
        String where = ladder.brokenAt().map(Summary::broken).orElseGet(() -> reached(ladder));
        return where + elsewhere(ladder) + switch (verdict) {
            case FAIL -> likeliest.map(titles -> "; likeliest cause: " + titles)
                    .orElse("; no installed plugin names a cause") + gotFurther(ladder, symptom) + ".";
            case WARN -> symptom.map(seen -> "; the failure that was reported does not show from here, and this would "
                    + "explain it: " + titles(ranking.explaining(seen), texts).orElse("") + ".").orElse(
                    likeliest.map(titles -> "; worth a look: " + titles + ".").orElse("; see the warnings."));
            case PASS -> ladder.ofClientAlone() ? "; the client's last attempt did not fail."
                    : "; nothing fails from here.";
            case NOT_REPRODUCED -> "; the failure that was reported does not show from here.";
            case INCONCLUSIVE, ERROR -> "; the look is incomplete"
                    + likeliest.map(titles -> "; worth a look: " + titles).orElse("") + ".";
        };
    }

    /** What breaks here need not be what the person met: a symptom may prove that this stage was passed. */
    private static String gotFurther(Ladder ladder, Optional<Symptom> symptom) {
        boolean further = ladder.brokenAt().filter(rung -> !ladder.ofClientAlone())
                .filter(rung -> ladder.clientPassed(rung.stage()) || symptom.flatMap(Symptom::passed)
                        .filter(passed -> passed.compareTo(rung.stage()) >= 0).isPresent()).isPresent();
        return further ? "; the client that showed the symptom got further than this machine, so the two looks "
                + "differ: another route, firewall, name or time" : "";
    }

    private static String elsewhere(Ladder ladder) {
        if (ladder.clientBrokeThereToo()) {
            return "; the client failed there, too";
        }
        return ladder.elsewhere().map(rung -> "; the client failed at " + words(rung.stage())
                + ", where nothing fails from here").orElse("");
    }

    private static Optional<String> titles(List<Ranked> causes, Texts texts) {
        return causes.stream().map(ranked -> texts.text(ranked.cause().id() + ".title"))
                .reduce((one, other) -> one + ", or: " + other);
    }

    private static String broken(Rung rung) {
        return "The connection breaks at " + words(rung.stage()) + ": " + rung.outcome();
    }

    private static String reached(Ladder ladder) {
        if (ladder.rungs().isEmpty()) {
            return "Nothing was seen";
        }
        Rung last = ladder.rungs().getLast();
        return "The connection gets as far as " + words(last.stage()) + " (" + last.outcome() + ")";
    }

    /** A stage's name in the middle of a sentence. */
    private static String words(Stage stage) {
        return switch (stage) {
            case CLIENT -> "the client";
            case NAME -> "the name";
            case NETWORK -> "the network";
            case ROUTE -> "the route";
            case LISTENER -> "the listener";
            case NEGOTIATION -> "the negotiation";
            case TLS -> "TLS";
            case AUTHENTICATION -> "authentication";
            case AUTHORIZATION -> "authorization";
            case LICENSING -> "licensing";
            case SESSION -> "the session";
        };
    }
}
