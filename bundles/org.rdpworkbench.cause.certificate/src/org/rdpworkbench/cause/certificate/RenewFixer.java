// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.certificate;

import java.util.List;
import java.util.Set;
import org.osgi.service.component.annotations.Component;
import org.rdpworkbench.core.spi.CaseFile;
import org.rdpworkbench.core.spi.Change;
import org.rdpworkbench.core.spi.EvidenceKey;
import org.rdpworkbench.core.spi.Finding;
import org.rdpworkbench.core.spi.FixPlan;
import org.rdpworkbench.core.spi.Fixer;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.core.spi.Verdict;
import org.rdpworkbench.facts.BoundCertificate;
import org.rdpworkbench.facts.HostRoles;
import org.rdpworkbench.facts.ServerCertificate;

/**
 * Proposes to take away the expired certificate that the host made for itself, so that it makes another one. Only where
 * it is the one that the host shows, and not in a deployment, whose certificates are set elsewhere; one that somebody
 * bound is renewed by whoever issued it. That Windows then makes one, and that the restarts are needed, is not verified
 * on Windows.
 *
 * <p>SAME: a certificate that signs itself takes the place of another one, and clients ask about it as they did.
 */
@Component(service = Fixer.class)
public final class RenewFixer implements Fixer {

    private static final String OWN_STORE = "Remote Desktop";
    private static final String SHA_1 = "[0-9a-f]{40}";

    @Override
    public String cause() {
        return CertificateCheck.EXPIRED.id();
    }

    @Override
    public Set<String> writes() {
        return Set.of("action:remove-certificate/*", Restarts.MAKES_IT.target(), Restarts.SHOWS_IT.target());
    }

    @Override
    public Set<EvidenceKey> uses() {
        return Set.of(ServerCertificate.TYPE.from(Vantage.HERE), BoundCertificate.TYPE.from(Vantage.INSIDE),
                HostRoles.TYPE.from(Vantage.INSIDE));
    }

    @Override
    public List<FixPlan> propose(Finding finding, CaseFile evidence) {
        boolean alone = evidence.find(HostRoles.TYPE, Vantage.INSIDE).filter(host -> !host.ofDeployment()).isPresent();
        boolean expired = finding.verdict() == Verdict.WARN || finding.verdict() == Verdict.FAIL;
        return evidence.find(BoundCertificate.TYPE, Vantage.INSIDE)
                .filter(bound -> alone && expired && !bound.custom()
                        && bound.stored().filter(stored -> stored.store().equals(OWN_STORE)).isPresent())
                .flatMap(BoundCertificate::thumbprint)
                .filter(thumbprint -> thumbprint.matches(SHA_1) && shown(thumbprint, evidence))
                .map(this::plan).stream().toList();
    }

    private static boolean shown(String thumbprint, CaseFile evidence) {
        return evidence.find(ServerCertificate.TYPE).flatMap(served -> served.chain().stream().findFirst())
                .filter(served -> served.sha1().equalsIgnoreCase(thumbprint)).isPresent();
    }

    private FixPlan plan(String thumbprint) {
        return Restarts.behind(FixPlan.of(cause(), "renew", FixPlan.Security.SAME)
                .then(new Change.Act(Change.Action.REMOVE_CERTIFICATE, thumbprint,
                        "the store \"Remote Desktop\" has no certificate " + thumbprint)))
                .value("thumbprint", thumbprint);
    }
}
