// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.listener;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.osgi.service.component.annotations.Component;
import org.rdpworkbench.core.spi.CaseFile;
import org.rdpworkbench.core.spi.Cause;
import org.rdpworkbench.core.spi.Check;
import org.rdpworkbench.core.spi.ConnectOutcome;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.core.spi.Finding;
import org.rdpworkbench.core.spi.Indication;
import org.rdpworkbench.core.spi.Indications;
import org.rdpworkbench.core.spi.Stage;
import org.rdpworkbench.core.spi.Strength;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.core.spi.Verdict;
import org.rdpworkbench.facts.Negotiation;
import org.rdpworkbench.facts.Negotiation.Answer;
import org.rdpworkbench.facts.Negotiation.Exchange;
import org.rdpworkbench.facts.TcpConnect;

/** Judges whether anything answers at the port, and whether it is Remote Desktop. */
@Component(service = Check.class)
public final class ListenerCheck implements Check {

    static final Cause REFUSED = Cause.of("listener.refused", Stage.LISTENER).explaining("disconnectReason:0x204");
    static final Cause NOT_RDP = Cause.of("listener.not-rdp", Stage.LISTENER).explaining("disconnectReason:0x904");

    private static final Indications<TcpConnect> FOR_REFUSED = Indications.<TcpConnect>of(REFUSED)
            .row(REFUSED.speaksFor(Strength.STRONG, "port-refused").group("connect").from(TcpConnect.TYPE),
                    TcpConnect::allRefused, ListenerCheck::counts)
            .row(REFUSED.speaksFor(Strength.MODERATE, "partly-refused").group("connect").from(TcpConnect.TYPE),
                    ListenerCheck::partlyRefused, ListenerCheck::counts)
            .row(REFUSED.speaksAgainst(Strength.DECISIVE, "accepts").group("connect").from(TcpConnect.TYPE),
                    connect -> connect.connected().isPresent());

    private static final Indications<Exchange> FOR_NOT_RDP = Indications.<Exchange>of(NOT_RDP)
            .row(NOT_RDP.speaksFor(Strength.STRONG, "foreign-answer").group("answer").from(Negotiation.TYPE),
                    first -> first.answer() == Answer.NOT_RDP)
            .row(NOT_RDP.speaksFor(Strength.MODERATE, "unasked-protocol").group("answer").from(Negotiation.TYPE),
                    Exchange::choseUnasked, ListenerCheck::chosen)
            .row(NOT_RDP.speaksAgainst(Strength.DECISIVE, "speaks-rdp").group("answer").from(Negotiation.TYPE),
                    first -> first.confirmed() && !first.choseUnasked());

    @Override
    public Set<Cause> causes() {
        return Set.of(REFUSED, NOT_RDP);
    }

    @Override
    public Set<Indication> indications() {
        return Indications.declared(FOR_REFUSED, FOR_NOT_RDP);
    }

    @Override
    public Set<FactType<?>> needs() {
        return Set.of(TcpConnect.TYPE);
    }

    @Override
    public List<Finding> judge(CaseFile evidence) {
        Finding refused = FOR_REFUSED.weigh(evidence.find(TcpConnect.TYPE).orElseThrow())
                .settled(Verdict.FAIL, Verdict.PASS);
        Finding notRdp = evidence.find(Negotiation.TYPE)
                .flatMap(negotiation -> negotiation.exchanges().stream().findFirst())
                .map(first -> FOR_NOT_RDP.weigh(first).settled(Verdict.FAIL, Verdict.PASS))
                .orElse(Finding.inconclusive(NOT_RDP, List.of(Negotiation.TYPE.from(Vantage.HERE))));
        int port = evidence.target().port();
        return List.of(refused.value("port", port), notRdp.value("port", port));
    }

    /** Some refuse, none accepts, and each was tried. */
    private static boolean partlyRefused(TcpConnect connect) {
        return connect.connected().isEmpty() && !connect.allRefused() && refusing(connect) > 0
                && connect.attempts().stream().noneMatch(a -> a.outcome() == ConnectOutcome.NOT_TRIED);
    }

    private static long refusing(TcpConnect connect) {
        return connect.attempts().stream().filter(a -> a.outcome() == ConnectOutcome.REFUSED).count();
    }

    private static Map<String, Object> chosen(Exchange first) {
        return Map.of("protocol", "0x" + Long.toHexString(first.selected().orElse(0L)).toUpperCase(Locale.ROOT));
    }

    private static Map<String, Object> counts(TcpConnect connect) {
        return Map.of("port", connect.attempts().getFirst().port(), "refusing", refusing(connect),
                "addresses", connect.attempts().size());
    }
}
