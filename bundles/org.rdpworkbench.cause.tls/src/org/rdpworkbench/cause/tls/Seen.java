// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.tls;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.rdpworkbench.core.spi.CaseFile;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.facts.ClientHellos;
import org.rdpworkbench.facts.CookieAnswers;
import org.rdpworkbench.facts.HelloAnswer;
import org.rdpworkbench.facts.Negotiation.Answer;
import org.rdpworkbench.facts.Negotiation.Exchange;
import org.rdpworkbench.facts.Negotiation;
import org.rdpworkbench.facts.SchannelEvents;
import org.rdpworkbench.facts.TlsHandshake.Outcome;
import org.rdpworkbench.facts.TlsHandshake;
import org.rdpworkbench.facts.TlsSupport;

/**
 * What a case shows of TLS.
 *
 * @param first the answer to the first connection request
 */
record Seen(Optional<Exchange> first, Optional<TlsHandshake> tls, Optional<ClientHellos> hellos,
        Optional<TlsSupport> support, Optional<CookieAnswers> cookies, Optional<SchannelEvents> events) {

    static final int HANDSHAKE_FAILURE = 40;
    static final int PROTOCOL_VERSION = 70;
    static final int INSUFFICIENT_SECURITY = 71;

    private static final String NEWEST = "TLSv1.3";
    private static final String COMMON = "TLSv1.2";
    private static final List<String> OLD = List.of("TLSv1.1", "TLSv1.0");
    /** What hardened clients do not offer any more. */
    private static final Pattern OBSOLETE = Pattern.compile(".*_(NULL|EXPORT|anon|RC4|RC2|DES|3DES)_.*");

    static Seen in(CaseFile evidence) {
        return new Seen(evidence.find(Negotiation.TYPE).flatMap(n -> n.exchanges().stream().findFirst()),
                evidence.find(TlsHandshake.TYPE), evidence.find(ClientHellos.TYPE), evidence.find(TlsSupport.TYPE),
                evidence.find(CookieAnswers.TYPE), evidence.find(SchannelEvents.TYPE, Vantage.INSIDE));
    }

    boolean noCertificate() {
        return first.filter(f -> f.failedWith(Negotiation.SSL_CERT_NOT_ON_SERVER)).isPresent();
    }

    boolean silent() {
        return first.filter(f -> f.answer() == Answer.SILENT).isPresent();
    }

    boolean cookieSwallowed() {
        return cookies.filter(CookieAnswers::cookieSwallowed).isPresent();
    }

    boolean ended(Outcome outcome) {
        return tls.filter(t -> t.outcome() == outcome).isPresent();
    }

    boolean alert(int number) {
        return ended(Outcome.HOST_ALERT) && tls.flatMap(TlsHandshake::alert).filter(a -> a == number).isPresent();
    }

    /** True when the handshake ended without a byte before anybody could have waited in vain. */
    boolean closed() {
        return closedWithoutTls() && tls.filter(t -> t.millis() < HelloAnswer.SILENCE_MILLIS).isPresent();
    }

    boolean stalled() {
        return (ended(Outcome.STALLED) || closedWithoutTls())
                && tls.filter(t -> t.millis() >= HelloAnswer.SILENCE_MILLIS).isPresent();
    }

    private boolean closedWithoutTls() {
        return tls.filter(t -> (t.outcome() == Outcome.HOST_CLOSED || t.outcome() == Outcome.HOST_RESET)
                && t.received() == 0).isPresent();
    }

    boolean completed() {
        return ended(Outcome.COMPLETED);
    }

    boolean hello(Predicate<ClientHellos> which) {
        return hellos.filter(which).isPresent();
    }

    private boolean refused() {
        return closed() || ended(Outcome.HOST_ALERT) || ended(Outcome.HOST_ULTIMATUM);
    }

    /** True when the whole offer is refused, also when it is split, and another version is taken. */
    boolean otherVersionAccepted() {
        boolean alone = support.filter(s -> !s.accepted().isEmpty()).isPresent();
        boolean older = hello(h -> h.smallerOfferAlone() && !h.fewerSuitesAlone());
        return older || alone && (hellos.isEmpty() ? refused() : hello(h -> h.wholeRefused() && !h.splitAlone()));
    }

    boolean otherSuitesAccepted() {
        return hello(h -> h.smallerOfferAlone() && h.fewerSuitesAlone());
    }

    private boolean chose(Predicate<String> version) {
        return completed() && tls.flatMap(TlsHandshake::version).filter(version).isPresent();
    }

    boolean oldVersionChosen() {
        return chose(OLD::contains);
    }

    /** True when TLS 1.0 or 1.1 is taken, and 1.2 and 1.3 were asked for and not. */
    boolean onlyOld() {
        return support.filter(s -> s.refuses(NEWEST) && s.refuses(COMMON) && !s.accepted().isEmpty()
                && OLD.containsAll(s.accepted())).isPresent();
    }

    /** True when TLS 1.3 is taken, and 1.2 was asked for and not. */
    boolean onlyNewest() {
        return support.filter(s -> s.accepted().equals(List.of(NEWEST)) && s.refuses(COMMON)).isPresent();
    }

    boolean versionFits() {
        return chose(v -> !OLD.contains(v)) && !onlyNewest() && !onlyOld();
    }

    boolean onlyObsoleteSuites() {
        return support.filter(s -> s.allSuites() && !s.suites().isEmpty()
                && s.suites().stream().allMatch(suite -> OBSOLETE.matcher(suite).matches())).isPresent();
    }

    boolean suiteFits() {
        return completed() && tls.flatMap(TlsHandshake::suite)
                .filter(suite -> !OBSOLETE.matcher(suite).matches()).isPresent();
    }

    /** True when each version was refused by itself, and at least one by saying that it is the version. */
    boolean everyVersionRefused() {
        return support.filter(s -> s.acceptsNone() && s.versions().stream()
                .anyMatch(v -> v.answer().alert().filter(a -> a == PROTOCOL_VERSION).isPresent())).isPresent();
    }

    boolean servesTls() {
        return completed() || hello(ClientHellos::anyAccepted)
                || support.filter(s -> !s.accepted().isEmpty()).isPresent();
    }

    boolean logged(int event) {
        return events.filter(e -> e.near(event)).isPresent();
    }
}
