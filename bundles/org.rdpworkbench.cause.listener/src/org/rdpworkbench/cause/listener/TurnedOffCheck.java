// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.listener;

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
import org.rdpworkbench.facts.Negotiation.Exchange;
import org.rdpworkbench.facts.RemoteDesktopSettings;
import org.rdpworkbench.facts.TcpConnect;

/** Judges whether Remote Desktop is turned off on the host. That it is, only the inside can say. */
@Component(service = Check.class)
public final class TurnedOffCheck implements Check {

    /** Nobody listens then, so it is why the port refuses. */
    static final Cause DISABLED = Cause.of("listener.rdp-disabled", Stage.LISTENER)
            .refining(ListenerCheck.REFUSED.id());

    private static final Indications<Seen> ROWS = Indications.<Seen>of(DISABLED)
            .row(inside(true, Strength.DECISIVE, "turned-off"),
                    seen -> seen.is(RemoteDesktopSettings.DENY_CONNECTIONS, 1), Seen::owner)
            .row(inside(true, Strength.STRONG, "listener-off"), seen -> seen.is(RemoteDesktopSettings.ENABLED, 0))
            .row(inside(false, Strength.DECISIVE, "turned-on"),
                    seen -> seen.is(RemoteDesktopSettings.DENY_CONNECTIONS, 0)
                            && !seen.is(RemoteDesktopSettings.ENABLED, 0), Seen::owner)
            .row(DISABLED.speaksAgainst(Strength.STRONG, "serves").group("outside").from(Negotiation.TYPE),
                    Seen::serves);

    private static Indication inside(boolean supports, Strength strength, String name) {
        Indication one = supports ? DISABLED.speaksFor(strength, name) : DISABLED.speaksAgainst(strength, name);
        return one.group("settings").from(Vantage.INSIDE, RemoteDesktopSettings.TYPE);
    }

    /**
     * What is known of the host.
     *
     * @param serves something confirmed a connection as Remote Desktop does
     */
    private record Seen(Optional<RemoteDesktopSettings> settings, boolean serves) {

        boolean is(String name, long value) {
            return settings.filter(all -> all.is(name, value)).isPresent();
        }

        Map<String, Object> owner() {
            return Map.of("owner", settings.map(all -> all.owner(RemoteDesktopSettings.DENY_CONNECTIONS))
                    .orElse("unknown"));
        }
    }

    @Override
    public Set<Cause> causes() {
        return Set.of(DISABLED);
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
        Optional<Exchange> first = evidence.find(Negotiation.TYPE).flatMap(n -> n.exchanges().stream().findFirst());
        Seen seen = new Seen(evidence.find(RemoteDesktopSettings.TYPE, Vantage.INSIDE),
                first.filter(exchange -> exchange.confirmed() && !exchange.choseUnasked()).isPresent());
        Finding finding = ROWS.weigh(seen);
        if (finding.held().isEmpty()) {
            return List.of(finding.as(Verdict.INCONCLUSIVE)
                    .lacking(List.of(RemoteDesktopSettings.TYPE.from(Vantage.INSIDE))));
        }
        // Where both hold, two places say different things: it is shown, and explains no failure.
        return List.of(finding.settled(seen.serves() ? Verdict.WARN : Verdict.FAIL, Verdict.PASS));
    }
}
