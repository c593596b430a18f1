// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.service;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.osgi.service.component.annotations.Component;
import org.rdpworkbench.core.spi.CaseFile;
import org.rdpworkbench.core.spi.Cause;
import org.rdpworkbench.core.spi.Check;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.core.spi.Finding;
import org.rdpworkbench.core.spi.Indication;
import org.rdpworkbench.core.spi.Indications;
import org.rdpworkbench.core.spi.Stage;
import org.rdpworkbench.core.spi.Strength;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.core.spi.Verdict;
import org.rdpworkbench.facts.Negotiation.Exchange;
import org.rdpworkbench.facts.Negotiation;
import org.rdpworkbench.facts.ServiceStates.Service;
import org.rdpworkbench.facts.ServiceStates.State;
import org.rdpworkbench.facts.ServiceStates;
import org.rdpworkbench.facts.TcpConnect;

/** Judges whether the service that listens for Remote Desktop runs. That it does not, only the inside can say. */
@Component(service = Check.class)
public final class ServiceCheck implements Check {

    /** Nobody listens then, so it is why the port refuses. */
    static final Cause STOPPED = Cause.of("service.stopped", Stage.LISTENER).refining("listener.refused");

    private static final Indications<Seen> ROWS = Indications.<Seen>of(STOPPED)
            .row(inside(true, Strength.DECISIVE, "not-running"), seen -> seen.is(State.STOPPED), Seen::start)
            .row(inside(true, Strength.DECISIVE, "paused"), seen -> seen.is(State.PAUSED))
            .row(inside(true, Strength.STRONG, "absent"), seen -> seen.is(State.ABSENT))
            .row(inside(true, Strength.MODERATE, "on-its-way"), seen -> seen.state(State::pending), Seen::state)
            .row(inside(false, Strength.DECISIVE, "runs"), seen -> seen.is(State.RUNNING))
            .row(STOPPED.speaksAgainst(Strength.STRONG, "serves").group("outside").from(Negotiation.TYPE),
                    Seen::serves);

    private static Indication inside(boolean supports, Strength strength, String name) {
        Indication indication = supports ? STOPPED.speaksFor(strength, name) : STOPPED.speaksAgainst(strength, name);
        return indication.group("service").from(Vantage.INSIDE, ServiceStates.TYPE);
    }

    /**
     * What is known of the service.
     *
     * @param serves something confirmed a connection as Remote Desktop does
     */
    private record Seen(Optional<ServiceStates> services, boolean serves) {

        boolean is(State state) {
            return state(state::equals);
        }

        boolean state(Predicate<State> which) {
            return services.map(ServiceStates::listener).filter(which).isPresent();
        }

        Map<String, Object> start() {
            return Map.of("start", services.flatMap(all -> all.service(ServiceStates.TERM_SERVICE)).map(Service::start)
                    .map(Seen::words).orElse("unknown"));
        }

        Map<String, Object> state() {
            return Map.of("state", services.map(ServiceStates::listener).map(Seen::words).orElse("unknown"));
        }

        private static String words(Enum<?> constant) {
            return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    @Override
    public Set<Cause> causes() {
        return Set.of(STOPPED);
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
        Optional<Exchange> first = evidence.find(Negotiation.TYPE).flatMap(n -> n.exchanges().stream().findFirst());
        Seen seen = new Seen(evidence.find(ServiceStates.TYPE, Vantage.INSIDE),
                first.filter(exchange -> exchange.confirmed() && !exchange.choseUnasked()).isPresent());
        Finding finding = ROWS.weigh(seen);
        if (finding.held().isEmpty()) {
            return List.of(finding.as(Verdict.INCONCLUSIVE)
                    .lacking(List.of(ServiceStates.TYPE.from(Vantage.INSIDE))));
        }
        // Where both hold, two places say different things: it is shown, and explains no failure.
        return List.of(finding.settled(seen.serves() ? Verdict.WARN : Verdict.FAIL, Verdict.PASS));
    }
}
