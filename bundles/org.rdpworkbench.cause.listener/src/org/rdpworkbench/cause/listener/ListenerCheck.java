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

/** Judges whether anything answers at the port, and whether it is Remote Desktop. */
@Component(service = Check.class)
public final class ListenerCheck implements Check {

    static final Cause REFUSED = Cause.of("listener.refused", Stage.LISTENER).explaining("disconnectReason:0x204");
    static final Cause NOT_RDP = Cause.of("listener.not-rdp", Stage.LISTENER).explaining("disconnectReason:0x904");

    private static final Indication PORT_REFUSED = REFUSED.speaksFor(Strength.STRONG, "port-refused")
            .group("connect").from(TcpConnect.TYPE);
    private static final Indication PARTLY_REFUSED = REFUSED.speaksFor(Strength.MODERATE, "partly-refused")
            .group("connect").from(TcpConnect.TYPE);
    private static final Indication ACCEPTS = REFUSED.speaksAgainst(Strength.DECISIVE, "accepts")
            .group("connect").from(TcpConnect.TYPE);

    private static final Indication FOREIGN = NOT_RDP.speaksFor(Strength.STRONG, "foreign-answer")
            .group("answer").from(Negotiation.TYPE);
    private static final Indication SPEAKS_RDP = NOT_RDP.speaksAgainst(Strength.DECISIVE, "speaks-rdp")
            .group("answer").from(Negotiation.TYPE);

    @Override
    public Set<Cause> causes() {
        return Set.of(REFUSED, NOT_RDP);
    }

    @Override
    public Set<Indication> indications() {
        return Set.of(PORT_REFUSED, PARTLY_REFUSED, ACCEPTS, FOREIGN, SPEAKS_RDP);
    }

    @Override
    public Set<FactType<?>> needs() {
        return Set.of(TcpConnect.TYPE);
    }

    @Override
    public List<Finding> judge(CaseFile evidence) {
        TcpConnect connect = evidence.find(TcpConnect.TYPE).orElseThrow();
        Optional<Negotiation.Exchange> first = evidence.find(Negotiation.TYPE)
                .flatMap(negotiation -> negotiation.exchanges().stream().findFirst());
        return List.of(refused(evidence, connect), notRdp(evidence, first));
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

    private static boolean spokeRdp(Answer answer) {
        return answer == Answer.SELECTED || answer == Answer.FAILED || answer == Answer.PLAIN;
    }
}
