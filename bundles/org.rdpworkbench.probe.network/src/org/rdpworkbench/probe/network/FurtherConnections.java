// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.probe.network;

import java.net.InetSocketAddress;
import java.util.Optional;
import org.rdpworkbench.core.spi.Attempt;
import org.rdpworkbench.core.spi.Connection;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.core.spi.ProbeContext;
import org.rdpworkbench.core.spi.ProbeException;
import org.rdpworkbench.core.spi.Reason;
import org.rdpworkbench.facts.Negotiation;
import org.rdpworkbench.facts.Negotiation.Answer;
import org.rdpworkbench.facts.Negotiation.Exchange;
import org.rdpworkbench.facts.TcpConnect;
import org.rdpworkbench.protocol.x224.ConnectionRequest;

/** Connection requests to the address where the first look went on, each over a connection of its own. */
final class FurtherConnections {

    /** So many requests in a row that came to nothing are enough: the next one would only cost the same time. */
    static final int ENOUGH = 2;

    private final ProbeContext context;
    private final InetSocketAddress address;
    private Optional<String> ownFault = Optional.empty();
    private int fruitless;

    FurtherConnections(ProbeContext context, InetSocketAddress address) {
        this.context = context;
        this.address = address;
    }

    /**
     * Where the first look went on.
     *
     * @param wanted is reported as missing where something other than Remote Desktop answered there: its owner need not
     *     be troubled again
     */
    static Optional<InetSocketAddress> address(ProbeContext context, FactType<?> wanted) throws ProbeException {
        if (context.fact(Negotiation.TYPE).first().answer() == Answer.NOT_RDP) {
            context.missing(wanted, Reason.PREREQUISITE, "what answers is not Remote Desktop", Negotiation.TYPE);
            return Optional.empty();
        }
        TcpConnect.ToAddress connected = context.fact(TcpConnect.TYPE).connected().orElseThrow();
        return Optional.of(AllAddresses.socketAddress(connected.address(), connected.port()));
    }

    /** False when there is no sense in asking more. */
    boolean worthwhile() {
        return ownFault.isEmpty() && fruitless < ENOUGH;
    }

    /** Why this machine could not open a connection, if that was so. */
    Optional<String> ownFault() {
        return ownFault;
    }

    /** That there is no connection now, where there was one before, is an answer too; empty for a fault of ours. */
    Optional<Exchange> ask(ConnectionRequest request) throws InterruptedException {
        return switch (context.open(address)) {
            case Attempt.NotConnected failed -> notConnected(request, failed);
            case Attempt.Connected connected -> {
                try (Connection connection = connected.connection()) {
                    yield counted(X224Exchange.ask(connection, request, Patience.LEAST));
                }
            }
        };
    }

    private Optional<Exchange> notConnected(ConnectionRequest request, Attempt.NotConnected failed) {
        ownFault = noAnswer(failed);
        return ownFault.isPresent() ? Optional.empty() : counted(Exchange.notConnected(
                X224Exchange.protocols(request), failed.millis(), failed.outcome().words()));
    }

    /**
     * Why it says nothing about a host that was reached before that there was no connection now; empty when it is an
     * answer of the host, or of what stands before it.
     */
    static Optional<String> noAnswer(Attempt.NotConnected failed) {
        return switch (failed.outcome()) {
            case FAILED, FORBIDDEN, NOT_TRIED -> Optional.of("this machine could not open a connection: "
                    + failed.detail());
            case UNREACHABLE -> failed.outcome().saidByAFilter(failed.millis(), failed.detail()) ? Optional.empty()
                    : Optional.of("the way to the host was lost during the look: " + failed.detail());
            case CONNECTED, REFUSED, TIMED_OUT, RESET -> Optional.empty();
        };
    }

    private Optional<Exchange> counted(Exchange exchange) {
        fruitless = switch (exchange.answer()) {
            case NOT_CONNECTED, SILENT, INCOMPLETE -> fruitless + 1;
            case SELECTED, FAILED, PLAIN, NOT_RDP, CLOSED, RESET -> 0;
        };
        return Optional.of(exchange);
    }
}
