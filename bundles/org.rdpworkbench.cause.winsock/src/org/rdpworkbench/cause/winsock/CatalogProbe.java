// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.winsock;

import java.util.Set;
import org.osgi.service.component.annotations.Component;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.core.spi.Probe;
import org.rdpworkbench.core.spi.ProbeContext;
import org.rdpworkbench.core.spi.ProbeException;
import org.rdpworkbench.core.spi.Reason;
import org.rdpworkbench.facts.WinsockCatalog;
import org.rdpworkbench.host.Answer;
import org.rdpworkbench.host.HostSession;
import org.rdpworkbench.host.Inside;
import org.rdpworkbench.host.InsideProbe;

/** Reads Winsock's catalogue where the host is the machine on which this runs: only there it can be made anew. */
@Component(service = Probe.class)
public final class CatalogProbe implements InsideProbe {

    @Override
    public String id() {
        return "winsock.catalog";
    }

    @Override
    public Set<FactType<?>> yields() {
        return Set.of(WinsockCatalog.TYPE);
    }

    @Override
    public void collect(ProbeContext context) throws ProbeException, InterruptedException {
        Inside inside = context.shared(Inside.class);
        if (inside.session() instanceof Answer.Value<HostSession>(HostSession session) && !session.itself()) {
            context.missing(WinsockCatalog.TYPE, Reason.NOT_APPLICABLE,
                    "the host is not the machine on which this runs");
        } else {
            inside.report(context, WinsockCatalog.TYPE, session -> new Catalogs(session).read());
        }
    }
}
