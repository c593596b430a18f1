// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.path;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.osgi.service.component.annotations.Component;
import org.rdpworkbench.core.spi.CaseFile;
import org.rdpworkbench.core.spi.Cause;
import org.rdpworkbench.core.spi.Check;
import org.rdpworkbench.core.spi.EvidenceKey;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.core.spi.Finding;
import org.rdpworkbench.core.spi.Indication;
import org.rdpworkbench.core.spi.Indications;
import org.rdpworkbench.core.spi.Stage;
import org.rdpworkbench.core.spi.Strength;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.core.spi.Verdict;
import org.rdpworkbench.facts.AddressIdentities;
import org.rdpworkbench.facts.ClientHellos;
import org.rdpworkbench.facts.ConnectSeries;
import org.rdpworkbench.facts.CookieAnswers;
import org.rdpworkbench.facts.Negotiation;
import org.rdpworkbench.facts.Negotiation.Exchange;
import org.rdpworkbench.facts.ProtocolAnswers;
import org.rdpworkbench.facts.StandardSecurity;
import org.rdpworkbench.facts.TcpConnect;
import org.rdpworkbench.facts.TlsSupport;

/** Judges whether connections are refused, or accepted and hung up on, from a certain one on. */
@Component(service = Check.class)
public final class ThrottleCheck implements Check {

    static final Cause THROTTLED = Cause.of("path.throttled", Stage.NETWORK).explaining("disconnectReason:0x404",
            "disconnectReason:0x904", "errorInfo:0x106", "errorInfo:0x1196", "event:0x3EE", "event:0x5013",
            "extendedReason:0x106").growingWithConnections();

    /** As many connections without a loss that a limit which people meet would have shown. */
    private static final int MANY = 5;

    private static final FactType<?>[] SERIES = {Negotiation.TYPE, ProtocolAnswers.TYPE, CookieAnswers.TYPE,
        ClientHellos.TYPE, TlsSupport.TYPE};

    private static final Indications<Served> INDICATIONS = Indications.<Served>of(THROTTLED)
            .row(THROTTLED.speaksFor(Strength.STRONG, "stopped").group("series").from(TcpConnect.TYPE).from(SERIES),
                    Served::stopped, Served::counts)
            .row(THROTTLED.speaksFor(Strength.MODERATE, "lost").group("series").from(TcpConnect.TYPE).from(SERIES),
                    served -> served.first() && !served.stopped() && served.lost() > 0, Served::counts)
            .row(THROTTLED.speaksAgainst(Strength.STRONG, "all-came").group("series").from(TcpConnect.TYPE)
                    .from(SERIES), served -> served.lost() == 0 && served.had() >= MANY, Served::counts);

    /**
     * What became of all connections.
     *
     * @param first whether the very first was served; a host that answers nobody takes as many connections as it lets
     *     wait, and then no more
     */
    private record Served(boolean first, List<Connections> series) {

        static Served in(CaseFile evidence) {
            return new Served(evidence.find(Negotiation.TYPE).flatMap(n -> n.exchanges().stream().findFirst())
                    .filter(Exchange::confirmed).isPresent(), Connections.in(evidence));
        }

        int had() {
            return series.stream().mapToInt(Connections::had).sum();
        }

        int lost() {
            return series.stream().mapToInt(Connections::lost).sum();
        }

        /** From a certain one on none was served, in whatever look: two at the least. */
        boolean stopped() {
            return first && ConnectSeries.of(series.stream().flatMap(s -> s.served().stream()).toList()).after() > 1;
        }

        Map<String, Object> counts() {
            return Map.of("had", had(), "lost", lost());
        }
    }

    @Override
    public Set<Cause> causes() {
        return Set.of(THROTTLED);
    }

    @Override
    public Set<Indication> indications() {
        return INDICATIONS.declared();
    }

    @Override
    public Set<FactType<?>> needs() {
        return Set.of(TcpConnect.TYPE);
    }

    /** Single connections count as well, but nobody is sent to open one for that. */
    @Override
    public Set<EvidenceKey> uses() {
        Set<EvidenceKey> all = new TreeSet<>(Check.super.uses());
        all.add(AddressIdentities.TYPE.from(Vantage.HERE));
        all.add(StandardSecurity.TYPE.from(Vantage.HERE));
        return all;
    }

    @Override
    public List<Finding> judge(CaseFile evidence) {
        Served served = Served.in(evidence);
        return List.of(INDICATIONS.weigh(served).value("had", served.had()).value("lost", served.lost())
                .settledOrOpen(Verdict.WARN, evidence, ProtocolAnswers.TYPE, ClientHellos.TYPE));
    }
}
