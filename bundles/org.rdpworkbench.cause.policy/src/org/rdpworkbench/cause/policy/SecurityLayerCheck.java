// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.policy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Component;
import org.rdpworkbench.core.spi.CaseFile;
import org.rdpworkbench.core.spi.Cause;
import org.rdpworkbench.core.spi.Check;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.core.spi.Finding;
import org.rdpworkbench.core.spi.Indication;
import org.rdpworkbench.core.spi.Stage;
import org.rdpworkbench.core.spi.Strength;
import org.rdpworkbench.core.spi.Verdict;
import org.rdpworkbench.facts.Negotiation;
import org.rdpworkbench.facts.Negotiation.Answer;
import org.rdpworkbench.facts.Negotiation.Exchange;

/** Judges whether the host is set to standard RDP security, without TLS and so without NLA. */
@Component(service = Check.class)
public final class SecurityLayerCheck implements Check {

    static final Cause RDP_LAYER_ONLY = Cause.of("policy.rdp-layer-only", Stage.NEGOTIATION)
            .explaining("negotiationFailure:0x2");

    private static final Indication TLS_REFUSED =
            RDP_LAYER_ONLY.speaksFor(Strength.STRONG, "tls-refused").group("g1").from(Negotiation.TYPE);
    private static final Indication DOWNGRADED =
            RDP_LAYER_ONLY.speaksFor(Strength.MODERATE, "silent-downgrade").group("g1")
                    .from(Negotiation.TYPE);
    private static final Indication NO_NEGOTIATION =
            RDP_LAYER_ONLY.speaksFor(Strength.MODERATE, "no-negotiation").group("g1")
                    .from(Negotiation.TYPE);
    private static final Indication TLS_CHOSEN =
            RDP_LAYER_ONLY.speaksAgainst(Strength.DECISIVE, "tls-chosen").group("g1")
                    .from(Negotiation.TYPE);

    @Override
    public Set<Cause> causes() {
        return Set.of(RDP_LAYER_ONLY);
    }

    @Override
    public Set<Indication> indications() {
        return Set.of(TLS_REFUSED, DOWNGRADED, NO_NEGOTIATION, TLS_CHOSEN);
    }

    @Override
    public Set<FactType<?>> needs() {
        return Set.of(Negotiation.TYPE);
    }

    @Override
    public List<Finding> judge(CaseFile evidence) {
        Negotiation negotiation = evidence.find(Negotiation.TYPE).orElseThrow();
        Optional<Exchange> first = negotiation.exchanges().stream().findFirst();
        if (first.isEmpty()) {
            return List.of();
        }
        boolean refused = first.get().failedWith(Negotiation.SSL_NOT_ALLOWED);
        boolean shutOut = refused && negotiation.exchanges().stream().anyMatch(SecurityLayerCheck::standardRefused);
        return List.of(Finding.of(RDP_LAYER_ONLY, Verdict.PASS)
                .when(refused, TLS_REFUSED)
                .when(first.get().downgraded(), DOWNGRADED)
                .when(first.get().answer() == Answer.PLAIN, NO_NEGOTIATION)
                .when(first.get().choseTls(), TLS_CHOSEN)
                .settled(shutOut ? Verdict.FAIL : Verdict.WARN, Verdict.PASS));
    }

    /** True when standard security was asked for and the host said no; that it was not asked for says nothing. */
    private static boolean standardRefused(Exchange exchange) {
        return exchange.requested() == Negotiation.PROTOCOL_RDP && exchange.answer() == Answer.FAILED;
    }
}
