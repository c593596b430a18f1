// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.facts;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import org.rdpworkbench.core.spi.CaseFile;
import org.rdpworkbench.core.spi.Stage;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.facts.Negotiation.Answer;
import org.rdpworkbench.facts.Negotiation.Exchange;
import org.rdpworkbench.facts.TlsHandshake.Outcome;

/**
 * What a case shows of negotiation and TLS, put together. Each method is a row of the ranking's table that several
 * causes read, each giving it a weight of its own; so a row means the same in every column. A row looks at the facts
 * that it is decided from and at no others, since a check has declared those alone.
 */
public final class HandshakeEvidence {

    /** A connection confirm that took longer does not show that small packets pass freely. */
    private static final double QUICK_MILLIS = 1_000;

    private final CaseFile evidence;

    private HandshakeEvidence(CaseFile evidence) {
        this.evidence = evidence;
    }

    /** Of a case as a check sees it. */
    public static HandshakeEvidence in(CaseFile evidence) {
        return new HandshakeEvidence(evidence);
    }

    /** The answer to the first connection request. */
    public Optional<Exchange> first() {
        return evidence.find(Negotiation.TYPE).flatMap(n -> n.exchanges().stream().findFirst());
    }

    /** The first handshake. */
    public Optional<TlsHandshake> tls() {
        return evidence.find(TlsHandshake.TYPE);
    }

    /** The answers with and without a cookie. */
    public Optional<CookieAnswers> cookies() {
        return evidence.find(CookieAnswers.TYPE);
    }

    /** The answers to further ClientHellos. */
    public Optional<ClientHellos> hellos() {
        return evidence.find(ClientHellos.TYPE);
    }

    /** The versions and suites that were asked for. */
    public Optional<TlsSupport> support() {
        return evidence.find(TlsSupport.TYPE);
    }

    /** A row of what is around the connection (g7 to g10, g12). */
    public boolean holds(Circumstance row) {
        return row.holds(evidence);
    }

    /** FAILURE 3: the host says that it has no certificate (g1). */
    public boolean noCertificate() {
        return first().filter(f -> f.failedWith(Negotiation.SSL_CERT_NOT_ON_SERVER)).isPresent();
    }

    /** The connection request was waited out in vain (g4). */
    public boolean silent() {
        return first().filter(f -> f.answer() == Answer.SILENT).isPresent();
    }

    /** The connection request got nothing back. */
    public boolean unanswered() {
        return first().filter(Exchange::unanswered).isPresent();
    }

    /** Only a request without a cookie gets an answer (g4). Who answered one before did not swallow it. */
    public boolean cookieSwallowed() {
        return unanswered() && cookies().filter(CookieAnswers::cookieSwallowed).isPresent();
    }

    /** The first handshake ended in that way. */
    public boolean ended(Outcome outcome) {
        return tls().filter(t -> t.outcome() == outcome).isPresent();
    }

    /** The host ended the first handshake with that alert (g2). */
    public boolean alert(int number) {
        return ended(Outcome.HOST_ALERT) && tls().flatMap(TlsHandshake::alert).filter(a -> a == number).isPresent();
    }

    public boolean completed() {
        return ended(Outcome.COMPLETED);
    }

    /**
     * The handshake completed from here, and that of a client broke in the negotiation, in TLS or in CredSSP (g7). Then
     * the one from here says nothing of the client's way.
     */
    public boolean clientAloneBroke() {
        return completed() && evidence.find(ClientAttempt.TYPE, Vantage.CLIENT)
                .filter(attempt -> attempt.brokeAt(Stage.NEGOTIATION, evidence.began())
                        || attempt.brokeAt(Stage.TLS, evidence.began())).isPresent();
    }

    /** What of other makers is bound to the network cards of a client whose handshake alone broke, by name. */
    public List<String> clientFilters() {
        return clientAloneBroke() ? evidence.find(ClientSettings.TYPE, Vantage.CLIENT)
                .flatMap(ClientSettings::filters).orElse(List.of()) : List.of();
    }

