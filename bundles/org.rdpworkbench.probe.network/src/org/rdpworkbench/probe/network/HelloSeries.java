// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.probe.network;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import org.rdpworkbench.core.spi.Attempt;
import org.rdpworkbench.core.spi.Connection;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.core.spi.ProbeContext;
import org.rdpworkbench.core.spi.Reason;
import org.rdpworkbench.facts.HelloAnswer;
import org.rdpworkbench.facts.Negotiation;
import org.rdpworkbench.facts.Negotiation.Answer;
import org.rdpworkbench.facts.Negotiation.Exchange;
import org.rdpworkbench.facts.TcpConnect;

/**
 * ClientHellos one after another, each over a connection of its own and behind the same negotiation as the first
 * look's. It ends when two in a row could not be sent, since a host that does not answer costs seconds each time.
 */
final class HelloSeries {

    private static final int MOST_IN_VAIN = 2;

    private final ProbeContext context;
    private final Optional<TcpConnect.ToAddress> to;
    private Optional<Obstacle> obstacle;
    private List<byte[]> certificates = List.of();
    private int inVain;

    /** Why no ClientHello can be sent, which is no finding about any. */
    private record Obstacle(Reason reason, String detail, FactType<?> because) {}

    /** Goes to where the first look went; where that did not lead to TLS, no ClientHello is sent. */
    HelloSeries(ProbeContext context) {
        this.context = context;
        to = context.fact(TcpConnect.TYPE).connected();
        Exchange first = context.fact(Negotiation.TYPE).first();
        obstacle = first.choseTls() ? Optional.empty() : Optional.of(noTls(first));
    }

    /** Empty when there is no use in asking, now and later. */
    Optional<HelloAnswer> ask(ClientHello hello) throws InterruptedException {
        return ask(hello, false);
    }

    /** The same, and the certificates that come with a ServerHello are kept. */
    Optional<HelloAnswer> askForCertificates(ClientHello hello) throws InterruptedException {
        return ask(hello, true);
    }

    /** Those that were kept, in DER. */
    List<byte[]> certificates() {
        return certificates;
    }

    private Optional<HelloAnswer> ask(ClientHello hello, boolean keeping) throws InterruptedException {
        if (inVain == MOST_IN_VAIN || obstacle.isPresent()) {
            return Optional.empty();
        }
        InetSocketAddress address = new InetSocketAddress(to.orElseThrow().address(), to.orElseThrow().port());
        Optional<HelloAnswer> answer = switch (context.open(address)) {
            case Attempt.NotConnected failed -> notConnected(failed);
            case Attempt.Connected(Connection connection, double millis) -> {
                try (connection) {
                    yield ask(connection, millis, hello, keeping);
                }
            }
        };
        inVain = answer.flatMap(HelloAnswer::outcome).isPresent() ? 0 : inVain + 1;
        return answer;
    }

    private Optional<HelloAnswer> notConnected(Attempt.NotConnected failed) {
        Optional<String> why = FurtherConnections.noAnswer(failed);
        return why.isPresent() ? stop(new Obstacle(Reason.NO_ACCESS, why.get(), TcpConnect.TYPE))
                : Optional.of(HelloAnswer.notAsked(false, failed.millis()));
    }

    private Optional<HelloAnswer> ask(Connection connection, double connectMillis, ClientHello hello, boolean keeping)
            throws InterruptedException {
        if (!X224Exchange.ask(connection, FirstLook.EVERYTHING, Patience.LEAST).choseTls()) {
            return Optional.of(HelloAnswer.notAsked(true, connectMillis));
        }
        HelloExchange exchange = new HelloExchange(connection, connectMillis);
        HelloAnswer answer = exchange.ask(hello, Patience.LEAST);
        if (keeping && answer.accepted()) {
            certificates = exchange.certificates();
        }
        return Optional.of(answer);
    }

    private static Obstacle noTls(Exchange exchange) {
        return exchange.downgraded() || exchange.answer() == Answer.PLAIN
                ? new Obstacle(Reason.NOT_APPLICABLE, "the host uses standard RDP security", Negotiation.TYPE)
                : new Obstacle(Reason.PREREQUISITE, "the negotiation did not lead to TLS", Negotiation.TYPE);
    }

    private Optional<HelloAnswer> stop(Obstacle why) {
        obstacle = Optional.of(why);
        return Optional.empty();
    }

    /** Says why there is nothing to say, where nothing at all could be asked. */
    void reportMissing(FactType<?> type) {
        obstacle.ifPresent(o -> context.missing(type, o.reason(), o.detail(), o.because()));
    }
}
