// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.probe.network;

import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Component;
import org.rdpworkbench.core.spi.Attempt;
import org.rdpworkbench.core.spi.Connection;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.core.spi.Probe;
import org.rdpworkbench.core.spi.ProbeContext;
import org.rdpworkbench.core.spi.ProbeException;
import org.rdpworkbench.core.spi.Reason;
import org.rdpworkbench.facts.Negotiation;
import org.rdpworkbench.facts.Negotiation.Exchange;
import org.rdpworkbench.facts.StandardSecurity;
import org.rdpworkbench.facts.TcpConnect;
import org.rdpworkbench.protocol.x224.FailureCode;
import org.rdpworkbench.protocol.x224.Protocols;

/** Asks for standard RDP security and, where the host agrees, how it would encrypt. */
@Component(service = Probe.class)
public final class StandardSecurityProbe implements Probe {

    @Override
    public String id() {
        return "network.standard-security";
    }

    @Override
    public Set<FactType<?>> yields() {
        return Set.of(StandardSecurity.TYPE);
    }

    @Override
    public Set<FactType<?>> needs() {
        return Set.of(TcpConnect.TYPE, Negotiation.TYPE);
    }

    @Override
    public int connections() {
        return 1;
    }

    @Override
    public boolean thorough() {
        return true;
    }

    @Override
    public void collect(ProbeContext context) throws ProbeException, InterruptedException {
        if (context.fact(Negotiation.TYPE).first().unanswered()) {
            context.missing(StandardSecurity.TYPE, Reason.PREREQUISITE, "the host did not answer the first look",
                    Negotiation.TYPE);
            return;
        }
        Optional<InetSocketAddress> address = FurtherConnections.address(context, StandardSecurity.TYPE);
        if (address.isEmpty()) {
            return;
        }
        switch (context.open(address.get())) {
            case Attempt.NotConnected failed -> FurtherConnections.noAnswer(failed).ifPresentOrElse(
                    why -> context.missing(StandardSecurity.TYPE, Reason.PREREQUISITE, why, TcpConnect.TYPE),
                    () -> context.missing(StandardSecurity.TYPE, Reason.NO_ACCESS,
                            "there was no further connection: " + failed.outcome().words()));
            case Attempt.Connected connected -> {
                try (Connection connection = connected.connection()) {
                    look(context, connection);
                }
            }
        }
    }

    private static void look(ProbeContext context, Connection connection) throws InterruptedException {
        Exchange exchange = X224Exchange.ask(connection, Protocols.RDP, Patience.of(context));
        switch (exchange.answer()) {
            case SELECTED -> context.observed(StandardSecurity.TYPE, exchange.acceptsStandardSecurity()
                    ? McsExchange.ask(connection, Patience.of(context))
                    : refused("the host chose a protocol that was not asked for"));
            case PLAIN -> context.observed(StandardSecurity.TYPE,
                    McsExchange.ask(connection, Patience.of(context)));
            case FAILED -> context.observed(StandardSecurity.TYPE, refused(exchange));
            case NOT_RDP, INCOMPLETE, CLOSED, RESET, SILENT, NOT_CONNECTED -> context.missing(StandardSecurity.TYPE,
                    Reason.PREREQUISITE, "the host did not answer a request for standard security");
        }
    }

    /** That the host wants TLS or NLA is no oddity; that it lacks a certificate for it is. */
    private static StandardSecurity refused(Exchange exchange) {
        boolean wantsMore = exchange.failedWith(FailureCode.SSL_REQUIRED_BY_SERVER)
                || exchange.failedWith(FailureCode.HYBRID_REQUIRED_BY_SERVER)
                || exchange.failedWith(FailureCode.SSL_WITH_USER_AUTH_REQUIRED_BY_SERVER);
        return refused(wantsMore ? "" : "the host refused with " + exchange.failureName().orElse("no code"));
    }

    private static StandardSecurity refused(String detail) {
        return new StandardSecurity(false, Optional.empty(), Optional.empty(), detail);
    }
}
