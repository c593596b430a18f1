// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.certificate;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Component;
import org.rdpworkbench.core.spi.CaseFile;
import org.rdpworkbench.core.spi.EvidenceKey;
import org.rdpworkbench.core.spi.Finding;
import org.rdpworkbench.core.spi.FixPlan;
import org.rdpworkbench.core.spi.Fixer;
import org.rdpworkbench.core.spi.Refusal;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.core.spi.Verdict;
import org.rdpworkbench.facts.BoundCertificate;

/**
 * Proposes the same where Windows shows the one that it makes for itself, since it cannot use what is bound: clients
 * warn then, and stop to do so by a certificate that they trust. See {@link Rebinding}.
 */
@Component(service = Fixer.class)
public final class IgnoredBindingFixer implements Fixer {

    @Override
    public String cause() {
        return IgnoredBindingCheck.IGNORED.id();
    }

    @Override
    public Set<String> writes() {
        return Rebinding.WRITES;
    }

    @Override
    public Set<EvidenceKey> uses() {
        return Rebinding.USES;
    }

    @Override
    public List<FixPlan> propose(Finding finding, CaseFile evidence) {
        Rebinding rebinding = new Rebinding(cause(), evidence);
        Optional<BoundCertificate> bound = rebinding.changeable().filter(one -> finding.verdict() == Verdict.WARN);
        return Stream.concat(bound.filter(one -> one.nowhere() || one.withoutKey() || one.notForServers())
                        .flatMap(one -> rebinding.other()).stream(),
                bound.filter(BoundCertificate::nowhere).flatMap(one -> rebinding.none()).stream()).toList();
    }

    @Override
    public Optional<Refusal> refusal(Finding finding, CaseFile evidence) {
        Rebinding rebinding = new Rebinding(cause(), evidence);
        return evidence.find(BoundCertificate.TYPE, Vantage.INSIDE)
                .filter(one -> finding.verdict() == Verdict.WARN
                        && (one.nowhere() || one.withoutKey() || one.notForServers()))
                .flatMap(one -> rebinding.refusal().or(rebinding::withoutKey));
    }
}
