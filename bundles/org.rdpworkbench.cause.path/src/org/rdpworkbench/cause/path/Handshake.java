// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.path;

import java.util.Map;
import java.util.Optional;
import org.rdpworkbench.core.spi.CaseFile;
import org.rdpworkbench.facts.ClientHellos;
import org.rdpworkbench.facts.HelloAnswer;
import org.rdpworkbench.facts.Negotiation.Answer;
import org.rdpworkbench.facts.Negotiation.Exchange;
import org.rdpworkbench.facts.Negotiation;
import org.rdpworkbench.facts.SchannelEvents;
import org.rdpworkbench.facts.TlsHandshake.Outcome;
import org.rdpworkbench.facts.TlsHandshake;
import org.rdpworkbench.facts.TlsSupport;

/**
 * How far the first connection got, and what other ClientHellos did.
 *
 * @param first the answer to the first connection request
 */
record Handshake(Optional<Exchange> first, Optional<TlsHandshake> tls, Optional<ClientHellos> hellos,
        Optional<TlsSupport> support) {

    /** A connection confirm that took longer does not show that small packets pass freely. */
    private static final double QUICK_MILLIS = 1_000;

    private static final int KEY_NOT_ACCESSIBLE = 36870;
    private static final int CREDENTIAL_NOT_CREATED = 36871;
    private static final int NO_COMMON_SUITE = 36874;

    static Handshake of(CaseFile evidence) {
        return new Handshake(evidence.find(Negotiation.TYPE).flatMap(n -> n.exchanges().stream().findFirst()),
                evidence.find(TlsHandshake.TYPE), evidence.find(ClientHellos.TYPE), evidence.find(TlsSupport.TYPE));
    }

    boolean failedWith(long code) {
        return first.filter(f -> f.failedWith(code)).isPresent();
    }

    boolean silent() {
        return first.filter(f -> f.answer() == Answer.SILENT).isPresent();
    }

    /** True when the connection request got nothing back. */
    boolean unanswered() {
        return first.filter(f -> switch (f.answer()) {
            case SILENT, CLOSED, RESET -> true;
            case SELECTED, FAILED, PLAIN, NOT_RDP, INCOMPLETE, NOT_CONNECTED -> false;
        }).isPresent();
    }

    boolean ended(Outcome outcome) {
        return tls.filter(t -> t.outcome() == outcome).isPresent();
    }

    boolean completed() {
        return ended(Outcome.COMPLETED);
    }

    /** True when the negotiation or the handshake ended without what should have come. */
    boolean broke() {
        return unanswered() || tls.isPresent() && !completed();
    }

    boolean closedAtOnce() {
        return tls.filter(t -> (t.outcome() == Outcome.HOST_CLOSED || t.outcome() == Outcome.HOST_RESET)
                && t.received() == 0 && t.millis() < HelloAnswer.SILENCE_MILLIS).isPresent();
    }

    /** True when the host ended the handshake, whatever it said. */
    private boolean refused() {
        return closedAtOnce() || ended(Outcome.HOST_ALERT) || ended(Outcome.HOST_ULTIMATUM);
    }

    boolean stalledAfterQuickConfirm() {
        return first.filter(f -> f.answer() == Answer.SELECTED && f.millis() < QUICK_MILLIS).isPresent()
                && tls.filter(Handshake::stalled).isPresent();
    }

    /** Silence until our patience ended, or until something closed the connection after all. */
    private static boolean stalled(TlsHandshake tls) {
        return tls.millis() >= HelloAnswer.SILENCE_MILLIS && switch (tls.outcome()) {
            case STALLED -> true;
            case HOST_CLOSED, HOST_RESET -> tls.received() == 0;
            case COMPLETED, HOST_ALERT, HOST_ULTIMATUM, NOT_TLS, HERE -> false;
        };
    }

    Map<String, Object> seconds() {
        return Map.of("seconds", Math.round(tls.map(TlsHandshake::millis).orElse(0.0) / 1_000));
    }

    /** True when the whole offer is refused and one of other versions or suites accepted. */
    boolean smallerOfferAccepted() {
        boolean versionAccepted = support.filter(s -> !s.accepted().isEmpty()).isPresent();
        return hellos.filter(h -> h.smallerOfferAlone() || h.wholeRefused() && versionAccepted).isPresent()
                || hellos.isEmpty() && refused() && versionAccepted;
    }

    /** True when the host wrote down at the time of our connection that its TLS failed. */
    static boolean schannelError(SchannelEvents events) {
        return events.near(KEY_NOT_ACCESSIBLE) || events.near(CREDENTIAL_NOT_CREATED) || events.near(NO_COMMON_SUITE);
    }
}
