// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.privatekey;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Component;
import org.rdpworkbench.core.spi.CaseFile;
import org.rdpworkbench.core.spi.Cause;
import org.rdpworkbench.core.spi.Check;
import org.rdpworkbench.core.spi.EvidenceKey;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.core.spi.Finding;
import org.rdpworkbench.core.spi.Indication;
import org.rdpworkbench.core.spi.Stage;
import org.rdpworkbench.core.spi.Strength;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.core.spi.Verdict;
import org.rdpworkbench.facts.ClientHellos;
import org.rdpworkbench.facts.CookieAnswers;
import org.rdpworkbench.facts.Negotiation;
import org.rdpworkbench.facts.SchannelEvents;
import org.rdpworkbench.facts.TlsHandshake;
import org.rdpworkbench.facts.TlsHandshake.Outcome;
import org.rdpworkbench.facts.TlsSupport;

/**
 * Judges whether the host can use its key. From the wire this stays likely at the most: a filter in the way and a
 * missing common suite look alike. Only the host's own log, at the time of our own connection, decides.
 */
@Component(service = Check.class)
public final class PrivateKeyCheck implements Check {

    static final Cause UNUSABLE = Cause.of("privatekey.unusable", Stage.TLS).explaining("disconnectReason:0x904",
            "negotiationFailure:0x3", "secStatus:0x8009030D", "event:0x9006", "event:0x421", "event:0x422",
            "event:0x41F");

    /** A close that takes longer than this is a time-out somewhere, not the host's own doing. */
    private static final double AT_ONCE_MILLIS = 3_000;

    private static final int HANDSHAKE_FAILURE = 40;
    private static final int PROTOCOL_VERSION = 70;
    private static final int INSUFFICIENT_SECURITY = 71;
    private static final int INTERNAL_ERROR = 80;

    private static final int KEY_NOT_ACCESSIBLE = 36870;
    private static final int CREDENTIAL_NOT_CREATED = 36871;
    private static final int NO_COMMON_SUITE = 36874;

    private static final Indication NO_CERTIFICATE = speaksFor(Strength.STRONG, "failure-3")
            .group("g1").from(Negotiation.TYPE);
    private static final Indication DOWNGRADED = speaksFor(Strength.MODERATE, "silent-downgrade")
            .group("g1").from(Negotiation.TYPE);
    private static final Indication NO_ANSWER = speaksAgainst(Strength.STRONG, "no-answer")
            .group("g4").from(Negotiation.TYPE);
    private static final Indication CLOSED_AT_ONCE = speaksFor(Strength.MODERATE, "closed-at-once")
            .group("g2").from(TlsHandshake.TYPE);
    private static final Indication ULTIMATUM = speaksFor(Strength.MODERATE, "ultimatum")
            .group("g2").from(TlsHandshake.TYPE);
    private static final Indication ALERT = speaksFor(Strength.MODERATE, "alert")
            .group("g2").from(TlsHandshake.TYPE);
    private static final Indication VERSION_ALERT = speaksAgainst(Strength.STRONG, "version-alert")
            .group("g2").from(TlsHandshake.TYPE);
    private static final Indication COMPLETED = speaksAgainst(Strength.DECISIVE, "handshake-completed")
            .group("g2").from(TlsHandshake.TYPE);
    private static final Indication STALLED = speaksAgainst(Strength.STRONG, "stalled")
            .group("g5").from(TlsHandshake.TYPE);
    private static final Indication OTHER_OFFER = speaksAgainst(Strength.DECISIVE, "other-offer-accepted")
            .group("g2").from(ClientHellos.TYPE, TlsSupport.TYPE);
    private static final Indication SPLIT_ALONE = speaksAgainst(Strength.DECISIVE, "split-alone")
            .group("g3").from(ClientHellos.TYPE);
    private static final Indication SPLIT_TOO = speaksFor(Strength.MODERATE, "split-refused-too")
            .group("g3").from(ClientHellos.TYPE);
    private static final Indication COOKIE = speaksAgainst(Strength.DECISIVE, "cookie-swallowed")
            .group("g4").from(CookieAnswers.TYPE);
    private static final Indication NEARER = speaksAgainst(Strength.STRONG, "closed-nearer")
            .group("g6").from(ClientHellos.TYPE);
    private static final Indication KEY_EVENT = speaksFor(Strength.DECISIVE, "key-event")
            .group("g11").from(Vantage.INSIDE, SchannelEvents.TYPE);
    private static final Indication OTHER_EVENT = speaksAgainst(Strength.MODERATE, "other-event")
            .group("g11").from(Vantage.INSIDE, SchannelEvents.TYPE);
    private static final Indication NO_EVENT = speaksAgainst(Strength.MODERATE, "no-event")
            .group("g11").from(Vantage.INSIDE, SchannelEvents.TYPE);

    private static Indication speaksFor(Strength strength, String name) {
        return Indication.speaksFor(UNUSABLE, strength, name);
    }

    private static Indication speaksAgainst(Strength strength, String name) {
        return Indication.speaksAgainst(UNUSABLE, strength, name);
    }

    @Override
    public Set<Cause> causes() {
        return Set.of(UNUSABLE);
    }

    @Override
    public Set<Indication> indications() {
        return Set.of(NO_CERTIFICATE, DOWNGRADED, NO_ANSWER, CLOSED_AT_ONCE, ULTIMATUM, ALERT, VERSION_ALERT,
                COMPLETED, STALLED, OTHER_OFFER, SPLIT_ALONE, SPLIT_TOO, COOKIE, NEARER, KEY_EVENT, OTHER_EVENT,
                NO_EVENT);
    }

    @Override
    public Set<FactType<?>> needs() {
        return Set.of(Negotiation.TYPE);
    }

