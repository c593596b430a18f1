// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rdpworkbench.core.repair.Weakening;
import org.rdpworkbench.core.run.Diagnosis;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.facts.NtlmChallenge;

/** That hosts are less protected since a repair, in sentences. */
public final class WeakeningWords {

    /** So many are named at a start; the journal lists all. */
    private static final int MOST = 3;

    private WeakeningWords() {}

    /** Those of the host of a diagnosis, by the name that was asked for or by that which the host gives itself. */
    public static List<Weakening> of(Diagnosis diagnosis, List<Weakening> all) {
        Optional<String> computer = all.isEmpty() ? Optional.empty()
                : Facts.read(diagnosis, NtlmChallenge.TYPE, NtlmChallenge::netbiosComputer).flatMap(name -> name);
        return all.stream().filter(one -> one.at(diagnosis.target(), computer)).toList();
    }

    /** What a diagnosis of that host says. */
    public static String inDiagnosis(Weakening one, Target shown, LocalDate today) {
        String host = one.target().host().equalsIgnoreCase(shown.host()) ? "This host"
                : "This host, then called " + Plain.escape(one.target().toString(), Plain.MOST_VALUE) + ",";
        return sentence(one, host, today);
    }

    /** What is said at a start: what is overdue first. None where there is nothing. */
    public static List<String> atStart(List<Weakening> all, LocalDate today) {
        List<String> sentences = new ArrayList<>();
        all.stream().limit(MOST).forEach(one -> sentences.add(sentence(one,
                Plain.escape(one.target().toString(), Plain.MOST_VALUE), today)));
        if (all.size() > MOST) {
            sentences.add((all.size() - MOST) + " more repairs left a host less protected; the journal lists them.");
        }
        return List.copyOf(sentences);
    }

    private static String sentence(Weakening one, String host, LocalDate today) {
        String cause = Plain.escape(one.cause(), Plain.MOST_VALUE);
        String since = (one.overdue(today) ? "OVERDUE since " + one.until() + ": " : "") + host
                + " has been less protected since " + one.since() + ", ";
        String look = one.overdue(today) ? "Look at it again now" : "Look at it again by " + one.until();
        String gone = "note that with journal " + one.repair() + " --gone, or with Protected Again in the view "
                + "Repairs.";
        return switch (one.end()) {
            case UNDO -> since + "by repair " + one.repair() + " for " + cause + ". " + (one.overdue(today) ? look
                    + ", and undo " + one.repair() + " unless it has to stay so." : look + "; undo " + one.repair()
                    + " takes it back.");
            case NOTE -> since + "by repair " + one.repair() + " for " + cause + ". Nobody can take that back; look at "
                    + "the host again by " + one.until() + ", and when it is not so any more, " + gone;
            case REPAIR -> since + "when repair " + one.repair() + " for " + cause + " was undone. " + look + ": "
                    + "repair it anew, or when it is protected by something else, " + gone;
        };
    }
}
