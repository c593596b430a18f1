// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.path;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.osgi.service.component.annotations.Component;
import org.rdpworkbench.core.spi.CaseFile;
import org.rdpworkbench.core.spi.Cause;
import org.rdpworkbench.core.spi.Check;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.core.spi.Finding;
import org.rdpworkbench.core.spi.Indication;
import org.rdpworkbench.core.spi.Stage;
import org.rdpworkbench.core.spi.Strength;
import org.rdpworkbench.core.spi.Verdict;
import org.rdpworkbench.facts.ClientHellos;
import org.rdpworkbench.facts.CookieAnswers;
import org.rdpworkbench.facts.Negotiation;
import org.rdpworkbench.facts.Negotiation.Exchange;
import org.rdpworkbench.facts.ProtocolAnswers;
import org.rdpworkbench.facts.TcpConnect;
import org.rdpworkbench.facts.TlsSupport;

/** Judges whether connections are refused, or accepted and hung up on, from a certain one on, while the first was not. */
@Component(service = Check.class)
public final class ThrottleCheck implements Check {

    static final Cause THROTTLED = Cause.of("path.throttled", Stage.NETWORK).explaining("disconnectReason:0x404",
            "disconnectReason:0x904", "errorInfo:0x106", "errorInfo:0x1196", "event:0x3EE", "event:0x5013",
            "extendedReason:0x106");

    /** As many connections without a loss that a limit which people meet would have shown. */
    private static final int MANY = 5;

    private static final FactType<?>[] SERIES = {Negotiation.TYPE, ProtocolAnswers.TYPE, CookieAnswers.TYPE,
        ClientHellos.TYPE, TlsSupport.TYPE};

    private static final Indication STOPPED = THROTTLED.speaksFor(Strength.STRONG, "stopped")
            .group("series").from(TcpConnect.TYPE).from(SERIES);
    private static final Indication LOST = THROTTLED.speaksFor(Strength.MODERATE, "lost")
            .group("series").from(TcpConnect.TYPE).from(SERIES);
    private static final Indication ALL_CAME = THROTTLED.speaksAgainst(Strength.STRONG, "all-came")
            .group("series").from(TcpConnect.TYPE).from(SERIES);

    @Override
    public Set<Cause> causes() {
        return Set.of(THROTTLED);
    }

    @Override
    public Set<Indication> indications() {
        return Set.of(STOPPED, LOST, ALL_CAME);
    }

    @Override
    public Set<FactType<?>> needs() {
        return Set.of(TcpConnect.TYPE);
    }

    @Override
    public List<Finding> judge(CaseFile evidence) {
        boolean served = served(evidence);
        List<Connections> series = Connections.in(evidence);
        int had = series.stream().mapToInt(Connections::had).sum();
        int lost = series.stream().mapToInt(Connections::lost).sum();
        boolean stopped = series.stream().anyMatch(s -> s.series().after() > 1)
                || series.stream().filter(s -> s.series().stopped()).count() > 1;
        Map<String, Object> counts = Map.of("had", had, "lost", lost);
        Finding finding = Finding.of(THROTTLED, Verdict.PASS).value("had", had).value("lost", lost)
                .when(served && stopped, STOPPED, counts)
                .when(served && !stopped && lost > 0, LOST, counts)
                .when(lost == 0 && had >= MANY, ALL_CAME, counts);
        return List.of(finding.settledOrOpen(Verdict.WARN, evidence, ProtocolAnswers.TYPE, ClientHellos.TYPE));
    }

    /** A host that answers nobody takes as many connections as it lets wait, and then no more. */
    private static boolean served(CaseFile evidence) {
        return evidence.find(Negotiation.TYPE).flatMap(n -> n.exchanges().stream().findFirst())
                .filter(Exchange::confirmed).isPresent();
    }
}
