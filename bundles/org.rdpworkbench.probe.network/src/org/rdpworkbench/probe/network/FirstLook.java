// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.probe.network;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.osgi.service.component.annotations.Component;
import org.rdpworkbench.core.spi.Attempt;
import org.rdpworkbench.core.spi.Connection;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.core.spi.Probe;
import org.rdpworkbench.core.spi.ProbeContext;
import org.rdpworkbench.core.spi.ProbeException;
import org.rdpworkbench.core.spi.Reason;
import org.rdpworkbench.facts.ClockSkew;
import org.rdpworkbench.facts.CredSsp;
import org.rdpworkbench.facts.NameResolution;
import org.rdpworkbench.facts.Negotiation;
import org.rdpworkbench.facts.Negotiation.Answer;
import org.rdpworkbench.facts.Negotiation.Exchange;
import org.rdpworkbench.facts.NtlmChallenge;
import org.rdpworkbench.facts.ServerCertificate;
import org.rdpworkbench.facts.TcpConnect;
import org.rdpworkbench.facts.TlsHandshake;
import org.rdpworkbench.protocol.x224.Protocols;

/**
 * The quick look: one connection that goes as far as anybody gets without credentials, a second one that asks what the
 * first left open, and one to each further address of the name, which says no more than that it is alive.
 */
@Component(service = Probe.class)
public final class FirstLook implements Probe {

    /** What a current client asks for. */
    static final long EVERYTHING = Protocols.SSL | Protocols.HYBRID | Protocols.HYBRID_EX;

    @Override
    public String id() {
        return "network.first-look";
    }

    @Override
    public Set<FactType<?>> yields() {
        return Set.of(TcpConnect.TYPE, Negotiation.TYPE, TlsHandshake.TYPE, ServerCertificate.TYPE, CredSsp.TYPE,
                NtlmChallenge.TYPE, ClockSkew.TYPE);
    }

    @Override
    public Set<FactType<?>> needs() {
        return Set.of(NameResolution.TYPE);
    }

    @Override
    public int connections() {
        return 2;
    }

    @Override
    public void collect(ProbeContext context) throws ProbeException, InterruptedException {
        NameResolution resolution = context.fact(NameResolution.TYPE);
        if (resolution.addresses().isEmpty()) {
            yields().forEach(type -> context.missing(type, Reason.PREREQUISITE, "there is no address to look at",
                    NameResolution.TYPE));
            return;
        }
        try (AllAddresses addresses = new AllAddresses(context,
                resolution.addresses().stream().distinct().toList())) {
            Optional<Connection> accepted = addresses.connect();
            if (accepted.isPresent()) {
                look(context, accepted.get());
                addresses.finish();
            } else {
                nothingAccepted(context, addresses.ownFault());
            }
        }
    }

    /** @param ownFault why this machine could not try an address, of which then nothing is known */
    private static void nothingAccepted(ProbeContext context, Optional<String> ownFault) {
        if (ownFault.isPresent()) {
            String detail = "this machine could not open a connection: " + ownFault.get();
            context.missing(TcpConnect.TYPE, Reason.NO_ACCESS, detail);
            nothingBehind(context, TcpConnect.TYPE, Reason.NO_ACCESS, detail);
        } else {
            nothingBehind(context, TcpConnect.TYPE, Reason.PREREQUISITE, "no address accepted a connection");
        }
    }

    private static void look(ProbeContext context, Connection accepted)
            throws ProbeException, InterruptedException {
        InetSocketAddress to = accepted.remote();
        Exchange first;
        try (Connection connection = accepted) {
            first = firstConnection(context, connection);
        }
        OptionalLong open = leftOpen(first);
        if (open.isPresent()) {
            Exchange second = askAgain(context, to, open.getAsLong());
            context.observed(Negotiation.TYPE, new Negotiation(List.of(first, second)));
        }
    }

