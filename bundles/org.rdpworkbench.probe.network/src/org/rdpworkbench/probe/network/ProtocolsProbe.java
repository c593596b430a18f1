// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.probe.network;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Component;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.core.spi.Probe;
import org.rdpworkbench.core.spi.ProbeContext;
import org.rdpworkbench.core.spi.ProbeException;
import org.rdpworkbench.core.spi.Reason;
import org.rdpworkbench.facts.Negotiation;
import org.rdpworkbench.facts.Negotiation.Exchange;
import org.rdpworkbench.facts.ProtocolAnswers;
import org.rdpworkbench.facts.TcpConnect;
import org.rdpworkbench.protocol.x224.ConnectionRequest;
import org.rdpworkbench.protocol.x224.Protocols;

/** Asks for each sensible set of protocols by itself, and at last for none. */
@Component(service = Probe.class)
public final class ProtocolsProbe implements Probe {

    /**
     * First what current clients ask for, then what tells most, so that it is known when the host has had enough;
     * standard security comes last, since nobody asks for it any more and it stands out.
     */
    private static final List<Long> MASKS = List.of(FirstLook.EVERYTHING, Protocols.SSL,
            Protocols.SSL | Protocols.HYBRID, Protocols.HYBRID, Protocols.HYBRID_EX, Protocols.RDP);

    @Override
    public String id() {
        return "network.protocols";
    }

    @Override
    public Set<FactType<?>> yields() {
        return Set.of(ProtocolAnswers.TYPE);
    }

    @Override
    public Set<FactType<?>> needs() {
        return Set.of(TcpConnect.TYPE, Negotiation.TYPE);
    }

    @Override
    public int connections() {
        return MASKS.size() + 1;
    }

    @Override
    public boolean thorough() {
        return true;
    }

    @Override
    public void collect(ProbeContext context) throws ProbeException, InterruptedException {
        Optional<InetSocketAddress> address = FurtherConnections.address(context, ProtocolAnswers.TYPE);
        if (address.isEmpty()) {
            return;
        }
        FurtherConnections further = new FurtherConnections(context, address.get());
        List<Exchange> exchanges = new ArrayList<>();
        for (long mask : MASKS) {
            if (further.worthwhile()) {
                further.ask(ConnectionRequest.of(X224Exchange.MARKER, mask)).ifPresent(exchanges::add);
                report(context, Optional.empty(), exchanges);
            }
        }
        if (further.worthwhile()) {
            report(context, further.ask(ConnectionRequest.of(X224Exchange.MARKER, Protocols.RDP)
                    .withoutNegotiation()), exchanges);
        }
        if (exchanges.isEmpty()) {
            context.missing(ProtocolAnswers.TYPE, Reason.NO_ACCESS, further.ownFault().orElse(""));
        }
    }

    /** After each answer: those that are there stay when the time is over. */
    private static void report(ProbeContext context, Optional<Exchange> withoutRequest, List<Exchange> exchanges) {
        if (!exchanges.isEmpty()) {
            context.observed(ProtocolAnswers.TYPE, new ProtocolAnswers(withoutRequest, List.copyOf(exchanges)));
        }
    }
}
