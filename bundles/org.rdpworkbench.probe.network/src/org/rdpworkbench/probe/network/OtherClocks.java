// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.probe.network;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Component;
import org.rdpworkbench.core.spi.CaseFile;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.core.spi.Probe;
import org.rdpworkbench.core.spi.ProbeContext;
import org.rdpworkbench.core.spi.Reason;
import org.rdpworkbench.facts.ClockSkew;
import org.rdpworkbench.facts.NtlmChallenge;
import org.rdpworkbench.facts.ReferenceClocks;
import org.rdpworkbench.facts.ReferenceClocks.Clock;

/**
 * The clocks of the other hosts of the run, as third ones. A host that was looked at under two names has one clock, so
 * hosts are told apart by what they call themselves.
 */
@Component(service = Probe.class)
public final class OtherClocks implements Probe {

    @Override
    public String id() {
        return "network.other-clocks";
    }

    @Override
    public Set<FactType<?>> yields() {
        return Set.of(ReferenceClocks.TYPE);
    }

    @Override
    public Set<FactType<?>> needs() {
        return Set.of(ClockSkew.TYPE, NtlmChallenge.TYPE);
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
        Set<String> known = new HashSet<>();
        computer(context.fact(NtlmChallenge.TYPE)).ifPresent(known::add);
        List<Clock> clocks = new ArrayList<>();
        for (CaseFile other : context.others()) {
            Optional<ClockSkew> skew = other.find(ClockSkew.TYPE);
            Optional<String> computer = other.find(NtlmChallenge.TYPE).flatMap(OtherClocks::computer);
            if (skew.isPresent() && computer.isPresent() && known.add(computer.get())) {
                clocks.add(new Clock(other.target().host(), skew.get().clock(), skew.get().seconds(),
                        skew.get().uncertainty()));
            }
        }
        if (clocks.isEmpty()) {
            context.missing(ReferenceClocks.TYPE, Reason.NOT_APPLICABLE, "no other host of this run told its time");
        } else {
            context.observed(ReferenceClocks.TYPE, new ReferenceClocks(List.copyOf(clocks)));
        }
    }

    private static Optional<String> computer(NtlmChallenge challenge) {
        return challenge.dnsComputer().or(challenge::netbiosComputer);
    }
}
