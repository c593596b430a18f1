// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.listener.tests;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.rdpworkbench.core.spi.ConnectOutcome;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.facts.Negotiation.Answer;
import org.rdpworkbench.facts.Negotiation.Exchange;
import org.rdpworkbench.facts.Negotiation;
import org.rdpworkbench.facts.TcpConnect.ToAddress;
import org.rdpworkbench.facts.TcpConnect;
import org.rdpworkbench.facts.TlsHandshake.Outcome;
import org.rdpworkbench.facts.TlsHandshake;
import org.rdpworkbench.testkit.Cases;

/** Cases as the quick look brings them home. */
final class Seen {

    private Seen() {}

    /** One connect to 192.0.2.1, one to 192.0.2.2, and so on. */
    static Cases connects(ConnectOutcome... outcomes) {
        return Cases.of(new TcpConnect(IntStream.range(0, outcomes.length)
                .mapToObj(i -> new ToAddress("192.0.2." + (i + 1), 3389, outcomes[i], 1.25, "")).toList()));
    }

    static Cases answered(Answer answer) {
        return answered(answer, ConnectOutcome.CONNECTED);
    }

    static Cases answered(Answer answer, ConnectOutcome... outcomes) {
        return negotiated(connects(outcomes), answer, Optional.empty(), 5_000);
    }

    static Cases choseTls() {
        return negotiated(connects(ConnectOutcome.CONNECTED), Answer.SELECTED, Optional.of(1L), 2);
    }

    private static Cases negotiated(Cases connected, Answer answer, Optional<Long> protocol,
            double millis) {
        return connected.from(Vantage.HERE, new Negotiation(List.of(new Exchange(11, answer, protocol,
                Optional.empty(), Optional.empty(), Optional.empty(), "", millis, ""))));
    }

    static Cases tls(Outcome outcome, double millis, long received) {
        return choseTls().from(Vantage.HERE, new TlsHandshake(outcome, Optional.empty(), Optional.empty(), millis,
                received, Optional.empty(), Optional.empty(), "", ""));
    }
}
