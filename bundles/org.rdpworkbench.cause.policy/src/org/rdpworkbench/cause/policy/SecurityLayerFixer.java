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
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.facts.RemoteDesktopSettings;

/** Proposes TLS, and NLA with it, where the host itself is set to do without. */
@Component(service = Fixer.class)
public final class SecurityLayerFixer implements Fixer {

    @Override
    public String cause() {
        return SecurityLayerCheck.RDP_LAYER_ONLY.id();
    }

    @Override
    public Set<String> writes() {
        return CoherentSet.WRITES;
    }

    @Override
    public Set<EvidenceKey> uses() {
        return CoherentSet.USES;
    }

    /** A contradiction is the closer description, and has the same plan. */
    @Override
    public List<FixPlan> propose(Finding finding, CaseFile evidence) {
        return setToIt(evidence) ? CoherentSet.plan(cause(), evidence).stream().toList() : List.of();
    }

    @Override
    public Optional<Refusal> refusal(Finding finding, CaseFile evidence) {
        return setToIt(evidence) ? CoherentSet.refusal(cause(), evidence) : Optional.empty();
    }

    private static boolean setToIt(CaseFile evidence) {
        return evidence.find(RemoteDesktopSettings.TYPE, Vantage.INSIDE)
                .filter(settings -> Layer.standardAlone(settings) && CoherenceCheck.coherent(settings)).isPresent();
    }
}
