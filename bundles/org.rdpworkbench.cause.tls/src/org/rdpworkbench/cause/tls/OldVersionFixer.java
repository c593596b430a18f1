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
import org.rdpworkbench.facts.RemoteDesktopSettings;
import org.rdpworkbench.facts.TlsHandshake;
import org.rdpworkbench.facts.TlsHandshake.Outcome;

/**
 * Proposes TLS 1.2 where a host chose an older version, though newer ones were offered, and has TLS 1.2 switched off.
 * Not where it takes TLS 1.3 alone: that is stronger, and what does not fit are the clients. The quick look has to show
 * it, since that is the look which a repair is proved by.
 */
@Component(service = Fixer.class)
public final class OldVersionFixer implements Fixer {

    @Override
    public String cause() {
        return TlsCauses.VERSION.id();
    }

    @Override
    public Set<String> writes() {
        return Tls12.WRITES;
    }

    @Override
    public Set<EvidenceKey> uses() {
        return Set.of(TlsHandshake.TYPE.from(Vantage.HERE), RemoteDesktopSettings.TYPE.from(Vantage.INSIDE));
    }

    @Override
    public List<FixPlan> propose(Finding finding, CaseFile evidence) {
        return evidence.find(RemoteDesktopSettings.TYPE, Vantage.INSIDE).filter(settings -> old(evidence))
                .flatMap(settings -> Tls12.plan(cause(), FixPlan.Security.STRONGER, settings)).stream().toList();
    }

    @Override
    public Optional<Refusal> refusal(Finding finding, CaseFile evidence) {
        return evidence.find(RemoteDesktopSettings.TYPE, Vantage.INSIDE).filter(settings -> old(evidence))
                .flatMap(settings -> Tls12.refusal(cause(), settings));
    }

    private static boolean old(CaseFile evidence) {
        return evidence.find(TlsHandshake.TYPE).filter(tls -> tls.outcome() == Outcome.COMPLETED)
                .flatMap(TlsHandshake::version).filter(TlsLook.OLD::contains).isPresent();
    }
}