    /** The first handshake was closed without a byte before a silence would have said something (g2). */
    public boolean closedAtOnce() {
        return tls().filter(TlsHandshake::closedAtOnce).isPresent();
    }

    /** The host ended the first handshake, whatever it said (g2). */
    public boolean refused() {
        return closedAtOnce() || ended(Outcome.HOST_ALERT) || ended(Outcome.HOST_ULTIMATUM);
    }

    /** Silence in answer to the ClientHello (g5). */
    public boolean stalled() {
        return tls().filter(TlsHandshake::stalledLong).isPresent();
    }

    /** The same, after a connection confirm that came fast (g5). */
    public boolean stalledAfterQuickConfirm() {
        return stalled() && first().filter(f -> f.answer() == Answer.SELECTED && f.millis() < QUICK_MILLIS).isPresent();
    }

    /** A ClientHello was sent, and the handshake ended without what should have come. */
    public boolean handshakeBroke() {
        return tls().isPresent() && !completed();
    }

    /** The ClientHellos were sent, and that holds of them. */
    public boolean hello(Predicate<ClientHellos> which) {
        return hellos().filter(which).isPresent();
    }

    /** The versions were asked for, and that holds of them. */
    public boolean versions(Predicate<TlsSupport> which) {
        return support().filter(which).isPresent();
    }

    /** The whole hello dies, the same split after its first byte succeeds (g3). */
    public boolean splitAlone() {
        return hello(ClientHellos::splitAlone);
    }

    /** The whole offer is refused and a version by itself is taken (g2). */
    public boolean versionAloneAccepted() {
        boolean wholeRefused = hellos().isEmpty() ? refused() : hello(ClientHellos::wholeRefused);
        return wholeRefused && versions(s -> !s.accepted().isEmpty());
    }

    /** The whole offer is refused and one of other versions or fewer suites is taken (g2). */
    public boolean smallerOfferAccepted() {
        return hello(ClientHellos::smallerOfferAlone) || versionAloneAccepted();
    }

    /** Every close was a reset and came sooner than a round trip to the host takes (g6). */
    public boolean closedNearer() {
        return roundTripMillis().stream().anyMatch(millis -> hello(h -> h.closedNearer(millis)));
    }

    /** The least time in which the host answered anything; empty where that is not known well enough. */
    public OptionalDouble roundTripMillis() {
        return RoundTrip.leastMillis(this);
    }

    /** The host wrote down at the time of our connection that that happened (g11). */
    public boolean logged(Predicate<SchannelEvents> which) {
        return evidence.find(SchannelEvents.TYPE, Vantage.INSIDE).filter(which).isPresent();
    }

    /** The host's log was readable and has nothing about our ClientHello (g11). */
    public boolean nothingLogged() {
        return logged(SchannelEvents::silent);
    }

    /** The permissions of the key's file were readable, and that holds of them (g11). */
    public boolean keyFile(Predicate<KeyAccess> which) {
        return evidence.find(KeyAccess.TYPE, Vantage.INSIDE).filter(which).isPresent();
    }

    /** The other hosts of the network, as the values {@code count} and {@code network} of a text (g8). */
    public Map<String, Object> neighbours() {
        return evidence.find(Neighbours.TYPE).<Map<String, Object>>map(
                n -> Map.of("count", n.all(), "network", n.network())).orElse(Map.of());
    }

    /** How long the first handshake took, as the value {@code seconds} of a text. */
    public Map<String, Object> seconds() {
        return Map.of("seconds", Math.round(tls().map(TlsHandshake::millis).orElse(0.0) / 1_000));
    }

    /** The same as the value {@code millis}, 1 at the least: nothing takes no time. */
    public Map<String, Object> millis() {
        return Map.of("millis", Math.max(1, Math.round(tls().map(TlsHandshake::millis).orElse(0.0))));
    }
}
