// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.tls;

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
import org.rdpworkbench.core.spi.Verdict;
import org.rdpworkbench.facts.RemoteDesktopSettings;

/**
 * Proposes TLS 1.2 where a host serves no TLS and has it switched off. SAME: the host chose TLS in the negotiation, so
 * that nobody meant to keep people out by it, and nothing older comes back.
 */
@Component(service = Fixer.class)
public final class SwitchedOffFixer implements Fixer {

    @Override
    public String cause() {
        return TlsCauses.DISABLED.id();
    }

    @Override
    public Set<String> writes() {
        return Tls12.WRITES;
    }

    @Override
    public Set<EvidenceKey> uses() {
        return Set.of(RemoteDesktopSettings.TYPE.from(Vantage.INSIDE));
    }

    @Override
    public List<FixPlan> propose(Finding finding, CaseFile evidence) {
        return evidence.find(RemoteDesktopSettings.TYPE, Vantage.INSIDE)
                .filter(settings -> finding.verdict() == Verdict.FAIL && new Switches(Optional.of(settings)).off())
                .flatMap(settings -> Tls12.plan(cause(), FixPlan.Security.SAME, settings)).stream().toList();
    }

    @Override
    public Optional<Refusal> refusal(Finding finding, CaseFile evidence) {
        return evidence.find(RemoteDesktopSettings.TYPE, Vantage.INSIDE)
                .filter(settings -> finding.verdict() == Verdict.FAIL && new Switches(Optional.of(settings)).off())
                .flatMap(settings -> Tls12.refusal(cause(), settings));
    }
}
