// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.probe.host;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Component;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.core.spi.Probe;
import org.rdpworkbench.core.spi.ProbeContext;
import org.rdpworkbench.core.spi.ProbeException;
import org.rdpworkbench.facts.HostRoles;
import org.rdpworkbench.facts.HostRoles.Role;
import org.rdpworkbench.host.Answer;
import org.rdpworkbench.host.HostSession;
import org.rdpworkbench.host.Inside;
import org.rdpworkbench.host.InsideProbe;
import org.rdpworkbench.host.Obstacle;
import org.rdpworkbench.host.Service;

/** Reads which roles the host has, by the kind of its product and by the services of the roles. */
@Component(service = Probe.class)
public final class RolesProbe implements InsideProbe {

    private static final String PRODUCT = "HKLM\\SYSTEM\\CurrentControlSet\\Control\\ProductOptions";
    private static final List<String> SERVICES =
            Stream.of(Role.values()).flatMap(role -> role.service().stream()).toList();

    @Override
    public String id() {
        return "host.roles";
    }

    @Override
    public Set<FactType<?>> yields() {
        return Set.of(HostRoles.TYPE);
    }

    @Override
    public void collect(ProbeContext context) throws ProbeException, InterruptedException {
        context.shared(Inside.class).report(context, HostRoles.TYPE, RolesProbe::roles);
    }

    /** A role that may not be seen is none that is not there. */
    private static Answer<HostRoles> roles(HostSession session) throws InterruptedException {
        Set<String> enabled = new HashSet<>();
        for (String name : SERVICES) {
            switch (session.services().find(name)) {
                case Answer.None<Optional<Service>>(Obstacle obstacle, String call, String code) -> {
                    return Answer.none(obstacle, call, code);
                }
                case Answer.Value<Optional<Service>>(Optional<Service> service) ->
                        service.filter(one -> one.start() != Service.Start.DISABLED)
                                .ifPresent(one -> enabled.add(name));
            }
        }
        return session.registry().value(PRODUCT, "ProductType")
                .map(type -> HostRoles.of(type.asText().orElse(""), enabled));
    }
}
