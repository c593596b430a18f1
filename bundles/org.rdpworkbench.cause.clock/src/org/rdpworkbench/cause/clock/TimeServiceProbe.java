// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.clock;

import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Component;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.core.spi.Probe;
import org.rdpworkbench.core.spi.ProbeContext;
import org.rdpworkbench.core.spi.ProbeException;
import org.rdpworkbench.core.spi.SettingValue;
import org.rdpworkbench.facts.ServiceStates.Start;
import org.rdpworkbench.facts.ServiceStates.State;
import org.rdpworkbench.facts.TimeService;
import org.rdpworkbench.facts.TimeService.Source;
import org.rdpworkbench.host.Answer;
import org.rdpworkbench.host.HostSession;
import org.rdpworkbench.host.Inside;
import org.rdpworkbench.host.InsideProbe;
import org.rdpworkbench.host.Service;

/** Reads whether the host's time service runs, and where it takes the time from; a policy counts before the rest. */
@Component(service = Probe.class)
public final class TimeServiceProbe implements InsideProbe {

    private static final String POLICY = "HKLM\\SOFTWARE\\Policies\\Microsoft\\W32Time\\Parameters";
    private static final String OWN = "HKLM\\SYSTEM\\CurrentControlSet\\Services\\W32Time\\Parameters";

    @Override
    public String id() {
        return "clock.time-service";
    }

    @Override
    public Set<FactType<?>> yields() {
        return Set.of(TimeService.TYPE);
    }

    @Override
    public void collect(ProbeContext context) throws ProbeException, InterruptedException {
        context.shared(Inside.class).report(context, TimeService.TYPE, TimeServiceProbe::timeService);
    }

    private static Answer<TimeService> timeService(HostSession session) throws InterruptedException {
        Answer<Optional<Service>> service = session.services().find(TimeService.W32TIME);
        if (service instanceof Answer.None<Optional<Service>> none) {
            return none.map(one -> null);
        }
        Optional<Service> found = service.value().orElseThrow();
        State state = found.map(one -> State.valueOf(one.status().state().name())).orElse(State.ABSENT);
        // By name, since the numbers are the protocol's and the fact outlives it.
        Optional<Start> start = found.map(one -> Start.valueOf(one.start().name()));
        Answer<SettingValue> policy = session.registry().value(POLICY, "Type");
        Answer<SettingValue> own = session.registry().value(OWN, "Type");
        // Whoever may not read the policy cannot know that there is none.
        return policy instanceof Answer.None<SettingValue> none ? none.map(value -> null)
                : own.map(value -> new TimeService(state,
                        Source.of(policy.value().flatMap(SettingValue::asText).or(value::asText)), start));
    }
}
