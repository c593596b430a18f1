// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.path;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Component;
import org.rdpworkbench.core.spi.CaseFile;
import org.rdpworkbench.core.spi.Cause;
import org.rdpworkbench.core.spi.Check;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.core.spi.Finding;
import org.rdpworkbench.core.spi.Indication;
import org.rdpworkbench.core.spi.Indications;
import org.rdpworkbench.core.spi.Stage;
import org.rdpworkbench.core.spi.Strength;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.core.spi.Verdict;
import org.rdpworkbench.facts.Circumstance;
import org.rdpworkbench.facts.ClientAttempt;
import org.rdpworkbench.facts.ClientHellos;
import org.rdpworkbench.facts.ClientSettings;
import org.rdpworkbench.facts.CookieAnswers;
import org.rdpworkbench.facts.HandshakeEvidence;
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

    private static final int MOST_NAMES = 5;

    private static final Indications<HandshakeEvidence> COLUMN = Indications.<HandshakeEvidence>of(INTERCEPTED)
            .row(INTERCEPTED.speaksAgainst(Strength.STRONG, "failure-3").group("g1").from(Negotiation.TYPE),
                    HandshakeEvidence::noCertificate)
            .row(INTERCEPTED.speaksFor(Strength.MODERATE, "closed-alike").group("g2").whenBrokenAt(Stage.TLS)
                    .from(ClientHellos.TYPE), seen -> seen.hello(ClientHellos::closedAlike))
            .row(INTERCEPTED.speaksAgainst(Strength.MODERATE, "other-offer-accepted").group("g2")
                    .whenBrokenAt(Stage.TLS).from(ClientHellos.TYPE, TlsSupport.TYPE),
                    seen -> seen.smallerOfferAccepted() && !seen.splitAlone() && !newestVersionAlone(seen))
            .row(INTERCEPTED.speaksFor(Strength.MODERATE, "newest-version-alone").group("g2").whenBrokenAt(Stage.TLS)
                    .from(TlsHandshake.TYPE, TlsSupport.TYPE), InterceptionCheck::newestVersionAlone)
            .row(INTERCEPTED.speaksAgainst(Strength.STRONG, "ultimatum").group("g2").from(TlsHandshake.TYPE),
                    seen -> seen.ended(TlsHandshake.Outcome.HOST_ULTIMATUM))
            .row(INTERCEPTED.speaksAgainst(Strength.STRONG, "handshake-completed").group("g2")
                    .from(TlsHandshake.TYPE), seen -> seen.completed() && !seen.clientAloneBroke())
            .row(INTERCEPTED.speaksFor(Strength.DECISIVE, "split-alone").group("g3").whenBrokenAt(Stage.TLS)
                    .from(ClientHellos.TYPE), HandshakeEvidence::splitAlone)
            .row(INTERCEPTED.speaksAgainst(Strength.MODERATE, "split-fails-too").group("g3").whenBrokenAt(Stage.TLS)
                    .from(ClientHellos.TYPE), seen -> seen.hello(ClientHellos::wholeAndSplitFail))
            .row(INTERCEPTED.speaksFor(Strength.DECISIVE, "cookie-swallowed").group("g4")
                    .whenBrokenAt(Stage.NEGOTIATION).from(CookieAnswers.TYPE), HandshakeEvidence::cookieSwallowed)
            .row(INTERCEPTED.speaksFor(Strength.MODERATE, "tls-stalled").group("g5")
                    .from(Negotiation.TYPE, TlsHandshake.TYPE),
                    HandshakeEvidence::stalledAfterQuickConfirm, HandshakeEvidence::seconds)
            .row(INTERCEPTED.speaksFor(Strength.STRONG, "closed-nearer").group("g6").whenBrokenAt(Stage.TLS)
                    .from(ClientHellos.TYPE), HandshakeEvidence::closedNearer, InterceptionCheck::roundTrip)
            .row(INTERCEPTED.speaksAgainst(Strength.STRONG, "schannel-event").group("g11").whenBrokenAt(Stage.TLS)
                    .from(Vantage.INSIDE, SchannelEvents.TYPE), seen -> seen.logged(e -> !e.quiet()))
            .row(INTERCEPTED.speaksFor(Strength.MODERATE, "no-event").group("g11").whenBrokenAt(Stage.TLS)
                    .from(Vantage.INSIDE, SchannelEvents.TYPE), seen -> seen.handshakeBroke() && seen.nothingLogged())
            .row(Circumstance.SUCCEEDS_ELSEWHERE.speaksFor(INTERCEPTED, Strength.STRONG),
                    seen -> seen.holds(Circumstance.SUCCEEDS_ELSEWHERE))
            .row(INTERCEPTED.speaksFor(Strength.MODERATE, "client-broke").group("g7").from(TlsHandshake.TYPE)
                    .from(Vantage.CLIENT, ClientAttempt.TYPE).circumstance(), HandshakeEvidence::clientAloneBroke)
            .row(INTERCEPTED.speaksFor(Strength.WEAK, "client-filters").group("client-filters").from(TlsHandshake.TYPE)
                    .from(Vantage.CLIENT, ClientAttempt.TYPE, ClientSettings.TYPE).circumstance(),
                    seen -> !seen.clientFilters().isEmpty(), InterceptionCheck::filters)
            .row(Circumstance.FAILS_ELSEWHERE.speaksAgainst(INTERCEPTED, Strength.STRONG),
                    seen -> seen.holds(Circumstance.FAILS_ELSEWHERE))
            .row(Circumstance.NEIGHBOURS_FAIL.speaksFor(INTERCEPTED, Strength.STRONG),
                    seen -> seen.holds(Circumstance.NEIGHBOURS_FAIL), HandshakeEvidence::neighbours)
            .row(Circumstance.NEIGHBOURS_FINE.speaksAgainst(INTERCEPTED, Strength.MODERATE),
                    seen -> seen.holds(Circumstance.NEIGHBOURS_FINE), HandshakeEvidence::neighbours)
            .row(Circumstance.OTHER_SERVICE_FINE.speaksAgainst(INTERCEPTED, Strength.MODERATE),
                    seen -> seen.holds(Circumstance.OTHER_SERVICE_FINE))
            .row(Circumstance.NOT_IN_LOG.speaksFor(INTERCEPTED, Strength.STRONG),
                    seen -> seen.holds(Circumstance.NOT_IN_LOG))
            .row(Circumstance.OTHER_CLIENT_IN_LOG.speaksFor(INTERCEPTED, Strength.MODERATE),
                    seen -> seen.holds(Circumstance.OTHER_CLIENT_IN_LOG))
            .row(Circumstance.BEGAN_WITH_NETWORK.speaksFor(INTERCEPTED, Strength.MODERATE),
                    seen -> seen.holds(Circumstance.BEGAN_WITH_NETWORK));

    @Override
    public Set<Cause> causes() {
        return Set.of(INTERCEPTED);
    }

    @Override
    public Set<Indication> indications() {
        return COLUMN.declared();
    }

    @Override
    public Set<FactType<?>> needs() {
        return Set.of(Negotiation.TYPE);
    }

    @Override
    public List<Finding> judge(CaseFile evidence) {
        HandshakeEvidence seen = HandshakeEvidence.in(evidence);
        if (seen.clientAloneBroke()) {
            return List.of(COLUMN.weigh(seen).as(Verdict.INCONCLUSIVE));
        }
        FactType<?> behind = seen.tls().isEmpty() ? TlsHandshake.TYPE : ClientHellos.TYPE;
        return List.of(COLUMN.weigh(seen).settledOrOpen(Verdict.FAIL, evidence,
                seen.unanswered() ? CookieAnswers.TYPE : behind));
    }

    /** Of several versions a host chooses the newest, so one that takes it alone would take it from the whole offer. */
    private static boolean newestVersionAlone(HandshakeEvidence seen) {
        return seen.closedAtOnce() && seen.versionAloneAccepted() && !seen.splitAlone()
                && seen.versions(s -> s.versions().getFirst().accepted() && !s.newestLacksSuites());
    }

    private static Map<String, Object> filters(HandshakeEvidence seen) {
        List<String> names = seen.clientFilters();
        return Map.of("names", names.stream().limit(MOST_NAMES).collect(Collectors.joining(", "))
                + (names.size() > MOST_NAMES ? ", ..." : ""));
    }

    private static Map<String, Object> roundTrip(HandshakeEvidence seen) {
        return Map.of("millis", Math.round(seen.roundTripMillis().orElse(0)));
    }
}
