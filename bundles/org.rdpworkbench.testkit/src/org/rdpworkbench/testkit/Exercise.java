// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.rdpworkbench.core.run.CaseRecord;
import org.rdpworkbench.core.run.Declared;
import org.rdpworkbench.core.run.NarrowedCase;
import org.rdpworkbench.core.spi.Check;
import org.rdpworkbench.core.spi.Evidence;
import org.rdpworkbench.core.spi.EvidenceKey;
import org.rdpworkbench.core.spi.Finding;
import org.rdpworkbench.core.spi.Reason;
import org.rdpworkbench.core.spi.Vantage;

/** Lets the checks of a plugin judge many cases. */
final class Exercise {

    private static final int CASES = 200;

    private final Plugin plugin;
    private final KnownFacts facts;
    private final List<CaseRecord> authors;
    private List<CaseRecord> cases;
    private List<Judged> judged;

    /** What a check said to a case, or how it broke. */
    record Judged(Check check, CaseRecord record, List<Finding> findings, Optional<Throwable> thrown) {

        static Judged by(Check check, CaseRecord record) {
            try {
                List<Finding> findings = check.judge(new NarrowedCase(record, Declared.by(check)));
                return new Judged(check, record, List.copyOf(findings), Optional.empty());
            } catch (Exception | LinkageError | StackOverflowError e) {
                return new Judged(check, record, List.of(), Optional.of(e));
            }
        }

        /** The case in a few lines, for a message. */
        String shown() {
            String all = record.evidence().values().toString();
            return all.length() > 2_000 ? all.substring(0, 2_000) + "…" : all;
        }
    }

    Exercise(Plugin plugin, KnownFacts facts, List<CaseRecord> authors) {
        this.plugin = plugin;
        this.facts = facts;
        this.authors = List.copyOf(authors);
    }

    /** The author's cases, each of them without each of its facts, and made-up ones. */
    synchronized List<CaseRecord> cases() {
        if (cases == null) {
            List<CaseRecord> all = new ArrayList<>(authors);
            authors.forEach(whole -> whole.evidence().keySet().forEach(key -> all.add(Cases.without(whole, key))));
            Examples examples = new Examples(904);
            Set<EvidenceKey> keys = keys();
            for (int i = 0; i < CASES; i++) {
                all.add(madeUp(keys, examples));
            }
            cases = List.copyOf(all);
        }
        return cases;
    }

    private Set<EvidenceKey> keys() {
        Set<EvidenceKey> keys = new TreeSet<>();
        plugin.checks().forEach(check -> keys.addAll(Declared.by(check)));
        plugin.figures().forEach(figure -> keys.addAll(figure.uses()));
        plugin.fixers().forEach(fixer -> keys.addAll(fixer.uses()));
        plugin.columns().forEach(column -> keys.addAll(column.uses()));
        return keys;
    }

    private CaseRecord madeUp(Set<EvidenceKey> keys, Examples examples) {
        Cases made = Cases.of();
        for (EvidenceKey key : keys) {
            made = examples.oneIn(8) ? made.missing(key, examples.any(List.of(Reason.values())))
                    : made.with(key, facts.example(key, examples));
        }
        return made.record();
    }

    /** What every check said to every case that has what it needs. */
    synchronized List<Judged> judged() {
        if (judged == null) {
            judged = plugin.checks().stream().flatMap(check -> cases().stream()
                    .filter(record -> complete(check, record)).map(record -> Judged.by(check, record))).toList();
        }
        return judged;
    }

    List<Judged> judged(Check check) {
        return judged().stream().filter(one -> one.check() == check).toList();
    }

    private static boolean complete(Check check, CaseRecord record) {
        return check.needs().stream().allMatch(
                type -> record.evidence().get(type.from(Vantage.HERE)) instanceof Evidence.Observed);
    }
}
