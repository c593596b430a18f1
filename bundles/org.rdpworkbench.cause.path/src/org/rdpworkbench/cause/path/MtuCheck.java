// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.path;

import java.util.List;
import java.util.Set;
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
import org.rdpworkbench.facts.ClientHellos;
import org.rdpworkbench.facts.CookieAnswers;
import org.rdpworkbench.facts.HandshakeEvidence;
import org.rdpworkbench.facts.Negotiation;
import org.rdpworkbench.facts.SchannelEvents;
import org.rdpworkbench.facts.TlsHandshake;
import org.rdpworkbench.facts.TlsSupport;

/** Judges whether large packets get lost while small ones pass. */
@Component(service = Check.class)
public final class MtuCheck implements Check {

    /** TLS brings the first large packets. */
    static final Cause MTU = Cause.of("path.mtu", Stage.TLS).explaining("disconnectReason:0x404",
            "disconnectReason:0x704", "disconnectReason:0x904", "errorInfo:0x106", "event:0x32", "event:0x38",
            "event:0xE2", "extendedReason:0x106");

    private static final Indications<HandshakeEvidence> COLUMN = Indications.<HandshakeEvidence>of(MTU)
            .row(MTU.speaksAgainst(Strength.DECISIVE, "failure-3").group("g1").from(Negotiation.TYPE),
                    HandshakeEvidence::noCertificate)
            .row(MTU.speaksAgainst(Strength.DECISIVE, "ended-by-host").group("g2").from(TlsHandshake.TYPE),
                    HandshakeEvidence::refused)
            .row(MTU.speaksAgainst(Strength.DECISIVE, "handshake-completed").group("g2")
                    .from(TlsHandshake.TYPE, ClientHellos.TYPE),
                    seen -> seen.completed() && !seen.hello(ClientHellos::longStalls))
            .row(MTU.speaksAgainst(Strength.MODERATE, "other-offer-accepted").group("g2").whenBrokenAt(Stage.TLS)
                    .from(ClientHellos.TYPE, TlsSupport.TYPE), HandshakeEvidence::smallerOfferAccepted)
            .row(MTU.speaksAgainst(Strength.MODERATE, "split-alone").group("g3").whenBrokenAt(Stage.TLS)
                    .from(ClientHellos.TYPE), HandshakeEvidence::splitAlone)
            .row(MTU.speaksAgainst(Strength.MODERATE, "cookie-swallowed").group("g4").whenBrokenAt(Stage.NEGOTIATION)
                    .from(CookieAnswers.TYPE), HandshakeEvidence::cookieSwallowed)
            .row(MTU.speaksAgainst(Strength.MODERATE, "no-answer").group("g4").from(Negotiation.TYPE),
                    HandshakeEvidence::silent)
            .row(MTU.speaksFor(Strength.STRONG, "tls-stalled").group("g5").from(Negotiation.TYPE, TlsHandshake.TYPE),
                    HandshakeEvidence::stalledAfterQuickConfirm, HandshakeEvidence::seconds)
            .row(MTU.speaksAgainst(Strength.DECISIVE, "closed-nearer").group("g6").whenBrokenAt(Stage.TLS)
                    .from(ClientHellos.TYPE), HandshakeEvidence::closedNearer)
            .row(MTU.speaksAgainst(Strength.STRONG, "schannel-event").group("g11").whenBrokenAt(Stage.TLS)
                    .from(Vantage.INSIDE, SchannelEvents.TYPE), seen -> seen.logged(e -> !e.quiet()))
            .row(MTU.speaksFor(Strength.MODERATE, "no-event").group("g11").whenBrokenAt(Stage.TLS)
                    .from(Vantage.INSIDE, SchannelEvents.TYPE),
                    seen -> seen.handshakeBroke() && seen.nothingLogged())
            .row(Circumstance.SUCCEEDS_ELSEWHERE.speaksFor(MTU, Strength.MODERATE),
                    seen -> seen.holds(Circumstance.SUCCEEDS_ELSEWHERE))
            .row(Circumstance.FAILS_ELSEWHERE.speaksAgainst(MTU, Strength.STRONG),
                    seen -> seen.holds(Circumstance.FAILS_ELSEWHERE))
            .row(Circumstance.NEIGHBOURS_FAIL.speaksFor(MTU, Strength.MODERATE),
                    seen -> seen.holds(Circumstance.NEIGHBOURS_FAIL), HandshakeEvidence::neighbours)
            .row(Circumstance.NEIGHBOURS_FINE.speaksAgainst(MTU, Strength.MODERATE),
                    seen -> seen.holds(Circumstance.NEIGHBOURS_FINE), HandshakeEvidence::neighbours)
            .row(Circumstance.OTHER_SERVICE_FINE.speaksAgainst(MTU, Strength.MODERATE),
                    seen -> seen.holds(Circumstance.OTHER_SERVICE_FINE))
            .row(Circumstance.NOT_IN_LOG.speaksAgainst(MTU, Strength.STRONG),
                    seen -> seen.holds(Circumstance.NOT_IN_LOG))
            .row(Circumstance.BEGAN_WITH_NETWORK.speaksFor(MTU, Strength.MODERATE),
                    seen -> seen.holds(Circumstance.BEGAN_WITH_NETWORK))
            .row(MTU.speaksFor(Strength.STRONG, "long-stalls").group("size").from(ClientHellos.TYPE),
                    seen -> seen.hello(ClientHellos::longStalls))
            .row(MTU.speaksFor(Strength.STRONG, "small-passes").group("size").whenBrokenAt(Stage.TLS)
                    .from(ClientHellos.TYPE, TlsSupport.TYPE), MtuCheck::smallPasses)
            .row(MTU.speaksAgainst(Strength.MODERATE, "nothing-passes").group("size").whenBrokenAt(Stage.TLS)
                    .from(ClientHellos.TYPE, TlsSupport.TYPE), MtuCheck::nothingPasses);

    @Override
    public Set<Cause> causes() {
        return Set.of(MTU);
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
        // A way that still carries the handshake lets people in, until something larger is sent.
        return List.of(COLUMN.weigh(seen).settledOrOpen(seen.completed() ? Verdict.WARN : Verdict.FAIL, evidence,
                seen.tls().isEmpty() ? TlsHandshake.TYPE : ClientHellos.TYPE));
    }

    /** A refusal is a small packet, a ServerHello with its certificate is a large one. */
    private static boolean smallPasses(HandshakeEvidence seen) {
        return seen.stalledAfterQuickConfirm() && !seen.splitAlone()
                && (seen.hello(ClientHellos::smallAlone) || seen.versions(TlsSupport::anyRefused));
    }

    private static boolean nothingPasses(HandshakeEvidence seen) {
        return seen.stalledAfterQuickConfirm() && seen.hello(ClientHellos::allStall)
                && seen.versions(TlsSupport::allStall);
    }
}
