// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.osgi.service.component.annotations.Component;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.core.spi.Probe;
import org.rdpworkbench.core.spi.ProbeContext;
import org.rdpworkbench.core.spi.ProbeException;
import org.rdpworkbench.facts.LogonRights;
import org.rdpworkbench.host.Answer;
import org.rdpworkbench.host.HostSession;
import org.rdpworkbench.host.Inside;
import org.rdpworkbench.host.InsideProbe;
import org.rdpworkbench.host.Obstacle;

/** Reads who may log on through Remote Desktop; only Windows itself can be asked. Not verified on Windows. */
@Component(service = Probe.class)
public final class RightsProbe implements InsideProbe {

    /** In the order of the fact's sets. */
    private static final List<String> RIGHTS = List.of("SeRemoteInteractiveLogonRight",
            "SeDenyRemoteInteractiveLogonRight", "SeNetworkLogonRight", "SeDenyNetworkLogonRight");

    @Override
    public String id() {
        return "access.rights";
    }

    @Override
    public Set<FactType<?>> yields() {
        return Set.of(LogonRights.TYPE);
    }

    @Override
    public void collect(ProbeContext context) throws ProbeException, InterruptedException {
        context.shared(Inside.class).report(context, LogonRights.TYPE, RightsProbe::rights);
    }

    private static Answer<LogonRights> rights(HostSession session) throws InterruptedException {
        List<Set<String>> holders = new ArrayList<>();
        for (String right : RIGHTS) {
            switch (session.userRights().holders(right)) {
                case Answer.None<Set<String>>(Obstacle obstacle, String call, String code) -> {
                    return Answer.none(obstacle, call, code);
                }
                case Answer.Value<Set<String>>(Set<String> sids) -> holders.add(sids);
            }
        }
        return Answer.of(new LogonRights(holders.get(0), holders.get(1), holders.get(2), holders.get(3)));
    }
}
