// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.certificate;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Component;
import org.rdpworkbench.core.spi.CaseFile;
import org.rdpworkbench.core.spi.Change;
import org.rdpworkbench.core.spi.EvidenceKey;
import org.rdpworkbench.core.spi.Finding;
import org.rdpworkbench.core.spi.FixPlan;
import org.rdpworkbench.core.spi.Fixer;
import org.rdpworkbench.core.spi.SettingValue;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.core.spi.Verdict;
import org.rdpworkbench.facts.BoundCertificate;
import org.rdpworkbench.facts.HostRoles;

/**
 * Proposes to take away a binding to a certificate that no store of the host has, so that Windows shows the one that it
 * makes for itself. Not in a deployment, whose brokers and gateways own theirs, and not where it is not known whether
 * the host is in one. That Windows then makes one, and that the restarts are needed, is not verified on Windows.
 *
 * <p>SAME: what is bound cannot be shown by anybody, and clients ask about the new one as about any that they do not
 * know.
 */
@Component(service = Fixer.class)
public final class StaleBindingFixer implements Fixer {

    private static final String BINDING = "registry:HKLM\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server"
            + "\\WinStations\\RDP-Tcp\\SSLCertificateSHA1Hash";
    private static final String SHA_1 = "[0-9a-f]{40}";

    @Override
    public String cause() {
        return BindingCheck.UNBOUND.id();
    }

    @Override
    public Set<String> writes() {
        return Set.of(BINDING, Restarts.MAKES_IT.target(), Restarts.SHOWS_IT.target());
    }

    @Override
    public Set<EvidenceKey> uses() {
        return Set.of(BoundCertificate.TYPE.from(Vantage.INSIDE), HostRoles.TYPE.from(Vantage.INSIDE));
    }

    @Override
    public List<FixPlan> propose(Finding finding, CaseFile evidence) {
        boolean alone = evidence.find(HostRoles.TYPE, Vantage.INSIDE)
                .filter(host -> !host.ofDeployment()).isPresent();
        if (finding.verdict() != Verdict.FAIL || !alone) {
            return List.of();
        }
        return evidence.find(BoundCertificate.TYPE, Vantage.INSIDE).filter(BoundCertificate::nowhere)
                .flatMap(BoundCertificate::thumbprint).filter(thumbprint -> thumbprint.matches(SHA_1))
                .map(this::plan).stream().toList();
    }

    /** Whoever binds one makes REG_BINARY of it, as WMI does. A value of another kind is not the one that is meant. */
    private FixPlan plan(String thumbprint) {
        SettingValue bound = SettingValue.of("REG_BINARY", HexFormat.of().parseHex(thumbprint));
        return Restarts.behind(FixPlan.of(cause(), "take-away", FixPlan.Security.SAME)
                .then(new Change.Set(BINDING, Optional.of(bound), SettingValue.ABSENT)))
                .value("thumbprint", thumbprint);
    }
}
