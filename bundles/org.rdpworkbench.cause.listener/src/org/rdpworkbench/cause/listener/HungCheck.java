// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.listener;

import java.util.List;
import java.util.Map;
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
import org.rdpworkbench.facts.Negotiation.Answer;
import org.rdpworkbench.facts.Negotiation.Exchange;
import org.rdpworkbench.facts.SchannelEvents;
import org.rdpworkbench.facts.TcpConnect;
import org.rdpworkbench.facts.TlsHandshake;
import org.rdpworkbench.facts.TlsHandshake.Outcome;
import org.rdpworkbench.facts.TlsSupport;

/** Judges whether what accepts the connections also serves them. */
@Component(service = Check.class)
public final class HungCheck implements Check {

    static final Cause HUNG = Cause.of("listener.hung", Stage.LISTENER)
            .explaining("disconnectReason:0x904", "disconnectReason:0x704", "disconnectReason:0x108");

    private static final Indications<HandshakeEvidence> COLUMN = Indications.<HandshakeEvidence>of(HUNG)
            .row(HUNG.speaksFor(Strength.MODERATE, "no-answer").group("g4").from(Negotiation.TYPE),
                    HandshakeEvidence::silent, HungCheck::seconds)
            .row(HUNG.speaksFor(Strength.MODERATE, "half-an-answer").group("g4").from(Negotiation.TYPE),
                    seen -> answered(seen, Answer.INCOMPLETE))
            .row(HUNG.speaksFor(Strength.WEAK, "closed-without-answer").group("g4").from(Negotiation.TYPE),
                    seen -> answered(seen, Answer.CLOSED) || answered(seen, Answer.RESET))
            .row(HUNG.speaksFor(Strength.STRONG, "no-answer-either-way").group("g4").whenBrokenAt(Stage.NEGOTIATION)
                    .from(CookieAnswers.TYPE), HungCheck::silentEitherWay)
            .row(HUNG.speaksAgainst(Strength.DECISIVE, "cookie-swallowed").group("g4").whenBrokenAt(Stage.NEGOTIATION)
                    .from(CookieAnswers.TYPE), HandshakeEvidence::cookieSwallowed)
            .row(HUNG.speaksFor(Strength.MODERATE, "tls-stalled").group("g5").from(TlsHandshake.TYPE),
                    HandshakeEvidence::stalled, HandshakeEvidence::seconds)
            .row(HUNG.speaksAgainst(Strength.STRONG, "hung-up-at-once").group("g2").from(TlsHandshake.TYPE),
                    HandshakeEvidence::closedAtOnce, HandshakeEvidence::millis)
            .row(HUNG.speaksAgainst(Strength.DECISIVE, "active").group("g2")
                    .from(Negotiation.TYPE, TlsHandshake.TYPE), HungCheck::active)
            .row(HUNG.speaksAgainst(Strength.DECISIVE, "answers-others").group("g2").whenBrokenAt(Stage.TLS)
                    .from(ClientHellos.TYPE, TlsSupport.TYPE),
                    seen -> seen.hello(ClientHellos::anyAnswered) || seen.versions(TlsSupport::anyAnswered))
            .row(HUNG.speaksAgainst(Strength.DECISIVE, "split-alone").group("g3").whenBrokenAt(Stage.TLS)
                    .from(ClientHellos.TYPE), HandshakeEvidence::splitAlone)
            .row(HUNG.speaksAgainst(Strength.DECISIVE, "closed-nearer").group("g6").whenBrokenAt(Stage.TLS)
                    .from(ClientHellos.TYPE), HandshakeEvidence::closedNearer)
            .row(HUNG.speaksFor(Strength.MODERATE, "everything-stalls").group("size").whenBrokenAt(Stage.TLS)
                    .from(ClientHellos.TYPE, TlsSupport.TYPE),
                    seen -> seen.stalled() && seen.hello(ClientHellos::allStall) && seen.versions(TlsSupport::allStall))
            .row(HUNG.speaksAgainst(Strength.STRONG, "schannel-event").group("g11").whenBrokenAt(Stage.TLS)
                    .from(Vantage.INSIDE, SchannelEvents.TYPE), seen -> seen.logged(e -> !e.quiet()))
            .row(HUNG.speaksFor(Strength.MODERATE, "no-event").group("g11").whenBrokenAt(Stage.TLS)
                    .from(Vantage.INSIDE, SchannelEvents.TYPE),
                    seen -> seen.stalled() && seen.nothingLogged())
            .row(Circumstance.SUCCEEDS_ELSEWHERE.speaksAgainst(HUNG, Strength.STRONG),
                    seen -> seen.holds(Circumstance.SUCCEEDS_ELSEWHERE))
            .row(Circumstance.FAILS_ELSEWHERE.speaksFor(HUNG, Strength.MODERATE),
                    seen -> seen.holds(Circumstance.FAILS_ELSEWHERE))
            .row(Circumstance.NEIGHBOURS_FAIL.speaksAgainst(HUNG, Strength.STRONG),
                    seen -> seen.holds(Circumstance.NEIGHBOURS_FAIL), HandshakeEvidence::neighbours)
            .row(Circumstance.NEIGHBOURS_FINE.speaksFor(HUNG, Strength.MODERATE),
                    seen -> seen.holds(Circumstance.NEIGHBOURS_FINE), HandshakeEvidence::neighbours)
            .row(Circumstance.OTHER_SERVICE_FINE.speaksAgainst(HUNG, Strength.MODERATE),
                    seen -> seen.holds(Circumstance.OTHER_SERVICE_FINE))
            .row(Circumstance.NOT_IN_LOG.speaksFor(HUNG, Strength.MODERATE),
                    seen -> seen.holds(Circumstance.NOT_IN_LOG))
            .row(Circumstance.OTHER_CLIENT_IN_LOG.speaksAgainst(HUNG, Strength.STRONG),
                    seen -> seen.holds(Circumstance.OTHER_CLIENT_IN_LOG));

