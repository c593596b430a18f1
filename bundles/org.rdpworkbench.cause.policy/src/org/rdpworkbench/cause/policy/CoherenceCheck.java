// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.policy;

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
import org.rdpworkbench.facts.Negotiation;
import org.rdpworkbench.facts.Negotiation.Exchange;
import org.rdpworkbench.facts.RemoteDesktopSettings;
import org.rdpworkbench.facts.TcpConnect;

/** Judges whether the host's settings contradict each other, such as NLA without the TLS that it needs. */
@Component(service = Check.class)
public final class CoherenceCheck implements Check {

    /** Windows goes without TLS then, or turns away whoever cannot have what is required. */
    static final Cause INCOHERENT = Cause.of("policy.incoherent", Stage.NEGOTIATION)
            .refining(SecurityLayerCheck.RDP_LAYER_ONLY.id());

    private static final Indications<Seen> ROWS = Indications.<Seen>of(INCOHERENT)
            .row(inside(true, Strength.STRONG, "nla-without-tls"), Seen::nlaWithoutTls, Seen::owners)
            .row(inside(true, Strength.MODERATE, "low-level-with-tls"), seen -> seen.set(CoherenceCheck::lowLevel),
                    Seen::owners)
            .row(inside(true, Strength.MODERATE, "no-negotiation"), seen -> seen.set(CoherenceCheck::mute),
                    Seen::owners)
            .row(inside(false, Strength.STRONG, "coherent"),
                    seen -> seen.set(CoherenceCheck::coherent))
            .row(INCOHERENT.speaksAgainst(Strength.STRONG, "tls-chosen").group("outside").from(Negotiation.TYPE),
                    seen -> seen.first().filter(Exchange::choseTls).isPresent());

    private static Indication inside(boolean supports, Strength strength, String name) {
        Indication one = supports ? INCOHERENT.speaksFor(strength, name) : INCOHERENT.speaksAgainst(strength, name);
        return one.group("settings").from(Vantage.INSIDE, RemoteDesktopSettings.TYPE);
    }

    /** CredSSP, and so NLA, runs inside TLS. */
    private static boolean nlaWithoutTls(RemoteDesktopSettings settings) {
        return settings.is(RemoteDesktopSettings.USER_AUTHENTICATION, 1) && Layer.standardAlone(settings);
    }

    /** Level 1 and TLS exclude each other: Win32_TSGeneralSetting, method SetSecurityLayer. */
    static boolean lowLevel(RemoteDesktopSettings settings) {
        return settings.is(RemoteDesktopSettings.MIN_ENCRYPTION_LEVEL, 1)
                && settings.is(RemoteDesktopSettings.SECURITY_LAYER, Layer.TLS);
    }

    /** What is to be negotiated, or needs TLS, with the negotiation turned off. */
    static boolean mute(RemoteDesktopSettings settings) {
        return settings.is(RemoteDesktopSettings.NEGOTIATION, 0)
                && (Layer.tls(settings) || settings.is(RemoteDesktopSettings.USER_AUTHENTICATION, 1));
    }

    static boolean coherent(RemoteDesktopSettings settings) {
        return !nlaWithoutTls(settings) && !lowLevel(settings) && !mute(settings);
    }

    /** True when the host was asked, and whoever wants TLS or NLA does not get it. */
    static boolean withoutTls(Exchange first) {
        return !first.choseTls() && !first.choseUnasked() && (first.confirmed() || first.unanswered());
    }

    /**
     * What is known of the host.
     *
     * @param first its answer to who offered everything
     */
    private record Seen(Optional<RemoteDesktopSettings> settings, Optional<Exchange> first) {

        boolean set(Predicate<RemoteDesktopSettings> which) {
            return settings.filter(which).isPresent();
        }

        boolean nlaWithoutTls() {
            return set(CoherenceCheck::nlaWithoutTls);
        }

        Map<String, Object> owners() {
            return settings.<Map<String, Object>>map(all -> Map.of(
                    "layerOwner", all.owner(RemoteDesktopSettings.SECURITY_LAYER),
                    "nlaOwner", all.owner(RemoteDesktopSettings.USER_AUTHENTICATION),
                    "levelOwner", all.owner(RemoteDesktopSettings.MIN_ENCRYPTION_LEVEL))).orElse(Map.of());
        }

        /** It was asked, and whoever wants NLA as it requires does not get it. */
        boolean shutsOut() {
            return nlaWithoutTls() && first.filter(CoherenceCheck::withoutTls).isPresent();
        }
    }

    @Override
    public Set<Cause> causes() {
        return Set.of(INCOHERENT);
    }

    @Override
    public Set<Indication> indications() {
        return ROWS.declared();
    }

    @Override
    public Set<FactType<?>> needs() {
        return Set.of(TcpConnect.TYPE);
    }

    @Override
    public List<Finding> judge(CaseFile evidence) {
        Seen seen = new Seen(evidence.find(RemoteDesktopSettings.TYPE, Vantage.INSIDE),
                evidence.find(Negotiation.TYPE).flatMap(all -> all.exchanges().stream().findFirst()));
        Finding finding = ROWS.weigh(seen);
        if (finding.held().isEmpty()) {
            return List.of(finding.as(Verdict.INCONCLUSIVE)
                    .lacking(List.of(RemoteDesktopSettings.TYPE.from(Vantage.INSIDE))));
        }
        return List.of(finding.settled(seen.shutsOut() ? Verdict.FAIL : Verdict.WARN, Verdict.PASS));
    }
}
