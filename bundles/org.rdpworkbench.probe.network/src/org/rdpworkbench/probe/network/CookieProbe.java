// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.probe.network;

import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Component;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.core.spi.Probe;
import org.rdpworkbench.core.spi.ProbeContext;
import org.rdpworkbench.core.spi.ProbeException;
import org.rdpworkbench.core.spi.Reason;
import org.rdpworkbench.facts.CookieAnswers;
import org.rdpworkbench.facts.Negotiation;
import org.rdpworkbench.facts.Negotiation.Exchange;
import org.rdpworkbench.facts.TcpConnect;
import org.rdpworkbench.protocol.x224.ConnectionRequest;

/** Sends the request of the first look once more, with its cookie and without. */
@Component(service = Probe.class)
public final class CookieProbe implements Probe {

    private static final ConnectionRequest REQUEST =
            ConnectionRequest.of(X224Exchange.MARKER, FirstLook.EVERYTHING);

    @Override
    public String id() {
        return "network.cookie";
    }

    @Override
    public Set<FactType<?>> yields() {
        return Set.of(CookieAnswers.TYPE);
    }

    @Override
    public Set<FactType<?>> needs() {
        return Set.of(TcpConnect.TYPE, Negotiation.TYPE);
    }

    @Override
    public int connections() {
        return 2;
    }

    @Override
    public boolean thorough() {
        return true;
    }

    @Override
    public void collect(ProbeContext context) throws ProbeException, InterruptedException {
        Optional<InetSocketAddress> address = FurtherConnections.address(context, CookieAnswers.TYPE);
        if (address.isEmpty()) {
            return;
        }
        FurtherConnections further = new FurtherConnections(context, address.get());
        Optional<Exchange> with = further.ask(REQUEST);
        Optional<Exchange> without = with.isEmpty() ? with : further.ask(REQUEST.withoutCookie());
        if (without.isPresent()) {
            context.observed(CookieAnswers.TYPE, new CookieAnswers(with.get(), without.get()));
        } else {
            context.missing(CookieAnswers.TYPE, Reason.NO_ACCESS, further.ownFault().orElse(""));
        }
    }
}
