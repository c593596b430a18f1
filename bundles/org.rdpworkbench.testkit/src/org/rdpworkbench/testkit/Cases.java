// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.testkit;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.rdpworkbench.core.run.CaseRecord;
import org.rdpworkbench.core.run.Json;
import org.rdpworkbench.core.spi.Evidence;
import org.rdpworkbench.core.spi.EvidenceKey;
import org.rdpworkbench.core.spi.Fact;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.core.spi.Reason;
import org.rdpworkbench.core.spi.Source;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.core.spi.Vantage;

/**
 * Makes a case of facts: {@code Cases.of(handshake, certificate).missing(CredSsp.TYPE, TIMED_OUT).record()}. Every
 * method gives a new object.
 */
public final class Cases {

    /** When a case began unless it says otherwise. */
    public static final Instant BEGAN = Instant.parse("2026-11-23T10:00:00Z");
    /** The host of a case unless it says otherwise. */
    public static final Target TARGET = Target.of("host.example", Target.DEFAULT_PORT);

    private final Target target;
    private final Instant began;
    private final Map<EvidenceKey, Evidence> evidence;

    private Cases(Target target, Instant began, Map<EvidenceKey, Evidence> evidence) {
        this.target = target;
        this.began = began;
        this.evidence = evidence;
    }

    /** A case in which these facts were seen from here; their types are constants of their records. */
    public static Cases of(Fact... facts) {
        Cases cases = new Cases(TARGET, BEGAN, Map.of());
        for (Fact fact : facts) {
            cases = cases.from(Vantage.HERE, fact);
        }
        return cases;
    }

    /** The same, with a fact that was seen from {@code vantage}. */
    public Cases from(Vantage vantage, Fact fact) {
        return with(FactTypes.of(fact).from(vantage), fact);
    }

    /** The same, with a fact of one of several types that share its record, seen from here. */
    public <F extends Record & Fact> Cases with(FactType<F> type, F fact) {
        return with(type.from(Vantage.HERE), fact);
    }

    Cases with(EvidenceKey key, Fact fact) {
        return with(new Evidence.Observed(key, FactTypes.of(fact).version(), Json.mapper().valueToTree(fact),
                Source.engine(began)));
    }

    /** The same, lacking a fact from here, and why. */
    public Cases missing(FactType<?> type, Reason reason) {
        return missing(type.from(Vantage.HERE), reason);
    }

    /** The same, lacking a piece of evidence, and why. */
    public Cases missing(EvidenceKey key, Reason reason) {
        return with(new Evidence.Missing(key, reason, "", Optional.empty(), Source.engine(began)));
    }

    private Cases with(Evidence piece) {
        Map<EvidenceKey, Evidence> more = new TreeMap<>(evidence);
        more.put(piece.key(), piece);
        return new Cases(target, began, more);
    }

    /** The same, begun at another time. */
    public Cases began(Instant instant) {
        return new Cases(target, instant, evidence);
    }

    /** The same, of another host. */
    public Cases target(Target other) {
        return new Cases(other, began, evidence);
    }

    /** What a check judges and a case file holds. */
    public CaseRecord record() {
        return new CaseRecord(target, Optional.empty(), began, evidence, List.of());
    }

    /** A given case without one piece of its evidence. */
    static CaseRecord without(CaseRecord whole, EvidenceKey key) {
        Map<EvidenceKey, Evidence> rest = new TreeMap<>(whole.evidence());
        rest.remove(key);
        return new CaseRecord(whole.target(), whole.symptom(), whole.began(), rest, whole.transcripts());
    }
}
