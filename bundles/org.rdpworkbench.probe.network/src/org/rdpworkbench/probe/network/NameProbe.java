// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.probe.network;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.osgi.service.component.annotations.Component;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.core.spi.Probe;
import org.rdpworkbench.core.spi.ProbeContext;
import org.rdpworkbench.facts.NameResolution;
import org.rdpworkbench.facts.NameResolution.Outcome;

/** Asks this machine's resolver for every address of the target. */
@Component(service = Probe.class)
public final class NameProbe implements Probe {

    /** A name with more addresses than this is a service, not a host. */
    private static final int MOST_ADDRESSES = 16;

    @Override
    public String id() {
        return "network.name";
    }

    @Override
    public Set<FactType<?>> yields() {
        return Set.of(NameResolution.TYPE);
    }

    @Override
    public int connections() {
        return 0;
    }

    @Override
    public void collect(ProbeContext context) {
        String name = context.target().host();
        long begin = System.nanoTime();
        try {
            InetAddress[] all = InetAddress.getAllByName(name);
            boolean literal = all.length == 1 && all[0].toString().startsWith("/");
            context.observed(NameResolution.TYPE, new NameResolution(name,
                    literal ? Outcome.ADDRESS : Outcome.RESOLVED, texts(all, a -> a instanceof Inet4Address),
                    texts(all, a -> !(a instanceof Inet4Address)), Elapsed.millis(begin), ""));
        } catch (UnknownHostException e) {
            context.observed(NameResolution.TYPE, new NameResolution(name, Outcome.NOT_FOUND, List.of(), List.of(),
                    Elapsed.millis(begin), String.valueOf(e.getMessage())));
        }
    }

    private static List<String> texts(InetAddress[] all, Predicate<InetAddress> family) {
        return Arrays.stream(all).filter(family).map(InetAddress::getHostAddress).distinct().limit(MOST_ADDRESSES)
                .toList();
    }
}
