// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.rdpworkbench.core.spi.CaseFile;
import org.rdpworkbench.core.spi.Evidence;
import org.rdpworkbench.core.spi.EvidenceKey;
import org.rdpworkbench.core.spi.Fact;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.core.spi.Reason;
import org.rdpworkbench.core.spi.Source;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.core.spi.Vantage;

/** All evidence of one run, whole. Facts of unknown types are kept and written back unchanged. */
public final class CaseRecord implements CaseFile {

    private final Target target;
    private final Optional<String> symptom;
    private final Instant began;
    private final Map<EvidenceKey, Evidence> evidence;
    private final List<Transcript> transcripts;
    /** What was read from its JSON once: every check asks for the same few facts, and a fleet for those of others. */
    private final Map<EvidenceKey, Fact> facts = new ConcurrentHashMap<>();

    /**
     * @param symptom what the person typed or pasted
     */
    public CaseRecord(Target target, Optional<String> symptom, Instant began, Map<EvidenceKey, Evidence> evidence,
            List<Transcript> transcripts) {
        this.target = target;
        this.symptom = symptom;
        this.began = began;
        this.evidence = Collections.unmodifiableMap(new TreeMap<>(evidence));
        this.transcripts = List.copyOf(transcripts);
    }

    /** The same with further pieces, in the place of what was there of them. */
    CaseRecord joining(List<Evidence.Observed> pieces) {
        if (pieces.isEmpty()) {
            return this;
        }
        Map<EvidenceKey, Evidence> all = new TreeMap<>(evidence);
        pieces.forEach(piece -> all.put(piece.key(), piece));
        return new CaseRecord(target, symptom, began, all, transcripts);
    }

    @Override
    public Target target() {
        return target;
    }

    /** What the person saw, in the short form. */
    public Optional<String> symptom() {
        return symptom;
    }

    @Override
    public Instant began() {
        return began;
    }

    /** Everything, ordered by key. */
    public Map<EvidenceKey, Evidence> evidence() {
        return evidence;
    }

    public List<Transcript> transcripts() {
        return transcripts;
    }

    @Override
    public <F extends Record & Fact> Optional<F> find(FactType<F> type, Vantage vantage) {
        return switch (evidence.get(type.from(vantage))) {
            case Evidence.Observed observed -> Optional.of(fact(type, observed));
            case Evidence.Missing missing -> Optional.empty();
            case null -> Optional.empty();
        };
    }

    private <F extends Record & Fact> F fact(FactType<F> type, Evidence.Observed observed) {
        Fact known = facts.get(observed.key());
        if (type.record().isInstance(known)) {
            return type.record().cast(known);
        }
        F fact = Json.fact(type, observed.tree());
        facts.put(observed.key(), fact);
        return fact;
    }

    @Override
    public Evidence evidence(FactType<?> type, Vantage vantage) {
        Evidence found = evidence.get(type.from(vantage));
        return found != null ? found : notRequested(type.from(vantage));
    }

    private Evidence notRequested(EvidenceKey key) {
        return new Evidence.Missing(key, Reason.NOT_REQUESTED, "", Optional.empty(), Source.engine(began));
    }

    /** The JSON of a fact, for whoever shows evidence without knowing its type. */
    public Optional<JsonNode> tree(EvidenceKey key) {
        return evidence.get(key) instanceof Evidence.Observed observed ? Optional.of(observed.tree())
                : Optional.empty();
    }
}
