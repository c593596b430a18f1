// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.tls;

import java.util.List;
import java.util.Set;
import org.osgi.service.component.annotations.Component;
import org.rdpworkbench.core.spi.CaseFile;
import org.rdpworkbench.core.spi.Cause;
import org.rdpworkbench.core.spi.Check;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.core.spi.Finding;
import org.rdpworkbench.core.spi.Indication;
import org.rdpworkbench.core.spi.Verdict;
import org.rdpworkbench.facts.Negotiation;
import org.rdpworkbench.facts.TlsHandshake;
import org.rdpworkbench.facts.TlsSupport;

/** Judges whether the host's TLS versions and suites fit what clients offer. */
@Component(service = Check.class)
public final class TlsCheck implements Check {

    @Override
    public Set<Cause> causes() {
        return Set.copyOf(TlsCauses.causes());
    }

    @Override
    public Set<Indication> indications() {
        return TlsCauses.indications();
    }

    @Override
    public Set<FactType<?>> needs() {
        return Set.of(Negotiation.TYPE);
    }

    @Override
    public List<Finding> judge(CaseFile evidence) {
        TlsLook look = TlsLook.in(evidence);
        // A handshake that completes here lets some clients in; it is those which offer less that stay out.
        Verdict supported = look.seen().completed() ? Verdict.WARN : Verdict.FAIL;
        FactType<?> telling = look.seen().tls().isEmpty() ? TlsHandshake.TYPE : TlsSupport.TYPE;
        return TlsCauses.ALL.stream()
                .map(column -> column.weigh(look).settledOrOpen(supported, evidence, telling)).toList();
    }
}
