// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.nla;

import java.util.List;
import org.rdpworkbench.facts.Negotiation;
import org.rdpworkbench.facts.Negotiation.Answer;
import org.rdpworkbench.facts.Negotiation.Exchange;

/**
 * What a host's answers say about NLA. That it chose a protocol which had not been asked for is no support for it.
 *
 * @param exchanges of the quick and of the thorough look
 */
record HostSide(List<Exchange> exchanges) {

    private static final long NLA = Negotiation.PROTOCOL_HYBRID | Negotiation.PROTOCOL_HYBRID_EX;

    /** It chose NLA where that was asked for. */
    boolean offers() {
        return exchanges.stream().anyMatch(HostSide::choseNla);
    }

    /** It could have chosen NLA, and answered with something else. */
    boolean declines() {
        return !offers() && exchanges.stream().anyMatch(e -> (e.requested() & NLA) != 0
                && (e.answer() == Answer.SELECTED || e.answer() == Answer.FAILED || e.answer() == Answer.PLAIN));
    }

    /** It refused TLS alone and said that it wants NLA. */
    boolean requires() {
        return exchanges.stream().anyMatch(e -> e.requested() == Negotiation.PROTOCOL_SSL
                && e.failedWith(Negotiation.HYBRID_REQUIRED));
    }

    /** It took TLS, or standard RDP security, without NLA. */
    boolean takesLess() {
        return exchanges.stream().anyMatch(e -> e.chose(Negotiation.PROTOCOL_SSL) || e.chose(Negotiation.PROTOCOL_RDP)
                || e.answer() == Answer.PLAIN);
    }

    private static boolean choseNla(Exchange exchange) {
        return exchange.chose(Negotiation.PROTOCOL_HYBRID) || exchange.chose(Negotiation.PROTOCOL_HYBRID_EX);
    }
}
