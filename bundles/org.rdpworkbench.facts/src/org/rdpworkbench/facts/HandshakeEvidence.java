// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.facts;

import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.rdpworkbench.core.spi.CaseFile;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.facts.Negotiation.Answer;
import org.rdpworkbench.facts.Negotiation.Exchange;
import org.rdpworkbench.facts.TlsHandshake.Outcome;

/**
 * What a case shows of negotiation and TLS, put together. Each method is a row of the ranking's table that several
 * causes read, each giving it a weight of its own; so a row means the same in every column.
 *
 * @param first the answer to the first connection request
 * @param events the host's own log at the time of our connection
 */
public record HandshakeEvidence(Optional<Exchange> first, Optional<TlsHandshake> tls, Optional<ClientHellos> hellos,
        Optional<TlsSupport> support, Optional<CookieAnswers> cookies, Optional<SchannelEvents> events) {

    /** A connection confirm that took longer does not show that small packets pass freely. */
    private static final double QUICK_MILLIS = 1_000;

    /** Of a case that is looked at by a check whose indications rest on all six. */
    public static HandshakeEvidence in(CaseFile evidence) {
        return new HandshakeEvidence(evidence.find(Negotiation.TYPE).flatMap(n -> n.exchanges().stream().findFirst()),
                evidence.find(TlsHandshake.TYPE), evidence.find(ClientHellos.TYPE), evidence.find(TlsSupport.TYPE),
                evidence.find(CookieAnswers.TYPE), evidence.find(SchannelEvents.TYPE, Vantage.INSIDE));
    }

    /** FAILURE 3: the host says that it has no certificate (g1). */
    public boolean noCertificate() {
        return first.filter(f -> f.failedWith(Negotiation.SSL_CERT_NOT_ON_SERVER)).isPresent();
    }

    /** The connection request was waited out in vain (g4). */
    public boolean silent() {
        return first.filter(f -> f.answer() == Answer.SILENT).isPresent();
    }

    /** The connection request got nothing back. */
    public boolean unanswered() {
        return first.filter(Exchange::unanswered).isPresent();
    }

    /** Only a request without a cookie gets an answer (g4). Who answered one before did not swallow it. */
    public boolean cookieSwallowed() {
        return unanswered() && cookies.filter(CookieAnswers::cookieSwallowed).isPresent();
    }

    /** The first handshake ended in that way. */
    public boolean ended(Outcome outcome) {
        return tls.filter(t -> t.outcome() == outcome).isPresent();
    }

    /** The host ended the first handshake with that alert (g2). */
    public boolean alert(int number) {
        return ended(Outcome.HOST_ALERT) && tls.flatMap(TlsHandshake::alert).filter(a -> a == number).isPresent();
    }

    public boolean completed() {
        return ended(Outcome.COMPLETED);
    }

    /** The first handshake was closed without a byte before a silence would have said something (g2). */
    public boolean closedAtOnce() {
        return tls.filter(TlsHandshake::closedAtOnce).isPresent();
    }

    /** The host ended the first handshake, whatever it said (g2). */
    public boolean refused() {
        return closedAtOnce() || ended(Outcome.HOST_ALERT) || ended(Outcome.HOST_ULTIMATUM);
    }

    /** Silence in answer to the ClientHello (g5). */
    public boolean stalled() {
        return tls.filter(TlsHandshake::stalledLong).isPresent();
    }

    /** The same, after a connection confirm that came fast (g5). */
    public boolean stalledAfterQuickConfirm() {
        return stalled() && first.filter(f -> f.answer() == Answer.SELECTED && f.millis() < QUICK_MILLIS).isPresent();
    }

    /** The negotiation or the handshake ended without what should have come. */
    public boolean broke() {
        return unanswered() || tls.isPresent() && !completed();
    }

    /** The ClientHellos were sent, and that holds of them. */
    public boolean hello(Predicate<ClientHellos> which) {
        return hellos.filter(which).isPresent();
    }

    /** The versions were asked for, and that holds of them. */
    public boolean versions(Predicate<TlsSupport> which) {
        return support.filter(which).isPresent();
    }

    /** The whole hello dies, the same split after its first byte succeeds (g3). */
    public boolean splitAlone() {
        return hello(ClientHellos::splitAlone);
    }

    /** The whole offer is refused and a version by itself is taken (g2). */
    public boolean versionAloneAccepted() {
        boolean wholeRefused = hellos.isEmpty() ? refused() : hello(ClientHellos::wholeRefused);
        return wholeRefused && versions(s -> !s.accepted().isEmpty());
    }

    /** The whole offer is refused and one of other versions or fewer suites is taken (g2). */
    public boolean smallerOfferAccepted() {
        return hello(ClientHellos::smallerOfferAlone) || versionAloneAccepted();
    }

    /** Every close came sooner than a round trip to the host takes (g6). */
    public boolean closedNearer() {
        return hello(ClientHellos::closedNearer);
    }

    /** The host wrote down at the time of our connection that that happened (g11). */
    public boolean logged(Predicate<SchannelEvents> which) {
        return events.filter(which).isPresent();
    }

    /** The host's log was readable and has nothing about our connection (g11). */
    public boolean nothingLogged() {
        return logged(SchannelEvents::quiet);
    }

    /** How long the first handshake took, as the value {@code seconds} of a text. */
    public Map<String, Object> seconds() {
        return Map.of("seconds", Math.round(tls.map(TlsHandshake::millis).orElse(0.0) / 1_000));
    }

    /** The same as the value {@code millis}, 1 at the least: nothing takes no time. */
    public Map<String, Object> millis() {
        return Map.of("millis", Math.max(1, Math.round(tls.map(TlsHandshake::millis).orElse(0.0))));
    }
}
