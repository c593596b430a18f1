// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.policy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import org.rdpworkbench.facts.Negotiation.Answer;
import org.rdpworkbench.facts.Negotiation.Exchange;
import org.rdpworkbench.facts.RemoteDesktopSettings;

/** Judges whether the host is set to standard RDP security, without TLS and so without NLA. */
@Component(service = Check.class)
public final class SecurityLayerCheck implements Check {

    static final Cause RDP_LAYER_ONLY = Cause.of("policy.rdp-layer-only", Stage.NEGOTIATION)
            .explaining("negotiationFailure:0x2");

    private static final Indications<Seen> INDICATIONS = Indications.<Seen>of(RDP_LAYER_ONLY)
            .row(RDP_LAYER_ONLY.speaksFor(Strength.STRONG, "tls-refused").group("g1").from(Negotiation.TYPE),
                    Seen::tlsRefused)
            .row(RDP_LAYER_ONLY.speaksFor(Strength.MODERATE, "silent-downgrade").group("g1").from(Negotiation.TYPE),
                    seen -> seen.first().downgraded())
            .row(RDP_LAYER_ONLY.speaksFor(Strength.MODERATE, "no-negotiation").group("g1").from(Negotiation.TYPE),
                    seen -> seen.first().answer() == Answer.PLAIN)
            .row(RDP_LAYER_ONLY.speaksAgainst(Strength.DECISIVE, "tls-chosen").group("g1").from(Negotiation.TYPE),
                    seen -> seen.first().choseTls())
            .row(RDP_LAYER_ONLY.speaksFor(Strength.STRONG, "set-to-it").group("settings").from(Negotiation.TYPE)
                    .from(Vantage.INSIDE, RemoteDesktopSettings.TYPE), Seen::setToIt, Seen::layer)
            .row(RDP_LAYER_ONLY.speaksAgainst(Strength.STRONG, "set-to-tls").group("settings")
                    .from(Negotiation.TYPE).from(Vantage.INSIDE, RemoteDesktopSettings.TYPE),
                    Seen::setToTls, Seen::layer);

    /**
     * What is known of the host.
     *
     * @param first its answer to who offered everything
     */
    private record Seen(Exchange first, Optional<RemoteDesktopSettings> settings) {

        boolean tlsRefused() {
            return first.failedWith(Negotiation.SSL_NOT_ALLOWED);
        }

        /** Where it chose TLS all the same, the setting is not in effect. */
        boolean setToIt() {
            return !first.choseTls() && settings.filter(Layer::standardAlone).isPresent();
        }

        /** Where it refuses TLS in so many words all the same, the setting is not in effect. */
        boolean setToTls() {
            return !tlsRefused() && settings.filter(Layer::tls).isPresent();
        }

        Map<String, Object> layer() {
            return settings.map(Layer::values).orElse(Map.of());
        }
    }

    @Override
    public Set<Cause> causes() {
        return Set.of(RDP_LAYER_ONLY);
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
        Negotiation negotiation = evidence.find(Negotiation.TYPE).orElseThrow();
        if (negotiation.exchanges().isEmpty()) {
            return List.of();
        }
        boolean shutOut = negotiation.first().failedWith(Negotiation.SSL_NOT_ALLOWED)
                && negotiation.exchanges().stream().anyMatch(SecurityLayerCheck::standardRefused);
        Seen seen = new Seen(negotiation.first(), evidence.find(RemoteDesktopSettings.TYPE, Vantage.INSIDE));
        Finding finding = INDICATIONS.weigh(seen);
        // What is set is not always in effect, so it is not decisive; but it clears the host of being set otherwise.
        return List.of(seen.setToTls() ? finding.as(Verdict.PASS)
                : finding.settled(shutOut ? Verdict.FAIL : Verdict.WARN, Verdict.PASS));
    }

    /** True when standard security was asked for and the host said no; that it was not asked for says nothing. */
    private static boolean standardRefused(Exchange exchange) {
        return exchange.requested() == Negotiation.PROTOCOL_RDP && exchange.answer() == Answer.FAILED;
    }
}
