// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.certificate;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
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
import org.rdpworkbench.facts.BoundCertificate;
import org.rdpworkbench.facts.HostRoles;
import org.rdpworkbench.facts.Negotiation;
import org.rdpworkbench.facts.ServerCertificate;
import org.rdpworkbench.facts.TlsHandshake;

/** Judges whether a certificate is bound to the listener at all. */
@Component(service = Check.class)
public final class BindingCheck implements Check {

    static final Cause UNBOUND = Cause.of("certificate.unbound", Stage.TLS)
            .explaining("negotiationFailure:0x3", "event:0x41B");

    /** protocol_version and insufficient_security of RFC 8446 section 6: they are about what was offered. */
    private static final Set<Integer> OF_OFFERS = Set.of(70, 71);

    /**
     * What was seen of a certificate.
     *
     * @param denied the host says that it has none
     * @param refused the host ended TLS before it had sent a certificate, and for no other reason that it names
     * @param bound what the host's inside says, where somebody looked there
     * @param deployed the host's certificates are set for a deployment
     */
    private record Shown(boolean denied, boolean refused, boolean served, Optional<BoundCertificate> bound,
            boolean deployed) {

        boolean bound(Predicate<BoundCertificate> how) {
            return bound.filter(how).isPresent();
        }

        /** What is wrong inside is why connections fail only where they fail like that. */
        boolean missed(Predicate<BoundCertificate> how) {
            return (denied || refused) && bound(how);
        }

        Map<String, Object> thumbprint() {
            return Map.of("thumbprint", bound.flatMap(BoundCertificate::thumbprint).orElse("unknown"));
        }
    }

    private static final Indications<Shown> INDICATIONS = Indications.<Shown>of(UNBOUND)
            // Weaker than for an unusable key, which is by far the commoner reason for the same answer.
            .row(UNBOUND.speaksFor(Strength.MODERATE, "failure-3").group("g1").from(Negotiation.TYPE), Shown::denied)
            .row(missed(UNBOUND.speaksFor(Strength.STRONG, "bound-nowhere")),
                    shown -> shown.missed(BoundCertificate::nowhere), Shown::thumbprint)
            .row(missed(UNBOUND.speaksFor(Strength.STRONG, "bound-without-key")),
                    shown -> shown.missed(BoundCertificate::withoutKey), Shown::thumbprint)
            .row(missed(UNBOUND.speaksFor(Strength.WEAK, "of-deployment")).group("role")
                    .from(Vantage.INSIDE, HostRoles.TYPE).circumstance(), shown -> shown.deployed()
                            && shown.missed(bound -> bound.nowhere() || bound.withoutKey()))
            // Weaker: how Windows keeps the one that it makes for itself is not written down anywhere.
            .row(inside(UNBOUND.speaksFor(Strength.MODERATE, "none-of-its-own")).from(Negotiation.TYPE),
                    shown -> shown.denied() && shown.bound(bound -> !bound.custom() && bound.stored().isEmpty()))
            .row(inside(UNBOUND.speaksAgainst(Strength.MODERATE, "bound-and-stored")),
                    shown -> shown.bound(bound -> bound.stored().isPresent() && !bound.withoutKey()))
            .row(UNBOUND.speaksAgainst(Strength.DECISIVE, "served").group("g1").from(ServerCertificate.TYPE),
                    Shown::served);

    private static Indication missed(Indication indication) {
        return inside(indication).from(Negotiation.TYPE, TlsHandshake.TYPE);
    }

    /** One witness, whatever it says. */
    private static Indication inside(Indication indication) {
        return indication.group("binding").from(Vantage.INSIDE, BoundCertificate.TYPE);
    }

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
        boolean served = evidence.find(ServerCertificate.TYPE).isPresent();
        boolean refused = !served && evidence.find(TlsHandshake.TYPE).filter(BindingCheck::refused).isPresent();
        Finding finding = INDICATIONS.weigh(new Shown(denied, refused, served,
                evidence.find(BoundCertificate.TYPE, Vantage.INSIDE),
                evidence.find(HostRoles.TYPE, Vantage.INSIDE).filter(HostRoles::ofDeployment).isPresent()));
        return List.of(finding.held().isEmpty()
                ? Finding.inconclusive(UNBOUND, List.of(ServerCertificate.TYPE.from(Vantage.HERE)))
                : finding.settled(Verdict.FAIL, Verdict.PASS));
    }

    private static boolean refused(TlsHandshake handshake) {
        return switch (handshake.outcome()) {
            case HOST_CLOSED, HOST_RESET -> true;
            case HOST_ALERT -> handshake.alert().filter(OF_OFFERS::contains).isEmpty();
            case COMPLETED, HOST_ULTIMATUM, NOT_TLS, STALLED, HERE -> false;
        };
    }
}
