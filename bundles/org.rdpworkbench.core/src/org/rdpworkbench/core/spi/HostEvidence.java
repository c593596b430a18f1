// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.spi;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What a file that no look of ours made tells of one host. Immutable: what adds to it makes a new one. */
public final class HostEvidence {

    private final Target target;
    private final Instant at;
    private final Optional<String> symptom;
    private final List<Piece<?>> pieces;

    /**
     * A fact and where it was seen.
     *
     * @param vantage never {@link Vantage#HERE}, which is for looks of ours
     */
    public record Piece<F extends Record & Fact>(FactType<F> type, Vantage vantage, F fact) {

        public Piece {
            Objects.requireNonNull(type, "type");
            Objects.requireNonNull(fact, "fact");
            if (vantage == Vantage.HERE) {
                throw new IllegalArgumentException(type.id() + " was not seen by a look of ours");
            }
        }
    }

    private HostEvidence(Target target, Instant at, Optional<String> symptom, List<Piece<?>> pieces) {
        this.target = Objects.requireNonNull(target, "target");
        this.at = Objects.requireNonNull(at, "at");
        this.symptom = symptom;
        this.pieces = List.copyOf(pieces);
    }

    /**
     * Nothing yet.
     *
     * @param at when the newest of it was seen, by the clock of whoever wrote it down
     */
    public static HostEvidence of(Target target, Instant at) {
        return new HostEvidence(target, at, Optional.empty(), List.of());
    }

    /** With a fact. */
    public <F extends Record & Fact> HostEvidence with(FactType<F> type, Vantage vantage, F fact) {
        List<Piece<?>> more = new ArrayList<>(pieces);
        more.add(new Piece<>(type, vantage, fact));
        return new HostEvidence(target, at, symptom, more);
    }

    /** With what the person was shown, such as {@code 0x904}. */
    public HostEvidence withSymptom(String text) {
        return new HostEvidence(target, at, Optional.of(text), pieces);
    }

    /** The host that it is about. */
    public Target target() {
        return target;
    }

    /** When it was seen. */
    public Instant at() {
        return at;
    }

    /** What the person was shown, in the short form; empty when the file does not tell. */
    public Optional<String> symptom() {
        return symptom;
    }

    /** The facts. */
    public List<Piece<?>> pieces() {
        return pieces;
    }
}
