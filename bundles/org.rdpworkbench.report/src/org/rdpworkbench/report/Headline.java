// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.report;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.rdpworkbench.core.run.Diagnosis;
import org.rdpworkbench.core.spi.Stage;
import org.rdpworkbench.core.spi.Verdict;
import org.rdpworkbench.facts.Negotiation;

/** What stands above a report. */
final class Headline {

    private Headline() {}

    /** How many hosts there are, and how many of each verdict, the worst first. */
    static String count(List<Diagnosis> diagnoses) {
        String counts = Arrays.stream(Verdict.values())
                .filter(v -> diagnoses.stream().anyMatch(d -> d.verdict() == v))
                .sorted((a, b) -> Integer.compare(urgency(a), urgency(b)))
                .map(v -> diagnoses.stream().filter(d -> d.verdict() == v).count() + " " + words(v))
                .collect(Collectors.joining(", "));
        return diagnoses.size() + " hosts: " + counts;
    }

    private static int urgency(Verdict verdict) {
        return switch (verdict) {
            case FAIL -> 0;
            case NOT_REPRODUCED, INCONCLUSIVE, ERROR -> 1;
            case WARN -> 2;
            case PASS -> 3;
        };
    }

    static String words(Verdict verdict) {
        return verdict.name().replace('_', ' ');
    }

    /** One sentence about what the broken stage proves, if one broke and was seen to. */
    static Optional<String> proven(Diagnosis diagnosis) {
        if (ClientBreak.is(diagnosis)) {
            return Optional.empty();
        }
        boolean answered = Facts.read(diagnosis, Negotiation.TYPE, fact -> fact.first().answer())
                .filter(Negotiation.Answer.FAILED::equals).isPresent();
        return diagnosis.stage().map(broken -> "What that proves: " + provenBy(broken, answered));
    }

    /** When it was looked at. */
    static Optional<String> when(Diagnosis diagnosis) {
        return Period.of(diagnosis).map(period -> "Looked at on " + Moments.words(Moments.MINUTE, period.began())
                + " UTC");
    }

    /**
     * What it proves that the connection came to this stage and broke there.
     *
     * @param answered the host took part in the negotiation
     */
    private static String provenBy(Stage broken, boolean answered) {
        return switch (broken) {
            case CLIENT -> "Nothing was sent to the host: the fault is on this machine.";
            case NAME -> "No address is known for this name, so nothing was sent to the host.";
            case NETWORK -> "The address cannot be reached from here, which says nothing about Remote Desktop on the "
                    + "host: it may be off, behind a filter or elsewhere.";
            case ROUTE -> "What lies between here and the host ended the connection; the host itself was not reached.";
            case LISTENER -> "Something at this address answers and refuses, so the way there is open and the port is "
                    + "not.";
            case NEGOTIATION -> answered
                    ? "Name, way and port are right: Remote Desktop answers, and refuses with a code of its own."
                    : "TCP connects, so name and way are right; that it is Remote Desktop which answers there is not "
                            + "proven.";
            case TLS -> "Name, way and port are right and Remote Desktop answers. It ends before anybody could log on, "
                    + "so passwords and accounts play no part.";
            case AUTHENTICATION -> "Everything up to and with TLS works, so the host can use its certificate and key.";
            case AUTHORIZATION, LICENSING, SESSION -> "The host accepted the logon; the fault lies behind it.";
        };
    }
}
