// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.probe.network;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
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
import org.rdpworkbench.facts.AddressIdentities.Identity;
import org.rdpworkbench.facts.AddressIdentities;
import org.rdpworkbench.facts.NameComparison;
import org.rdpworkbench.facts.NameResolution;
import org.rdpworkbench.facts.Negotiation.Answer;
import org.rdpworkbench.facts.Negotiation.Exchange;
import org.rdpworkbench.facts.ServerCertificate.Certificate;
import org.rdpworkbench.facts.TcpConnect.ToAddress;
import org.rdpworkbench.facts.TcpConnect;
import org.rdpworkbench.facts.TlsHandshake;
import org.rdpworkbench.protocol.x224.Protocols;

/**
 * Asks the host behind each address of the name who it is, one after another. An address that did not accept when the
 * first look tried it is not waited for again, and one that is alone is not asked again.
 */
@Component(service = Probe.class)
public final class AddressesProbe implements Probe {

    @Override
    public String id() {
        return "network.addresses";
    }

    @Override
    public Set<FactType<?>> yields() {
        return Set.of(AddressIdentities.TYPE);
    }

    @Override
    public Set<FactType<?>> needs() {
        return Set.of(NameResolution.TYPE, TcpConnect.TYPE);
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
        List<ToAddress> all = inResolversOrder(context);
        if (all.size() == 1 && all.getFirst().outcome() == ConnectOutcome.CONNECTED) {
            context.missing(AddressIdentities.TYPE, Reason.NOT_APPLICABLE,
                    "there is one address, and the first look asked it", TcpConnect.TYPE);
            return;
        }
        List<Identity> known = new ArrayList<>(all.stream().map(AddressesProbe::unconnected).toList());
        int failed = 0;
        for (int i = 0; i < all.size() && failed < FurtherConnections.ENOUGH; i++) {
            if (worthATry(all.get(i).outcome())) {
                known.set(i, look(context, all.get(i)));
                failed = known.get(i).outcome() == ConnectOutcome.CONNECTED ? 0 : failed + 1;
                report(context, known);
            }
        }
        report(context, known);
    }

    /** After each address: what is known of some stays when the time is over. */
    private static void report(ProbeContext context, List<Identity> known) {
        context.observed(AddressIdentities.TYPE, new AddressIdentities(List.copyOf(known)));
    }

    private static List<ToAddress> inResolversOrder(ProbeContext context) {
        List<String> order = context.fact(NameResolution.TYPE).addresses();
        return context.fact(TcpConnect.TYPE).attempts().stream()
                .sorted(Comparator.comparingInt(attempt -> order.indexOf(attempt.address()))).toList();
    }

    /** What the first look knows already. */
    private static Identity unconnected(ToAddress attempt) {
        return unconnected(attempt.address(), worthATry(attempt.outcome()) ? ConnectOutcome.NOT_TRIED
                : attempt.outcome(), attempt.millis());
    }

    private static Identity unconnected(String address, ConnectOutcome outcome, double millis) {
        return new Identity(address, outcome, millis, false, Optional.empty(), List.of(), Optional.empty());
    }

    private static boolean worthATry(ConnectOutcome before) {
        return switch (before) {
            case CONNECTED, NOT_TRIED, FAILED -> true;
            case REFUSED, UNREACHABLE, TIMED_OUT, RESET, FORBIDDEN -> false;
        };
    }

    private static Identity look(ProbeContext context, ToAddress to) throws ProbeException, InterruptedException {
        return switch (context.open(AllAddresses.socketAddress(to.address(), to.port()))) {
            case Attempt.NotConnected failed -> unconnected(to.address(), failed.outcome(), failed.millis());
            case Attempt.Connected connected -> {
                try (Connection connection = connected.connection()) {
                    yield identify(context, connection, to.address(), connected.millis());
                }
            }
        };
    }

    private static Identity identify(ProbeContext context, Connection connection, String address, double millis)
            throws InterruptedException {
        Exchange exchange = X224Exchange.ask(connection, FirstLook.EVERYTHING, Patience.LEAST);
        boolean answered = exchange.answer() == Answer.SELECTED || exchange.answer() == Answer.FAILED
                || exchange.answer() == Answer.PLAIN;
        if (!exchange.choseTls()) {
            return new Identity(address, ConnectOutcome.CONNECTED, millis, answered, Optional.empty(), List.of(),
                    Optional.empty());
        }
        TlsExchange tls = new TlsExchange(connection, context.target().host(), Patience.LEAST);
        boolean complete = tls.shakeHands().outcome() == TlsHandshake.Outcome.COMPLETED;
        Optional<Certificate> certificate = Certificates.read(tls.certificates(), context.target().host())
                .map(read -> read.host());
        Optional<String> computer = complete && !exchange.chose(Protocols.SSL)
                ? computer(new CredSspExchange(tls).ask(Patience.LEAST)) : Optional.empty();
        return new Identity(address, ConnectOutcome.CONNECTED, millis, answered,
                certificate.map(c -> c.sha256().toLowerCase(Locale.ROOT)),
                certificate.map(NameComparison::names).orElse(List.of()), computer);
    }

    private static Optional<String> computer(CredSspExchange.Answer answer) {
        return answer.challenge().flatMap(challenge -> present(challenge.dnsComputer())
                .or(() -> present(challenge.netbiosComputer())));
    }

    private static Optional<String> present(Optional<String> name) {
        return name.filter(text -> !text.isBlank());
    }
}
