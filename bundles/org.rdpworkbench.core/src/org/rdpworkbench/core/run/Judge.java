// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.run;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.rdpworkbench.core.run.Snapshot.Contribution;
import org.rdpworkbench.core.spi.Cause;
import org.rdpworkbench.core.spi.Check;
import org.rdpworkbench.core.spi.Evidence;
import org.rdpworkbench.core.spi.EvidenceKey;
import org.rdpworkbench.core.spi.Finding;
import org.rdpworkbench.core.spi.Reason;
import org.rdpworkbench.core.spi.Rung;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.core.spi.Verdict;

/** Lets every check judge a case, and makes one diagnosis of it. */
final class Judge {

    private final Snapshot snapshot;
    private final Collection<String> problems;

    /** @param problems what broke while the evidence was collected; what breaks here is added */
    Judge(Snapshot snapshot, Collection<String> problems) {
        this.snapshot = snapshot;
        this.problems = problems;
    }

    Diagnosis judge(CaseRecord record, Optional<Symptom> symptom) {
        List<Finding> findings = new ArrayList<>();
        for (Contribution<Check> check : snapshot.checks()) {
            addNew(check, findings(check, record), findings);
        }
        // Which plugin was installed first must not show.
        findings.sort(Comparator.comparing(finding -> finding.cause().id()));
        Ladder ladder = Ladder.of(record, snapshot.factTypes(), problems);
        boolean fails = ladder.brokenAt().isPresent() || any(findings, Verdict.FAIL);
        Ranking ranking = Ranking.of(findings, symptom, fails, finding -> ladder.consequence(finding)
                || new Applicability(record).besideThePoint(finding));
        Optional<Diagnosis.NextProbe> next = new NextLook(snapshot, record, ladder).best(ranking);
        Verdict verdict = fails ? Verdict.FAIL : harmless(record, findings, ladder, symptom
                .map(seen -> ranking.explaining(seen).isEmpty()).orElseGet(() -> ladder.elsewhere().isPresent()));
        Proposals.Proposed proposed = new Proposals(snapshot, record, problems).of(ranked(findings, ranking));
        String summary = Summary.of(verdict, ladder, ranking, symptom, snapshot.texts());
        return new Diagnosis(record.target(), symptom.map(Symptom::text).or(record::symptom), verdict,
                ladder.brokenAt().map(Rung::stage), summary, ladder.rungs(), ranking.causes(), ranking.noneOfThese(),
                List.copyOf(findings), List.copyOf(record.evidence().values()), next, proposed.plans(),
                proposed.refusals(), List.copyOf(problems));
    }

    private static List<Finding> ranked(List<Finding> findings, Ranking ranking) {
        return ranking.causes().stream().flatMap(cause -> findings.stream()
                .filter(finding -> finding.cause().equals(cause.cause()))).toList();
    }

    private static boolean any(List<Finding> findings, Verdict verdict) {
        return findings.stream().anyMatch(finding -> finding.verdict() == verdict);
    }

    /** A cause belongs to the first check that judges it; who judges it again would only be counted twice. */
    private void addNew(Contribution<Check> contribution, List<Finding> more, List<Finding> findings) {
        for (Finding finding : more) {
            if (findings.stream().anyMatch(other -> other.cause().equals(finding.cause()))) {
                problems.add(who(contribution) + " judges " + finding.cause() + ", which another one judges already.");
            } else {
                findings.add(finding);
            }
        }
    }

    /**
     * Of a look in which nothing fails.
     *
     * @param unexplained a symptom was given, and no warning explains it; or there is none, and a client failed
     */
    private Verdict harmless(CaseRecord record, List<Finding> findings, Ladder ladder, boolean unexplained) {
        if (ladder.rungs().isEmpty()) {
            return Verdict.INCONCLUSIVE;
        }
        if (unexplained) {
            return Verdict.NOT_REPRODUCED;
        }
        if (!problems.isEmpty() || ladder.partial() || any(findings, Verdict.ERROR) || lacks(record)) {
            return Verdict.INCONCLUSIVE;
        }
        return any(findings, Verdict.WARN) ? Verdict.WARN : Verdict.PASS;
    }

    /** Evidence that the run asked for is missing. */
    private static boolean lacks(CaseRecord record) {
        return record.evidence().values().stream()
                .anyMatch(e -> e instanceof Evidence.Missing missing && missing.reason().incomplete());
    }

    private List<Finding> findings(Contribution<Check> contribution, CaseRecord record) {
        Check check = contribution.service();
        List<EvidenceKey> lacking = check.needs().stream().map(type -> type.from(Vantage.HERE))
                .filter(key -> !(record.evidence().get(key) instanceof Evidence.Observed)).sorted().toList();
        if (!lacking.isEmpty()) {
            List<EvidenceKey> hindering = new Applicability(record).hindering(lacking);
            return causes(check).map(cause -> Finding.inconclusive(cause, hindering)).toList();
        }
        try {
            return complete(check, judged(check, record));
        } catch (InterruptedException e) {
            // The run was cancelled; that is nobody's fault.
            Thread.currentThread().interrupt();
            return causes(check).map(cause -> Finding.inconclusive(cause, List.of())).toList();
        } catch (TimeoutException e) {
            return broken(contribution, "did not come back in time and was left behind");
        } catch (ExecutionException e) {
            return broken(contribution, "broke: " + e.getCause());
        } catch (IllegalStateException e) {
            return broken(contribution, e.getMessage());
        }
    }

    private static List<Finding> judged(Check check, CaseRecord record)
            throws InterruptedException, TimeoutException, ExecutionException {
        NarrowedCase narrowed = new NarrowedCase(record, Declared.by(check));
        return PluginCall.get("check " + DeclaredCheck.name(check),
                () -> List.copyOf(Objects.requireNonNull(check.judge(narrowed), "no list of findings")));
    }

    /** Adds PASS for causes that the check is silent about; refuses what it did not declare. */
    private static List<Finding> complete(Check check, List<Finding> judged) {
        Set<Cause> silent = new HashSet<>(check.causes());
        for (Finding finding : judged) {
            if (!silent.remove(finding.cause())) {
                throw new IllegalStateException("judged " + finding.cause() + " twice or without declaring it");
            }
            finding.held().stream().map(Finding.Held::indication)
                    .filter(i -> check.indications().stream().noneMatch(i::same)).findFirst().ifPresent(indication -> {
                        throw new IllegalStateException("used the indication " + indication + " without declaring it");
                    });
        }
        List<Finding> all = new ArrayList<>(judged);
        causes(check).filter(silent::contains).forEach(cause -> all.add(Finding.of(cause, Verdict.PASS)));
        return all;
    }

    /** In a fixed order, because a set's own may change from one start of the program to the next. */
    private static Stream<Cause> causes(Check check) {
        return check.causes().stream().sorted(Comparator.comparing(Cause::id));
    }

    private List<Finding> broken(Contribution<Check> contribution, String how) {
        problems.add(who(contribution) + " " + how + ".");
        return causes(contribution.service()).map(cause -> Finding.of(cause, Verdict.ERROR)).toList();
    }

    private static String who(Contribution<Check> contribution) {
        return "The check " + DeclaredCheck.name(contribution.service()) + " of plugin "
                + contribution.plugin();
    }
}
