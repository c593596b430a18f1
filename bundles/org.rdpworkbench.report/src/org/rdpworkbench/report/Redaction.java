// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.report;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.rdpworkbench.core.repair.Weakening;
import org.rdpworkbench.core.run.Diagnosis;
import org.rdpworkbench.core.spi.Evidence;
import org.rdpworkbench.core.spi.Target;

/**
 * Takes out of diagnoses what must not leave a company, before anything is made of them: so it holds for every format.
 * What is the same gets the same pseudonym in all diagnoses that are redacted together.
 */
public final class Redaction {

    /** How much is taken out. */
    public enum Level {
        /** Nothing. */
        NONE,
        /** Names of hosts and domains, and the names in certificates. */
        NAMES,
        /** Addresses, thumbprints, serial numbers and what hosts sent, as well. */
        ALL
    }

    /** A host in words of a system or a program: a full name, or a name with a port. */
    private static final Pattern HOST = Pattern.compile(
            "(?<![\\p{L}\\p{N}_.-])(?!(?:javax?|jdk|sun|org\\.rdpworkbench)\\.)"
            + "(?:[\\p{L}\\p{N}_-]{1,63}(?:\\.[\\p{L}\\p{N}_-]{1,63}){0,30}\\.\\p{L}{2,63}"
            + "|\\p{L}[\\p{L}\\p{N}_-]{0,62}(?=:[0-9]{1,5}(?![0-9:])))(?![\\p{L}\\p{N}_-])");

    private final Level level;
    private final Pseudonyms names;
    private final Set<String> foreign;

    private Redaction(Level level, List<Diagnosis> all) {
        this.level = level;
        this.names = new Pseudonyms(level == Level.ALL);
        this.foreign = all.stream().flatMap(diagnosis -> diagnosis.findings().stream())
                .filter(finding -> finding.held().stream().anyMatch(held -> RedactedDiagnosis.foreign(
                        held.indication()))).map(finding -> finding.cause().id()).collect(Collectors.toSet());
    }

    /** @param all that come into one result */
    public static Redaction of(Level level, List<Diagnosis> all) {
        Redaction redaction = new Redaction(level, all);
        if (level != Level.NONE) {
            // Hosts first and in their order, so that their numbers are those of the result.
            all.forEach(diagnosis -> redaction.names.host(diagnosis.target().host()));
            RedactedFacts facts = new RedactedFacts(redaction.names, redaction::collect);
            all.forEach(diagnosis -> diagnosis.evidence().forEach(piece -> redaction.collect(piece, facts)));
        }
        return redaction;
    }

    private void collect(Evidence piece, RedactedFacts facts) {
        switch (piece) {
            case Evidence.Observed observed -> facts.of(observed.key().type(), observed.tree());
            case Evidence.Missing missing -> collect(missing.detail());
        }
    }

    private String collect(String words) {
        HOST.matcher(words).results().forEach(match -> names.host(match.group()));
        return words;
    }

    /** The same without what is taken out. */
    public Illustrated of(Illustrated host) {
        if (level == Level.NONE) {
            return host;
        }
        RedactedDiagnosis redacted = new RedactedDiagnosis(names, foreign);
        boolean shown = host.diagnosis().causes().stream().noneMatch(ranked -> foreign.contains(ranked.cause().id()));
        return new Illustrated(redacted.of(host.diagnosis()),
                host.figure().filter(figure -> shown).map(figure -> RedactedFigure.of(figure, redacted.text())),
                host.weakened().stream().map(one -> without(one, redacted.text())).toList());
    }

    private Weakening without(Weakening one, RedactedText text) {
        return new Weakening(one.repair(), Target.of(names.host(one.target().host()), one.target().port()), "",
                one.cause(), text.of(one.what()), one.since(), one.until(), one.end());
    }

    /** What was taken out so far with what stands in for it, in the order in which it was found. */
    Map<String, String> masked() {
        return names.masked();
    }
}