    @Override
    public Set<Cause> causes() {
        return Set.of(HUNG);
    }

    @Override
    public Set<Indication> indications() {
        return COLUMN.declared();
    }

    @Override
    public Set<FactType<?>> needs() {
        return Set.of(TcpConnect.TYPE);
    }

    @Override
    public List<Finding> judge(CaseFile evidence) {
        HandshakeEvidence seen = HandshakeEvidence.in(evidence);
        if (seen.first().isEmpty()) {
            return List.of(Finding.inconclusive(HUNG, List.of(Negotiation.TYPE.from(Vantage.HERE))));
        }
        Finding finding = COLUMN.weigh(seen).value("port", evidence.target().port());
        return List.of(finding.open()
                ? finding.as(Verdict.INCONCLUSIVE).lacking(List.of(TlsHandshake.TYPE.from(Vantage.HERE)))
                : finding.settled(Verdict.FAIL, Verdict.PASS));
    }

    private static boolean answered(HandshakeEvidence seen, Answer answer) {
        return seen.first().filter(first -> first.answer() == answer).isPresent();
    }

    private static boolean silentEitherWay(HandshakeEvidence seen) {
        return seen.silent() && seen.cookies().filter(c -> c.with().answer() == Answer.SILENT
                && c.without().answer() == Answer.SILENT).isPresent();
    }

    /** The host said something: in TLS, or where there was none, in the negotiation. */
    private static boolean active(HandshakeEvidence seen) {
        return seen.tls().map(tls -> tls.outcome() != Outcome.STALLED && !tls.closedSilently())
                .orElse(seen.first().filter(first -> first.confirmed() || first.answer() == Answer.NOT_RDP)
                        .isPresent());
    }

    private static Map<String, Object> seconds(HandshakeEvidence seen) {
        return Map.of("seconds", Math.round(seen.first().map(Exchange::millis).orElse(0.0) / 1_000));
    }
}
