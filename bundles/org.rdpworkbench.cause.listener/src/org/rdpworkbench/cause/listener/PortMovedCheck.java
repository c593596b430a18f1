// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.listener;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Component;
import org.rdpworkbench.core.spi.CaseFile;
import org.rdpworkbench.core.spi.Cause;
import org.rdpworkbench.core.spi.Check;
import org.rdpworkbench.core.spi.ConnectOutcome;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.core.spi.Finding;
import org.rdpworkbench.core.spi.Indication;
import org.rdpworkbench.core.spi.Indications;
import org.rdpworkbench.core.spi.Stage;
import org.rdpworkbench.core.spi.Strength;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.core.spi.Verdict;
import org.rdpworkbench.facts.Negotiation;
import org.rdpworkbench.facts.Negotiation.Answer;
import org.rdpworkbench.facts.Negotiation.Exchange;
import org.rdpworkbench.facts.RemoteDesktopSettings;
import org.rdpworkbench.facts.TcpConnect;

/**
 * Judges whether the listener was moved to another port than the one that was asked for. A port that is forwarded to
 * the host has another number by right, so that a difference counts only where Remote Desktop does not answer.
 */
@Component(service = Check.class)
public final class PortMovedCheck implements Check {

    /** Nobody listens at the old port, so it is why that one refuses. */
    static final Cause MOVED = Cause.of("listener.port-moved", Stage.LISTENER).refining(ListenerCheck.REFUSED.id());

    private static final Indications<Seen> ROWS = Indications.<Seen>of(MOVED)
            .row(inside(true, Strength.STRONG, "elsewhere"), seen -> seen.elsewhere() && seen.turnedAway(),
                    Seen::ports)
            .row(inside(true, Strength.MODERATE, "elsewhere-and-silent"), seen -> seen.elsewhere() && seen.silent(),
                    Seen::ports)
            .row(inside(false, Strength.DECISIVE, "there"), seen -> seen.set().filter(seen::isAsked).isPresent(),
                    Seen::ports)
            .row(MOVED.speaksAgainst(Strength.STRONG, "accepts").group("outside")
                    .from(TcpConnect.TYPE, Negotiation.TYPE), Seen::accepts);

    private static Indication inside(boolean supports, Strength strength, String name) {
        Indication one = supports ? MOVED.speaksFor(strength, name) : MOVED.speaksAgainst(strength, name);
        return one.group("settings").from(TcpConnect.TYPE).from(Vantage.INSIDE, RemoteDesktopSettings.TYPE);
    }

    /**
     * What is known of the host.
     *
     * @param asked the port that was asked for
     * @param set the one of the listener, inside the host
     * @param first what was answered there
     */
    private record Seen(int asked, Optional<Long> set, TcpConnect connect, Optional<Exchange> first) {

        boolean isAsked(long port) {
            return port == asked;
        }

        boolean elsewhere() {
            return set.filter(port -> !isAsked(port)).isPresent();
        }

        boolean foreign() {
            return first.filter(exchange -> exchange.answer() == Answer.NOT_RDP).isPresent();
        }

        /** Something may listen there that does not say yet what it is. */
        boolean accepts() {
            return connect.connected().isPresent() && !foreign();
        }

        boolean turnedAway() {
            return foreign() || connect.connected().isEmpty() && tried(ConnectOutcome.REFUSED);
        }

        /** As Windows' own firewall does it for ports at which nobody listens. */
        boolean silent() {
            return connect.connected().isEmpty() && !tried(ConnectOutcome.REFUSED) && tried(ConnectOutcome.TIMED_OUT);
        }

        private boolean tried(ConnectOutcome outcome) {
            return connect.attempts().stream().anyMatch(attempt -> attempt.outcome() == outcome);
        }

        Map<String, Object> ports() {
            return Map.of("port", asked, "set", set.orElse(0L));
        }
    }

    @Override
    public Set<Cause> causes() {
        return Set.of(MOVED);
    }

    @Override
    public Set<Indication> indications() {
        return ROWS.declared();
    }

    @Override
    public Set<FactType<?>> needs() {
        return Set.of(TcpConnect.TYPE);
    }

    @Override
    public List<Finding> judge(CaseFile evidence) {
        Optional<Long> set = evidence.find(RemoteDesktopSettings.TYPE, Vantage.INSIDE)
                .flatMap(settings -> settings.effective(RemoteDesktopSettings.PORT));
        Seen seen = new Seen(evidence.target().port(), set, evidence.find(TcpConnect.TYPE).orElseThrow(),
                evidence.find(Negotiation.TYPE).flatMap(all -> all.exchanges().stream().findFirst()));
        Finding finding = ROWS.weigh(seen);
        if (finding.held().isEmpty()) {
            return List.of(finding.as(Verdict.INCONCLUSIVE)
                    .lacking(List.of(RemoteDesktopSettings.TYPE.from(Vantage.INSIDE))));
        }
        return List.of(finding.settled(Verdict.FAIL, Verdict.PASS).value("port", seen.asked())
                .value("set", set.orElse(0L)));
    }
}
