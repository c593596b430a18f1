// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.listener;

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
import org.rdpworkbench.facts.Negotiation;
import org.rdpworkbench.facts.Negotiation.Answer;
import org.rdpworkbench.facts.TcpConnect;
import org.rdpworkbench.facts.TlsHandshake;

/** Judges what answers at the port. */
@Component(service = Check.class)
public final class ListenerCheck implements Check {

    static final Cause REFUSED = Cause.of("listener.refused", Stage.LISTENER).explaining("disconnectReason:0x204");
    static final Cause NOT_RDP = Cause.of("listener.not-rdp", Stage.LISTENER).explaining("disconnectReason:0x904");
    static final Cause HUNG = Cause.of("listener.hung", Stage.LISTENER)
            .explaining("disconnectReason:0x904", "disconnectReason:0x704", "disconnectReason:0x108");

    private static final Indication PORT_REFUSED = Indication.speaksFor(REFUSED, Strength.STRONG, "port-refused")
            .group("connect").from(TcpConnect.TYPE);
    private static final Indication ACCEPTS = Indication.speaksAgainst(REFUSED, Strength.DECISIVE, "accepts")
            .group("connect").from(TcpConnect.TYPE);

    private static final Indication FOREIGN = Indication.speaksFor(NOT_RDP, Strength.STRONG, "foreign-answer")
            .group("answer").from(Negotiation.TYPE);
    private static final Indication SPEAKS_RDP = Indication.speaksAgainst(NOT_RDP, Strength.DECISIVE, "speaks-rdp")
            .group("answer").from(Negotiation.TYPE);

    private static final Indication NO_ANSWER = Indication.speaksFor(HUNG, Strength.STRONG, "no-answer")
            .group("g4").from(Negotiation.TYPE);
    private static final Indication HALF_ANSWER = Indication.speaksFor(HUNG, Strength.MODERATE, "half-an-answer")
            .group("g4").from(Negotiation.TYPE);
    private static final Indication CLOSED = Indication.speaksFor(HUNG, Strength.WEAK, "closed-without-answer")
            .group("g4").from(Negotiation.TYPE);
    private static final Indication STALLED = Indication.speaksFor(HUNG, Strength.MODERATE, "tls-stalled")
            .group("g5").from(TlsHandshake.TYPE);
    private static final Indication ACTIVE = Indication.speaksAgainst(HUNG, Strength.DECISIVE, "active")
            .group("g2").from(Negotiation.TYPE, TlsHandshake.TYPE);

    @Override
    public Set<Cause> causes() {
        return Set.of(REFUSED, NOT_RDP, HUNG);
    }

    @Override
    public Set<Indication> indications() {
        return Set.of(PORT_REFUSED, ACCEPTS, FOREIGN, SPEAKS_RDP, NO_ANSWER, HALF_ANSWER, CLOSED, STALLED, ACTIVE);
    }

    @Override
    public Set<FactType<?>> needs() {
        return Set.of(TcpConnect.TYPE);
    }

    @Override
    public Set<EvidenceKey> uses() {
        return Set.of(Negotiation.TYPE.from(Vantage.HERE), TlsHandshake.TYPE.from(Vantage.HERE));
    }

    @Override
    public List<Finding> judge(CaseFile evidence) {
        TcpConnect connect = evidence.find(TcpConnect.TYPE).orElseThrow();
        Optional<Negotiation.Exchange> first = evidence.find(Negotiation.TYPE)
                .flatMap(negotiation -> negotiation.exchanges().stream().findFirst());
        Optional<TlsHandshake> tls = evidence.find(TlsHandshake.TYPE);
        return List.of(refused(evidence, connect), notRdp(evidence, first), hung(evidence, first, tls));
    }

    private static Finding refused(CaseFile evidence, TcpConnect connect) {
        int port = evidence.target().port();
        return Finding.of(REFUSED, Verdict.PASS).value("port", port)
                .when(connect.allRefused(), PORT_REFUSED, Map.of("port", port, "addresses", connect.attempts().size()))
                .when(connect.connected().isPresent(), ACCEPTS)
                .settled(Verdict.FAIL, Verdict.PASS);
    }

    private static Finding notRdp(CaseFile evidence, Optional<Negotiation.Exchange> first) {
        if (first.isEmpty()) {
            return Finding.inconclusive(NOT_RDP, List.of(Negotiation.TYPE.from(Vantage.HERE)));
        }
        Answer answer = first.get().answer();
        return Finding.of(NOT_RDP, Verdict.PASS).value("port", evidence.target().port())
                .when(answer == Answer.NOT_RDP, FOREIGN)
                .when(spokeRdp(answer), SPEAKS_RDP)
                .settled(Verdict.FAIL, Verdict.PASS);
    }

    private static Finding hung(CaseFile evidence, Optional<Negotiation.Exchange> first, Optional<TlsHandshake> tls) {
        if (first.isEmpty()) {
            return Finding.inconclusive(HUNG, List.of(Negotiation.TYPE.from(Vantage.HERE)));
        }
        Answer answer = first.get().answer();
        boolean stalled = tls.filter(t -> t.outcome() == TlsHandshake.Outcome.STALLED).isPresent();
        boolean active = tls.map(t -> !stalled).orElse(spokeRdp(answer) || answer == Answer.NOT_RDP);
        return Finding.of(HUNG, Verdict.PASS).value("port", evidence.target().port())
                .when(answer == Answer.SILENT, NO_ANSWER, seconds(first.get().millis()))
                .when(answer == Answer.INCOMPLETE, HALF_ANSWER)
                .when(answer == Answer.CLOSED || answer == Answer.RESET, CLOSED)
                .when(stalled, STALLED, seconds(tls.map(TlsHandshake::millis).orElse(0.0)))
                .when(active, ACTIVE)
                .settled(Verdict.FAIL, Verdict.PASS);
    }

    private static boolean spokeRdp(Answer answer) {
        return answer == Answer.SELECTED || answer == Answer.FAILED || answer == Answer.PLAIN;
    }

    private static Map<String, Object> seconds(double millis) {
        return Map.of("seconds", Math.round(millis / 1_000));
    }
}