    private static Exchange firstConnection(ProbeContext context, Connection connection) throws InterruptedException {
        Exchange first = X224Exchange.ask(connection, EVERYTHING, Patience.of(context));
        context.observed(Negotiation.TYPE, new Negotiation(List.of(first)));
        if (first.choseTls()) {
            tls(context, connection, first);
        } else {
            boolean plain = first.downgraded() || first.answer() == Answer.PLAIN;
            nothingBehind(context, Negotiation.TYPE, plain ? Reason.NOT_APPLICABLE : Reason.PREREQUISITE,
                    plain ? "the host uses standard RDP security" : "the negotiation did not lead to TLS");
        }
        return first;
    }

    /** That a second connection is refused is no answer to what was asked, and is told as what it is. */
    private static Exchange askAgain(ProbeContext context, InetSocketAddress to, long protocols)
            throws ProbeException, InterruptedException {
        return switch (context.open(to)) {
            case Attempt.NotConnected failed -> {
                Optional<String> why = FurtherConnections.noAnswer(failed);
                if (why.isPresent()) {
                    throw new ProbeException("no second connection: " + why.get());
                }
                yield Exchange.notConnected(protocols, failed.millis(), failed.outcome().words());
            }
            case Attempt.Connected connected -> {
                try (Connection second = connected.connection()) {
                    yield X224Exchange.ask(second, protocols, Patience.of(context));
                }
            }
        };
    }

    /** Whether NLA is required and not only offered; whether a host without TLS takes standard security. */
    private static OptionalLong leftOpen(Exchange first) {
        if (first.chose(Protocols.HYBRID) || first.chose(Protocols.HYBRID_EX)) {
            return OptionalLong.of(Protocols.SSL);
        }
        return first.failedWith(Negotiation.SSL_NOT_ALLOWED) ? OptionalLong.of(Protocols.RDP) : OptionalLong.empty();
    }

    private static void nothingBehind(ProbeContext context, FactType<?> because, Reason reason, String detail) {
        if (because == TcpConnect.TYPE) {
            context.missing(Negotiation.TYPE, reason, detail, because);
        }
        context.missing(TlsHandshake.TYPE, reason, detail, because);
        context.missing(ServerCertificate.TYPE, reason, detail, because);
        noCredSsp(context, because, reason, detail);
    }

    private static void noCredSsp(ProbeContext context, FactType<?> because, Reason reason, String detail) {
        context.missing(CredSsp.TYPE, reason, detail, because);
        context.missing(NtlmChallenge.TYPE, reason, detail, because);
        context.missing(ClockSkew.TYPE, reason, detail, because);
    }

    private static void tls(ProbeContext context, Connection connection, Exchange first)
            throws InterruptedException {
        TlsExchange tls = new TlsExchange(connection, context.target().host(), Patience.of(context));
        TlsHandshake handshake = tls.shakeHands();
        context.observed(TlsHandshake.TYPE, handshake);
        Optional<ServerCertificate> certificate = Certificates.read(tls.certificates(), context.target().host());
        certificate.ifPresentOrElse(read -> context.observed(ServerCertificate.TYPE, read),
                () -> context.missing(ServerCertificate.TYPE, tls.certificates().isEmpty() ? Reason.PREREQUISITE
                        : Reason.UNSUPPORTED, tls.certificates().isEmpty() ? "the handshake brought no certificate"
                        : "the host's certificate cannot be read", TlsHandshake.TYPE));
        if (handshake.outcome() != TlsHandshake.Outcome.COMPLETED) {
            noCredSsp(context, TlsHandshake.TYPE, Reason.PREREQUISITE, "there is no TLS to speak CredSSP over");
        } else if (first.chose(Protocols.SSL)) {
            noCredSsp(context, Negotiation.TYPE, Reason.NOT_APPLICABLE, "the host does not use NLA");
        } else {
            new CredSspExchange(tls).ask(Patience.of(context)).report(context);
        }
    }
}
