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
 * Proposes to bind another certificate in the place of one that the host does not have, or has no key for; and for one
 * that no store has, to take the binding away. See {@link Rebinding}.
 */
@Component(service = Fixer.class)
public final class StaleBindingFixer implements Fixer {

    @Override
    public String cause() {
        return BindingCheck.UNBOUND.id();
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
        Optional<BoundCertificate> bound = rebinding.changeable().filter(one -> finding.verdict() == Verdict.FAIL);
        return Stream.concat(bound.filter(one -> one.nowhere() || one.withoutKey())
                        .flatMap(one -> rebinding.other()).stream(),
                bound.filter(BoundCertificate::nowhere).flatMap(one -> rebinding.none()).stream()).toList();
    }

    @Override
    public Optional<Refusal> refusal(Finding finding, CaseFile evidence) {
        Rebinding rebinding = new Rebinding(cause(), evidence);
        return evidence.find(BoundCertificate.TYPE, Vantage.INSIDE)
                .filter(one -> finding.verdict() == Verdict.FAIL && (one.nowhere() || one.withoutKey()))
                .flatMap(one -> rebinding.refusal().or(rebinding::withoutKey));
    }
}
