// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.probe.host;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.core.spi.Probe;
import org.rdpworkbench.core.spi.ProbeContext;
import org.rdpworkbench.core.spi.ProbeException;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.facts.ServiceStates;
import org.rdpworkbench.facts.ServiceStates.Start;
import org.rdpworkbench.facts.ServiceStates.State;
import org.rdpworkbench.facts.TcpConnect;
import org.rdpworkbench.host.Answer;
import org.rdpworkbench.host.HostSession;
import org.rdpworkbench.host.HostSessions;
import org.rdpworkbench.host.Service;

/** Asks the host for the services on which Remote Desktop depends. */
@Component(service = Probe.class)
public final class ServicesProbe implements Probe {

    /** The listener, what it needs, and what makes and keeps its certificate and keys. */
    private static final List<String> NAMES = List.of(ServiceStates.TERM_SERVICE, "UmRdpService", "SessionEnv",
            "CertPropSvc", "KeyIso", "CryptSvc");

    private final HostSessions sessions;

    @Activate
    public ServicesProbe(@Reference HostSessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public String id() {
        return "host.services";
    }

    @Override
    public Set<FactType<?>> yields() {
        return Set.of(ServiceStates.TYPE);
    }

    @Override
    public Set<FactType<?>> needs() {
        return Set.of(TcpConnect.TYPE);
    }

    /** None of its own: the session belongs to the run. */
    @Override
    public int connections() {
        return 0;
    }

    @Override
    public Vantage vantage() {
        return Vantage.INSIDE;
    }

    @Override
    public void collect(ProbeContext context) throws ProbeException, InterruptedException {
        switch (states(sessions.of(context, HostAddress.of(context.fact(TcpConnect.TYPE))))) {
            case Answer.Value<ServiceStates>(ServiceStates states) -> context.observed(ServiceStates.TYPE, states);
            case Answer.None<ServiceStates> none ->
                    context.missing(ServiceStates.TYPE, none.obstacle().reason(), none.detail());
        }
    }

    private static Answer<ServiceStates> states(Answer<HostSession> opened) throws InterruptedException {
        return switch (opened) {
            case Answer.None<HostSession> none -> none.map(session -> null);
            case Answer.Value<HostSession>(HostSession session) -> states(session);
        };
    }

    /** All or nothing: what is missing among them could be the one that matters. */
    private static Answer<ServiceStates> states(HostSession session) throws InterruptedException {
        List<ServiceStates.Service> all = new ArrayList<>();
        for (String name : NAMES) {
            Answer<Optional<Service>> answer = session.services().find(name);
            if (answer instanceof Answer.None<Optional<Service>> none) {
                return none.map(found -> null);
            }
            all.add(answer.value().orElseThrow().map(found -> seen(name, found))
                    .orElseGet(() -> new ServiceStates.Service(name, State.ABSENT, Start.UNKNOWN, "")));
        }
        return Answer.of(new ServiceStates(all));
    }

    /** By name, since the numbers are the protocol's and the fact outlives it. */
    private static ServiceStates.Service seen(String name, Service found) {
        return new ServiceStates.Service(name, State.valueOf(found.status().state().name()),
                Start.valueOf(found.start().name()), found.account());
    }
}
