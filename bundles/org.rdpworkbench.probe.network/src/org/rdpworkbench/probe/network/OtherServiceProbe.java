// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.probe.network;

import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Component;
import org.rdpworkbench.core.spi.Attempt;
import org.rdpworkbench.core.spi.ConnectOutcome;
import org.rdpworkbench.core.spi.Connection;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.core.spi.Probe;
import org.rdpworkbench.core.spi.ProbeContext;
import org.rdpworkbench.core.spi.ProbeException;
import org.rdpworkbench.core.spi.Reason;
import org.rdpworkbench.facts.HandshakeEnd;
import org.rdpworkbench.facts.HelloAnswer;
import org.rdpworkbench.facts.Negotiation;
import org.rdpworkbench.facts.OtherTlsService;
import org.rdpworkbench.facts.TcpConnect;
import org.rdpworkbench.facts.TlsHandshake;

/**
 * Where Remote Desktop broke in the negotiation or in TLS: one ClientHello to the port of HTTPS at the same address.
 * The handshake is not completed, and nothing else is sent. Other hosts are left alone.
 */
@Component(service = Probe.class)
public final class OtherServiceProbe implements Probe {

    private static final int HTTPS = 443;

    @Override
    public String id() {
        return "network.other-service";
    }

    @Override
    public Set<FactType<?>> yields() {
        return Set.of(OtherTlsService.TYPE);
    }

    @Override
    public Set<FactType<?>> needs() {
        return Set.of(TcpConnect.TYPE, Negotiation.TYPE);
    }

    @Override
    public Set<FactType<?>> uses() {
        return Set.of(TlsHandshake.TYPE);
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
        TcpConnect.ToAddress connected = context.fact(TcpConnect.TYPE).connected().orElseThrow();
        boolean broke = HandshakeEnd.of(Optional.of(context.fact(Negotiation.TYPE)), context.find(TlsHandshake.TYPE))
                .filter(HandshakeEnd::broke).isPresent();
        if (!broke || connected.port() == HTTPS) {
            context.missing(OtherTlsService.TYPE, Reason.NOT_APPLICABLE, broke
                    ? "Remote Desktop itself was asked for at port " + HTTPS
                    : "Remote Desktop does not break in the negotiation or in TLS", Negotiation.TYPE);
            return;
        }
        switch (context.open(AllAddresses.socketAddress(connected.address(), HTTPS))) {
            case Attempt.NotConnected failed -> notConnected(context, failed);
            case Attempt.Connected(Connection connection, double millis) -> {
                try (connection) {
                    ask(context, connection, millis);
                }
            }
        }
    }

    private static void notConnected(ProbeContext context, Attempt.NotConnected failed) {
        switch (failed.outcome()) {
            case FAILED, FORBIDDEN, NOT_TRIED -> context.missing(OtherTlsService.TYPE, Reason.NO_ACCESS,
                    "this machine could not open a connection: " + failed.detail());
            case CONNECTED, REFUSED, UNREACHABLE, TIMED_OUT, RESET -> context.observed(OtherTlsService.TYPE,
                    new OtherTlsService(HTTPS, failed.outcome(), Optional.empty()));
        }
    }

    private static void ask(ProbeContext context, Connection connection, double millis) throws InterruptedException {
        ClientHello hello = ClientHello.of(TlsOffer.usual(context.target().host()));
        HelloAnswer answer = new HelloExchange(connection, millis).ask(hello, Patience.of(context));
        context.observed(OtherTlsService.TYPE,
                new OtherTlsService(HTTPS, ConnectOutcome.CONNECTED, Optional.of(answer)));
    }
}
