// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.certificate;

import java.util.List;
import java.util.Set;
import org.osgi.service.component.annotations.Component;
import org.rdpworkbench.core.spi.CaseFile;
import org.rdpworkbench.core.spi.Cause;
import org.rdpworkbench.core.spi.Check;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.core.spi.Finding;
import org.rdpworkbench.core.spi.Indication;
import org.rdpworkbench.core.spi.Indications;
import org.rdpworkbench.core.spi.Stage;
import org.rdpworkbench.core.spi.Strength;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.core.spi.Verdict;
import org.rdpworkbench.facts.Negotiation;
import org.rdpworkbench.facts.ServerCertificate;

/** Judges whether a certificate is bound to the listener at all. */
@Component(service = Check.class)
public final class BindingCheck implements Check {

    static final Cause UNBOUND = Cause.of("certificate.unbound", Stage.TLS)
            .explaining("negotiationFailure:0x3", "event:0x41B");

    /** What was seen of a certificate. */
    private record Shown(boolean denied, boolean served) {}

    private static final Indications<Shown> INDICATIONS = Indications.<Shown>of(UNBOUND)
            // Weaker than for an unusable key, which is by far the commoner reason for the same answer.
            .row(UNBOUND.speaksFor(Strength.MODERATE, "failure-3").group("g1").from(Negotiation.TYPE), Shown::denied)
            .row(UNBOUND.speaksAgainst(Strength.DECISIVE, "served").group("g1").from(ServerCertificate.TYPE),
                    Shown::served);

    @Override
    public Set<Cause> causes() {
        return Set.of(UNBOUND);
    }

    @Override
    public Set<Indication> indications() {
        return INDICATIONS.declared();
    }

    @Override
    public Set<FactType<?>> needs() {
        return Set.of(Negotiation.TYPE);
    }

    @Override
    public List<Finding> judge(CaseFile evidence) {
        boolean denied = evidence.find(Negotiation.TYPE).orElseThrow().exchanges().stream()
                .anyMatch(exchange -> exchange.failedWith(Negotiation.SSL_CERT_NOT_ON_SERVER));
        Finding finding = INDICATIONS.weigh(new Shown(denied, evidence.find(ServerCertificate.TYPE).isPresent()));
        return List.of(finding.held().isEmpty()
                ? Finding.inconclusive(UNBOUND, List.of(ServerCertificate.TYPE.from(Vantage.HERE)))
                : finding.settled(Verdict.FAIL, Verdict.PASS));
    }
}
