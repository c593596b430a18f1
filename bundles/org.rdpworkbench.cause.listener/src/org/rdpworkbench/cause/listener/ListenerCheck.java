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
import org.rdpworkbench.core.spi.ConnectOutcome;
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

    /** Shorter silences happen on healthy hosts that are busy or far away. */
    private static final double SILENCE_MILLIS = 3_000;

    private static final Indication PORT_REFUSED = Indication.speaksFor(REFUSED, Strength.STRONG, "port-refused")
            .group("connect").from(TcpConnect.TYPE);
    private static final Indication PARTLY_REFUSED = Indication.speaksFor(REFUSED, Strength.MODERATE, "partly-refused")
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
    private static final Indication HUNG_UP = Indication.speaksAgainst(HUNG, Strength.STRONG, "hung-up-at-once")
            .group("g2").from(TlsHandshake.TYPE);
    private static final Indication ACTIVE = Indication.speaksAgainst(HUNG, Strength.DECISIVE, "active")
            .group("g2").from(Negotiation.TYPE, TlsHandshake.TYPE);

    @Override
    public Set<Cause> causes() {
        return Set.of(REFUSED, NOT_RDP, HUNG);
    }

    @Override
    public Set<Indication> indications() {
        return Set.of(PORT_REFUSED, PARTLY_REFUSED, ACCEPTS, FOREIGN, SPEAKS_RDP, NO_ANSWER, HALF_ANSWER, CLOSED,
                STALLED, HUNG_UP, ACTIVE);
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
        int addresses = connect.attempts().size();
        boolean connected = connect.connected().isPresent();
        boolean tried = connect.attempts().stream().noneMatch(a -> a.outcome() == ConnectOutcome.NOT_TRIED);
        long refusing = connect.attempts().stream().filter(a -> a.outcome() == ConnectOutcome.REFUSED).count();
        return Finding.of(REFUSED, Verdict.PASS).value("port", port)
                .when(connect.allRefused(), PORT_REFUSED, Map.of("port", port, "addresses", addresses))
                .when(refusing > 0 && refusing < addresses && !connected && tried, PARTLY_REFUSED,
                        Map.of("port", port, "refusing", refusing, "addresses", addresses))
                .when(connected, ACCEPTS)
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
        boolean stalled = tls.filter(ListenerCheck::stalled).isPresent();
        boolean hungUp = tls.filter(t -> closedWithoutTls(t) && t.millis() < SILENCE_MILLIS).isPresent();
        boolean active = tls.map(ListenerCheck::answered).orElse(spokeRdp(answer) || answer == Answer.NOT_RDP);
        return Finding.of(HUNG, Verdict.PASS).value("port", evidence.target().port())
                .when(answer == Answer.SILENT, NO_ANSWER, seconds(first.get().millis()))
                .when(answer == Answer.INCOMPLETE, HALF_ANSWER)
                .when(answer == Answer.CLOSED || answer == Answer.RESET, CLOSED)
                .when(stalled, STALLED, seconds(tls.map(TlsHandshake::millis).orElse(0.0)))
                .when(hungUp, HUNG_UP, Map.of("millis", Math.round(tls.map(TlsHandshake::millis).orElse(0.0))))
                .when(active, ACTIVE)
                .settled(Verdict.FAIL, Verdict.PASS);
    }

    /** Silence until our patience ended, or until something closed the connection after all. */
    private static boolean stalled(TlsHandshake tls) {
        return tls.millis() >= SILENCE_MILLIS
                && (tls.outcome() == TlsHandshake.Outcome.STALLED || closedWithoutTls(tls));
    }

    private static boolean closedWithoutTls(TlsHandshake tls) {
        return switch (tls.outcome()) {
            case HOST_CLOSED, HOST_RESET -> tls.received() == 0;
            case COMPLETED, HOST_ALERT, HOST_ULTIMATUM, NOT_TLS, STALLED, HERE -> false;
        };
    }

    private static boolean answered(TlsHandshake tls) {
        return tls.outcome() != TlsHandshake.Outcome.STALLED && !closedWithoutTls(tls);
    }

    private static boolean spokeRdp(Answer answer) {
        return answer == Answer.SELECTED || answer == Answer.FAILED || answer == Answer.PLAIN;
    }

    private static Map<String, Object> seconds(double millis) {
        return Map.of("seconds", Math.round(millis / 1_000));
    }
}
