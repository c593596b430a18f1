// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.policy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Component;
import org.rdpworkbench.core.spi.CaseFile;
import org.rdpworkbench.core.spi.EvidenceKey;
import org.rdpworkbench.core.spi.Finding;
import org.rdpworkbench.core.spi.FixPlan;
import org.rdpworkbench.core.spi.Fixer;
import org.rdpworkbench.core.spi.Refusal;

/** Proposes a set of settings that do not contradict each other, never by giving up TLS or NLA. */
@Component(service = Fixer.class)
public final class CoherenceFixer implements Fixer {

    @Override
    public String cause() {
        return CoherenceCheck.INCOHERENT.id();
    }

    @Override
    public Set<String> writes() {
        return CoherentSet.WRITES;
    }

    @Override
    public Set<EvidenceKey> uses() {
        return CoherentSet.USES;
    }

    @Override
    public List<FixPlan> propose(Finding finding, CaseFile evidence) {
        return CoherentSet.plan(cause(), evidence).stream().toList();
    }

    @Override
    public Optional<Refusal> refusal(Finding finding, CaseFile evidence) {
        return CoherentSet.refusal(cause(), evidence);
    }
}
