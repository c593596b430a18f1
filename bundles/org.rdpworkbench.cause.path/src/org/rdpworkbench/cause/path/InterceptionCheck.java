// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.path;

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
import org.rdpworkbench.facts.TlsSupport;

/** Judges whether something on the way reads along and cuts in. */
@Component(service = Check.class)
public final class InterceptionCheck implements Check {

    /** The negotiation is the first stage at which it can show. */
    static final Cause INTERCEPTED = Cause.of("path.intercepted", Stage.NEGOTIATION).explaining(
            "disconnectReason:0x304", "disconnectReason:0x404", "disconnectReason:0x406", "disconnectReason:0x606",
            "disconnectReason:0x904", "disconnectReason:0xB06", "disconnectReason:0xC06", "errorInfo:0x1192",
            "errorInfo:0x1195", "event:0x9012", "event:0x32", "event:0x38", "event:0x8B", "event:0xE2",
            "ntstatus:0xC000035B", "secStatus:0x80090308", "secStatus:0x8009030F", "secStatus:0x80090325",
            "secStatus:0x80090326", "secStatus:0x80090330", "secStatus:0x80090346", "tlsAlert:0xA", "tlsAlert:0x14",
            "tlsAlert:0x15", "tlsAlert:0x16", "tlsAlert:0x2F", "tlsAlert:0x30", "tlsAlert:0x32", "tlsAlert:0x33",
            "tlsAlert:0x6E");

    private static final Indication NO_CERTIFICATE = speaksAgainst(Strength.STRONG, "failure-3")
            .group("g1").from(Negotiation.TYPE);
    private static final Indication CLOSED_ALIKE = speaksFor(Strength.MODERATE, "closed-alike")
            .group("g2").from(ClientHellos.TYPE);
    private static final Indication OTHER_OFFER = speaksAgainst(Strength.MODERATE, "other-offer-accepted")
            .group("g2").from(ClientHellos.TYPE, TlsSupport.TYPE);
    private static final Indication ULTIMATUM = speaksAgainst(Strength.STRONG, "ultimatum")
            .group("g2").from(TlsHandshake.TYPE);
    private static final Indication COMPLETED = speaksAgainst(Strength.STRONG, "handshake-completed")
            .group("g2").from(TlsHandshake.TYPE);
    private static final Indication SPLIT_ALONE = speaksFor(Strength.DECISIVE, "split-alone")
            .group("g3").from(ClientHellos.TYPE);
    private static final Indication SPLIT_TOO = speaksAgainst(Strength.MODERATE, "split-fails-too")
            .group("g3").from(ClientHellos.TYPE);
    private static final Indication COOKIE = speaksFor(Strength.DECISIVE, "cookie-swallowed")
            .group("g4").from(CookieAnswers.TYPE);
    private static final Indication STALLED = speaksFor(Strength.MODERATE, "tls-stalled")
            .group("g5").from(TlsHandshake.TYPE);
    private static final Indication NEARER = speaksFor(Strength.STRONG, "closed-nearer")
            .group("g6").from(ClientHellos.TYPE);
    private static final Indication EVENT = speaksAgainst(Strength.STRONG, "schannel-event")
            .group("g11").from(Vantage.INSIDE, SchannelEvents.TYPE);
    private static final Indication NO_EVENT = speaksFor(Strength.MODERATE, "no-event")
            .group("g11").from(Vantage.INSIDE, SchannelEvents.TYPE);

    private static Indication speaksFor(Strength strength, String name) {
        return Indication.speaksFor(INTERCEPTED, strength, name);
    }

    private static Indication speaksAgainst(Strength strength, String name) {
        return Indication.speaksAgainst(INTERCEPTED, strength, name);
    }

    @Override
    public Set<Cause> causes() {
        return Set.of(INTERCEPTED);
    }

    @Override
    public Set<Indication> indications() {
        return Set.of(NO_CERTIFICATE, CLOSED_ALIKE, OTHER_OFFER, ULTIMATUM, COMPLETED, SPLIT_ALONE, SPLIT_TOO, COOKIE,
                STALLED, NEARER, EVENT, NO_EVENT);
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
        Handshake seen = Handshake.of(evidence);
        Optional<ClientHellos> hellos = evidence.find(ClientHellos.TYPE);
        Optional<SchannelEvents> events = evidence.find(SchannelEvents.TYPE, Vantage.INSIDE);
        boolean splitAlone = hellos.filter(ClientHellos::splitAlone).isPresent();
        boolean cookie = evidence.find(CookieAnswers.TYPE).filter(CookieAnswers::cookieSwallowed).isPresent();
        Finding finding = Finding.of(INTERCEPTED, Verdict.PASS)
                .when(seen.failedWith(Negotiation.SSL_CERT_NOT_ON_SERVER), NO_CERTIFICATE)
                .when(hellos.filter(ClientHellos::closedAlike).isPresent(), CLOSED_ALIKE)
                .when(!splitAlone && seen.smallerOfferAccepted(), OTHER_OFFER)
                .when(seen.ended(TlsHandshake.Outcome.HOST_ULTIMATUM), ULTIMATUM)
                .when(seen.completed(), COMPLETED)
                .when(splitAlone, SPLIT_ALONE)
                .when(hellos.filter(ClientHellos::wholeAndSplitFail).isPresent(), SPLIT_TOO)
                // Who answered with a cookie a moment ago did not swallow it then.
                .when(cookie && seen.unanswered(), COOKIE)
                .when(seen.stalledAfterQuickConfirm(), STALLED, seen.seconds())
                .when(hellos.filter(ClientHellos::closedNearer).isPresent(), NEARER,
                        Map.of("millis", hellos.map(h -> Math.round(h.leastConnectMillis())).orElse(0L)))
                .when(events.filter(Handshake::schannelError).isPresent(), EVENT)
                .when(seen.broke() && events.filter(e -> !Handshake.schannelError(e)).isPresent(), NO_EVENT);
        return List.of(finding.settledOrOpen(Verdict.FAIL, evidence,
                seen.unanswered() ? CookieAnswers.TYPE : ClientHellos.TYPE));
    }
}
