// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.certificate;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Component;
import org.rdpworkbench.core.spi.CaseFile;
import org.rdpworkbench.core.spi.Change;
import org.rdpworkbench.core.spi.EvidenceKey;
import org.rdpworkbench.core.spi.Finding;
import org.rdpworkbench.core.spi.FixPlan;
import org.rdpworkbench.core.spi.Fixer;
import org.rdpworkbench.core.spi.Refusal;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.core.spi.Verdict;
import org.rdpworkbench.facts.BoundCertificate;
import org.rdpworkbench.facts.HostRoles;
import org.rdpworkbench.facts.KeyAccess;
import org.rdpworkbench.facts.ServerCertificate;
import org.rdpworkbench.facts.ServiceStates;

/**
 * Proposes to take away the expired certificate that the host made for itself, so that it makes another one. Only where
 * it is the one that the host shows, and not in a deployment, whose certificates are set elsewhere. One that somebody
 * bound is renewed by whoever issued it; where the host has the new one already, it is proposed to bind that, see
 * {@link Rebinding}. Nor where the host is known to be kept from its key: then Windows made no other one because of
 * that, and would make none now. Where nobody saw the rights to the key, the plan says so. Nor where a service is
 * disabled that makes it; one that is stopped and may be started is started by whoever needs it. That Windows then
 * makes one, and that the restarts are needed, is not verified on Windows.
 *
 * <p>SAME: a certificate that signs itself takes the place of another one, and clients ask about it as they did.
 */
@Component(service = Fixer.class)
public final class RenewFixer implements Fixer {

    static final String OWN_STORE = "Remote Desktop";
    private static final String SHA_1 = "[0-9a-f]{40}";

    @Override
    public String cause() {
        return CertificateCheck.EXPIRED.id();
    }

    @Override
    public Set<String> writes() {
        return Set.of("action:remove-certificate/*", Rebinding.BINDING, Restarts.MAKES_IT.target(),
                Restarts.SHOWS_IT.target());
    }

    @Override
    public Set<EvidenceKey> uses() {
        return Stream.concat(Rebinding.USES.stream(), Stream.of(ServerCertificate.TYPE.from(Vantage.HERE),
                KeyAccess.TYPE.from(Vantage.INSIDE), ServiceStates.TYPE.from(Vantage.INSIDE)))
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public List<FixPlan> propose(Finding finding, CaseFile evidence) {
        Optional<KeyAccess> key = key(evidence);
        return renewable(finding, evidence).flatMap(bound -> bound.custom() ? new Rebinding(cause(), evidence).other()
                : own(bound).filter(thumbprint -> key.filter(access -> !access.right()).isEmpty()
                                && disabled(evidence).isEmpty())
                        .map(thumbprint -> plan(thumbprint, key))).stream().toList();
    }

    @Override
    public Optional<Refusal> refusal(Finding finding, CaseFile evidence) {
        return shown(evidence).flatMap(bound -> bound.custom() ? new Rebinding(cause(), evidence).refusal()
                : Rebinding.ofDeployment(cause(), evidence).or(() -> withoutKey(finding, evidence))
                        .or(() -> withoutService(finding, evidence)));
    }

    private Optional<Refusal> withoutService(Finding finding, CaseFile evidence) {
        List<String> disabled = disabled(evidence);
        return renewable(finding, evidence).flatMap(RenewFixer::own).filter(thumbprint -> !disabled.isEmpty())
                .map(thumbprint -> Refusal.of(cause(), "disabled").value("services", String.join(", ", disabled)));
    }

    /** The names of those that Windows needs to make a certificate, and that nobody can start. */
    private static List<String> disabled(CaseFile evidence) {
        return evidence.find(ServiceStates.TYPE, Vantage.INSIDE).map(ServiceStates::disabledMakers).orElse(List.of());
    }

    private Optional<Refusal> withoutKey(Finding finding, CaseFile evidence) {
        return renewable(finding, evidence).flatMap(RenewFixer::own).flatMap(thumbprint -> key(evidence))
                .filter(access -> !access.right())
                .map(access -> Refusal.of(cause(), "key").value("why", wrong(access)));
    }

    /** The one that is shown and has expired, at a host that is known to be in no deployment. */
    private static Optional<BoundCertificate> renewable(Finding finding, CaseFile evidence) {
        boolean alone = evidence.find(HostRoles.TYPE, Vantage.INSIDE).filter(host -> !host.ofDeployment()).isPresent();
        boolean expired = finding.verdict() == Verdict.WARN || finding.verdict() == Verdict.FAIL;
        return shown(evidence).filter(bound -> expired && alone);
    }

    /** Who may use the key; empty where nobody could see it, as with a key of CNG. */
    private static Optional<KeyAccess> key(CaseFile evidence) {
        return evidence.find(KeyAccess.TYPE, Vantage.INSIDE);
    }

    private static String wrong(KeyAccess access) {
        return access.gone() ? "its file is not there" : access.systemRestricted()
                ? "SYSTEM lacks full control of its file" : "NETWORK SERVICE cannot read its file";
    }

    /** The one of the listener, where it is the one that is shown. */
    private static Optional<BoundCertificate> shown(CaseFile evidence) {
        return evidence.find(BoundCertificate.TYPE, Vantage.INSIDE).filter(bound -> bound.thumbprint()
                .filter(thumbprint -> thumbprint.matches(SHA_1) && shown(thumbprint, evidence)).isPresent());
    }

    /** The thumbprint of one that the host made for itself. */
    private static Optional<String> own(BoundCertificate bound) {
        return bound.stored().filter(stored -> stored.store().equals(OWN_STORE)).flatMap(stored -> bound.thumbprint());
    }

    private static boolean shown(String thumbprint, CaseFile evidence) {
        return evidence.find(ServerCertificate.TYPE).flatMap(served -> served.chain().stream().findFirst())
                .filter(served -> served.sha1().equalsIgnoreCase(thumbprint)).isPresent();
    }

    private FixPlan plan(String thumbprint, Optional<KeyAccess> key) {
        return Restarts.behind(FixPlan.of(cause(), "renew", FixPlan.Security.SAME)
                .then(new Change.Act(Change.Action.REMOVE_CERTIFICATE, thumbprint,
                        "the store \"Remote Desktop\" has no certificate " + thumbprint)))
                .value("thumbprint", thumbprint).value("key", key.isPresent()
                        ? "NETWORK SERVICE and SYSTEM have the rights to its file that they need"
                        : "who has which rights to it nobody could see here, so look at that first");
    }
}
