// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.probe.network;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Component;
import org.rdpworkbench.core.spi.CaseFile;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.core.spi.Probe;
import org.rdpworkbench.core.spi.ProbeContext;
import org.rdpworkbench.core.spi.Reason;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.facts.HandshakeEnd;
import org.rdpworkbench.facts.Negotiation;
import org.rdpworkbench.facts.Neighbours;
import org.rdpworkbench.facts.TcpConnect;
import org.rdpworkbench.facts.TlsHandshake;

/**
 * Where Remote Desktop broke in the negotiation or in TLS: what became of the other hosts of the run whose addresses
 * are in the same network. A host that was looked at under two names is one neighbour, and none of itself.
 */
@Component(service = Probe.class)
public final class NeighbourhoodProbe implements Probe {

    @Override
    public String id() {
        return "network.neighbours";
    }

    @Override
    public Set<FactType<?>> yields() {
        return Set.of(Neighbours.TYPE);
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
        return 0;
    }

    @Override
    public boolean comparing() {
        return true;
    }

    @Override
    public void collect(ProbeContext context) {
        Optional<HandshakeEnd> end = HandshakeEnd.of(Optional.of(context.fact(Negotiation.TYPE)),
                context.find(TlsHandshake.TYPE)).filter(HandshakeEnd::broke);
        if (end.isEmpty()) {
            context.missing(Neighbours.TYPE, Reason.NOT_APPLICABLE,
                    "Remote Desktop does not break in the negotiation or in TLS", Negotiation.TYPE);
            return;
        }
        Neighbours neighbours = count(context, context.fact(TcpConnect.TYPE).connected().orElseThrow().address(),
                end.get());
        if (neighbours.all() < Neighbours.LEAST) {
            context.missing(Neighbours.TYPE, Reason.NOT_APPLICABLE, "fewer than " + Neighbours.LEAST
                    + " other hosts of this run are in the network " + neighbours.network() + " and tell something");
        } else {
            context.observed(Neighbours.TYPE, neighbours);
        }
    }

    private static Neighbours count(ProbeContext context, String address, HandshakeEnd end) {
        Network network = Network.around(address);
        Set<String> known = new HashSet<>(Set.of(address));
        int completed = 0;
        int alike = 0;
        int otherwise = 0;
        for (CaseFile other : context.others()) {
            Optional<String> theirs = address(other).filter(network::holds);
            if (theirs.isPresent() && known.add(theirs.get())) {
                Optional<HandshakeEnd> theirEnd = HandshakeEnd.in(other, Vantage.HERE);
                completed += theirEnd.equals(Optional.of(HandshakeEnd.COMPLETED)) ? 1 : 0;
                alike += theirEnd.equals(Optional.of(end)) ? 1 : 0;
                otherwise += theirEnd.filter(e -> e == HandshakeEnd.COMPLETED || e == end).isEmpty() ? 1 : 0;
            }
        }
        return new Neighbours(network.text(), completed, alike, otherwise);
    }

    /** Where the look at it went on; none when it told nothing beyond its port, or nothing at all. */
    private static Optional<String> address(CaseFile other) {
        return other.find(Negotiation.TYPE).flatMap(any -> other.find(TcpConnect.TYPE))
                .flatMap(TcpConnect::connected).map(TcpConnect.ToAddress::address);
    }
}