    @Override
    public Set<EvidenceKey> uses() {
        return Set.of(TlsHandshake.TYPE.from(Vantage.HERE), ClientHellos.TYPE.from(Vantage.HERE),
                TlsSupport.TYPE.from(Vantage.HERE), CookieAnswers.TYPE.from(Vantage.HERE),
                SchannelEvents.TYPE.from(Vantage.INSIDE));
    }

    @Override
    public List<Finding> judge(CaseFile evidence) {
        Optional<Negotiation.Exchange> first =
                evidence.find(Negotiation.TYPE).orElseThrow().exchanges().stream().findFirst();
        Optional<TlsHandshake> tls = evidence.find(TlsHandshake.TYPE);
        Finding finding = Finding.of(UNUSABLE, Verdict.PASS);
        finding = first.map(f -> negotiation(f)).orElse(finding);
        finding = tls.isPresent() ? handshake(finding, tls.get()) : finding;
        finding = thorough(finding, evidence, tls);
        finding = inside(finding, evidence.find(SchannelEvents.TYPE, Vantage.INSIDE));
        boolean downgraded = first.filter(Negotiation.Exchange::downgraded).isPresent();
        // A downgraded host still lets some clients in, and a host set to standard security answers alike.
        Finding settled = finding.settled(downgraded ? Verdict.WARN : Verdict.FAIL, Verdict.PASS);
        return List.of(finding.held().isEmpty() ? Finding.inconclusive(UNUSABLE, List.of(tls.isPresent()
                ? SchannelEvents.TYPE.from(Vantage.INSIDE) : TlsHandshake.TYPE.from(Vantage.HERE))) : settled);
    }

    private static Finding negotiation(Negotiation.Exchange first) {
        return Finding.of(UNUSABLE, Verdict.PASS)
                .when(first.failedWith(Negotiation.SSL_CERT_NOT_ON_SERVER), NO_CERTIFICATE)
                .when(first.downgraded(), DOWNGRADED)
                .when(first.answer() == Negotiation.Answer.SILENT, NO_ANSWER);
    }

    private static Finding handshake(Finding finding, TlsHandshake tls) {
        int alert = tls.outcome() == Outcome.HOST_ALERT ? tls.alert().orElse(-1) : -1;
        boolean refusing = alert == HANDSHAKE_FAILURE || alert == INSUFFICIENT_SECURITY || alert == INTERNAL_ERROR;
        boolean late = tls.millis() >= AT_ONCE_MILLIS;
        boolean closed = (tls.outcome() == Outcome.HOST_CLOSED || tls.outcome() == Outcome.HOST_RESET)
                && tls.received() == 0;
        return finding
                .when(closed && !late, CLOSED_AT_ONCE, Map.of("millis", Math.round(tls.millis())))
                .when(tls.outcome() == Outcome.HOST_ULTIMATUM, ULTIMATUM)
                .when(refusing, ALERT, Map.of("alert", name(alert)))
                .when(alert == PROTOCOL_VERSION, VERSION_ALERT)
                .when(tls.outcome() == Outcome.COMPLETED, COMPLETED)
                .when(late && (closed || tls.outcome() == Outcome.STALLED), STALLED);
    }

    /** Once the whole hello has failed, what became of others tells whether the key is to blame. */
    private static Finding thorough(Finding finding, CaseFile evidence, Optional<TlsHandshake> tls) {
        Optional<ClientHellos> hellos = evidence.find(ClientHellos.TYPE);
        boolean silent = evidence.find(Negotiation.TYPE).stream().flatMap(n -> n.exchanges().stream()).findFirst()
                .filter(first -> first.answer() == Negotiation.Answer.SILENT).isPresent();
        boolean versionAlone = evidence.find(TlsSupport.TYPE).filter(s -> !s.accepted().isEmpty()).isPresent()
                && (hellos.isEmpty() ? tls.filter(PrivateKeyCheck::refused).isPresent()
                        : hellos.filter(ClientHellos::wholeRefused).isPresent());
        return finding
                .when(versionAlone || hellos.filter(h -> h.wholeRefused() && !h.splitAlone() && h.anyAccepted())
                        .isPresent(), OTHER_OFFER)
                .when(hellos.filter(ClientHellos::splitAlone).isPresent(), SPLIT_ALONE)
                .when(hellos.filter(ClientHellos::wholeAndSplitRefused).isPresent(), SPLIT_TOO)
                .when(silent && evidence.find(CookieAnswers.TYPE).filter(CookieAnswers::cookieSwallowed).isPresent(),
                        COOKIE)
                .when(hellos.filter(ClientHellos::closedNearer).isPresent(), NEARER);
    }

    private static boolean refused(TlsHandshake tls) {
        return tls.endedAtOnce() || tls.outcome() == Outcome.HOST_ALERT;
    }

    /** From the number and not from the fact, whose words a stranger's case file may have made up. */
    private static String name(int alert) {
        return switch (alert) {
            case HANDSHAKE_FAILURE -> "handshake_failure";
            case INSUFFICIENT_SECURITY -> "insufficient_security";
            case INTERNAL_ERROR -> "internal_error";
            default -> Integer.toString(alert);
        };
    }

    private static Finding inside(Finding finding, Optional<SchannelEvents> events) {
        if (events.isEmpty()) {
            return finding;
        }
        boolean key = events.get().near(KEY_NOT_ACCESSIBLE);
        boolean other = events.get().near(CREDENTIAL_NOT_CREATED) || events.get().near(NO_COMMON_SUITE);
        return finding.when(key, KEY_EVENT).when(!key && other, OTHER_EVENT).when(!key && !other, NO_EVENT);
    }
}
