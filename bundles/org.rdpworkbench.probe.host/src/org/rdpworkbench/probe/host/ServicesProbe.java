// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.probe.host;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.osgi.service.component.annotations.Component;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.core.spi.Probe;
import org.rdpworkbench.core.spi.ProbeContext;
import org.rdpworkbench.core.spi.ProbeException;
import org.rdpworkbench.facts.ServiceStates;
import org.rdpworkbench.facts.ServiceStates.Start;
import org.rdpworkbench.facts.ServiceStates.State;
import org.rdpworkbench.host.Answer;
import org.rdpworkbench.host.HostSession;
import org.rdpworkbench.host.Inside;
import org.rdpworkbench.host.InsideProbe;
import org.rdpworkbench.host.Service;
import org.rdpworkbench.host.ServiceStatus;

/** Asks the host for the services on which Remote Desktop depends. */
@Component(service = Probe.class)
public final class ServicesProbe implements InsideProbe {

    /** The listener, what it needs, and what makes and keeps its certificate and keys. */
    private static final List<String> NAMES = List.of(ServiceStates.TERM_SERVICE, "UmRdpService", "SessionEnv",
            "CertPropSvc", "KeyIso", "CryptSvc");

    @Override
    public String id() {
        return "host.services";
    }

    @Override
    public Set<FactType<?>> yields() {
        return Set.of(ServiceStates.TYPE);
    }

    @Override
    public void collect(ProbeContext context) throws ProbeException, InterruptedException {
        context.shared(Inside.class).report(context, ServiceStates.TYPE, ServicesProbe::states);
    }

    /** The list tells the state of each; what starts it, and as whom, may be hidden from who may see the list. */
    private static Answer<ServiceStates> states(HostSession session) throws InterruptedException {
        Answer<List<ServiceStatus>> all = session.services().all();
        if (all instanceof Answer.None<List<ServiceStatus>> none) {
            return none.map(list -> null);
        }
        Map<String, ServiceStatus> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        all.value().orElseThrow().forEach(status -> byName.put(status.name(), status));
        List<ServiceStates.Service> seen = new ArrayList<>();
        for (String name : NAMES) {
            Answer<Optional<Service>> found = session.services().find(name);
            seen.add(seen(name, Optional.ofNullable(byName.get(name)), found));
        }
        return Answer.of(new ServiceStates(seen));
    }

    /** The list leaves out what the account may not see, so only the host's own word makes a service absent. */
    private static ServiceStates.Service seen(String name, Optional<ServiceStatus> listed,
            Answer<Optional<Service>> answer) {
        Optional<Service> found = answer.value().flatMap(service -> service);
        boolean absent = listed.isEmpty() && answer.value().filter(Optional::isEmpty).isPresent();
        return listed.or(() -> found.map(Service::status)).map(status -> seen(name, status, found))
                .orElseGet(() -> new ServiceStates.Service(name, absent ? State.ABSENT : State.UNKNOWN,
                        Start.UNKNOWN, ""));
    }

    /** By name, since the numbers are the protocol's and the fact outlives it. */
    private static ServiceStates.Service seen(String name, ServiceStatus status, Optional<Service> found) {
        return new ServiceStates.Service(name, State.valueOf(status.state().name()),
                found.map(service -> Start.valueOf(service.start().name())).orElse(Start.UNKNOWN),
                found.map(Service::account).orElse(""));
    }
}
