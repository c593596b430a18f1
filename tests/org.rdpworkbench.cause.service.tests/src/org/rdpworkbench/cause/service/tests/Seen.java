// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.service.tests;

import java.util.List;
import java.util.Optional;
import org.rdpworkbench.core.spi.ConnectOutcome;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.facts.Negotiation.Answer;
import org.rdpworkbench.facts.Negotiation.Exchange;
import org.rdpworkbench.facts.Negotiation;
import org.rdpworkbench.facts.ServiceStates.Service;
import org.rdpworkbench.facts.ServiceStates.Start;
import org.rdpworkbench.facts.ServiceStates.State;
import org.rdpworkbench.facts.ServiceStates;
import org.rdpworkbench.facts.TcpConnect.ToAddress;
import org.rdpworkbench.facts.TcpConnect;
import org.rdpworkbench.testkit.Cases;

/** Cases as looks from outside and inside bring them home. */
final class Seen {

    private static final String ACCOUNT = "NT AUTHORITY\\NetworkService";

    private Seen() {}

    static Cases refused() {
        return connected(ConnectOutcome.REFUSED);
    }

    /** The port answers as Remote Desktop does. */
    static Cases serving() {
        return connected(ConnectOutcome.CONNECTED).from(Vantage.HERE, new Negotiation(List.of(new Exchange(11,
                Answer.SELECTED, Optional.of(1L), Optional.empty(), Optional.empty(), Optional.empty(), "", 20, ""))));
    }

    private static Cases connected(ConnectOutcome outcome) {
        return Cases.of(new TcpConnect(List.of(new ToAddress("192.0.2.1", 3389, outcome, 1.25, ""))));
    }

    /** TermService in that state, and a helper that is stopped as it may be. */
    static ServiceStates service(State state, Start start) {
        return new ServiceStates(List.of(
                new Service(ServiceStates.TERM_SERVICE, state, start, state == State.ABSENT ? "" : ACCOUNT),
                new Service("KeyIso", State.STOPPED, Start.DEMAND, "LocalSystem")));
    }

    static Cases refusedWhile(State state) {
        return refused().from(Vantage.INSIDE, service(state, Start.DEMAND));
    }
}
