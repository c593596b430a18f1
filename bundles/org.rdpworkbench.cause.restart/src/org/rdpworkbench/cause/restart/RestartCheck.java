// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.restart;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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
import org.rdpworkbench.facts.RestartSigns;
import org.rdpworkbench.facts.RestartSigns.Sign;
import org.rdpworkbench.facts.TcpConnect;
import org.rdpworkbench.facts.TlsHandshake;

/**
 * Judges whether the host waits for a restart. Most hosts do now and then and serve all the same, so it fails nobody
 * whose connections come about; and files that are to be replaced, for which nearly every host waits, accuse none.
 */
@Component(service = Check.class)
public final class RestartCheck implements Check {

    /** What hangs half updated accepts connections and does not go on. */
    static final Cause PENDING = Cause.of("restart.pending", Stage.LISTENER);

    private static final String UPDATES = "updates";

    private static final Indications<Seen> ROWS = Indications.<Seen>of(PENDING)
            .row(inside(PENDING.speaksFor(Strength.STRONG, "computer-renamed"), "name"),
                    seen -> seen.has(Sign.COMPUTER_RENAME))
            .row(inside(PENDING.speaksFor(Strength.MODERATE, "servicing"), UPDATES), seen -> seen.has(Sign.SERVICING))
            .row(inside(PENDING.speaksFor(Strength.MODERATE, "windows-update"), UPDATES),
                    seen -> seen.has(Sign.WINDOWS_UPDATE))
            .row(inside(PENDING.speaksFor(Strength.WEAK, "files-to-replace"), UPDATES).circumstance(),
                    seen -> seen.has(Sign.FILE_RENAMES))
            .row(inside(PENDING.speaksFor(Strength.MODERATE, "tls-settings-written"), "tls"),
                    Seen::tlsWaits, Seen::keys)
            // No more than that: of a host that is up for weeks the start may be taken for later than it was.
            .row(inside(PENDING.speaksAgainst(Strength.MODERATE, "nothing-waits"), "nothing"),
                    seen -> seen.signs().filter(RestartSigns::quiet).isPresent())
            .row(PENDING.speaksAgainst(Strength.STRONG, "serves").group("outside")
                    .from(Negotiation.TYPE, TlsHandshake.TYPE), Seen::serves);

    private static Indication inside(Indication indication, String group) {
        return indication.group(group).from(Vantage.INSIDE, RestartSigns.TYPE);
    }

    /**
     * What is known of the host.
     *
     * @param first what it answered to the first connection request
     */
    private record Seen(Optional<RestartSigns> signs, Optional<Exchange> first, Optional<TlsHandshake> tls) {

        boolean has(Sign sign) {
            return signs.filter(all -> all.has(sign)).isPresent();
        }

        boolean tlsWaits() {
            return signs.filter(all -> !all.notInEffect().isEmpty()).isPresent();
        }

        /** The last part of each key says enough for a sentence. */
        Map<String, Object> keys() {
            return Map.of("keys", signs.stream().flatMap(all -> all.notInEffect().stream())
                    .map(written -> SettingNames.of(written.key())).distinct().collect(Collectors.joining(", ")));
        }

        /** The handshake completed, or none was agreed on and the host went on without. */
        boolean serves() {
            return tls.map(handshake -> handshake.outcome() == TlsHandshake.Outcome.COMPLETED)
                    .orElse(first.filter(one -> one.confirmed() && !one.choseTls() && !one.choseUnasked()).isPresent());
        }

        /**
         * It accepted the connection and then did not go on with it. Who answers with an alert has gone on; that may
         * be for settings of TLS that wait, and for nothing else that does.
         */
        boolean stuck() {
            return tls.map(one -> one.outcome() == TlsHandshake.Outcome.STALLED || one.closedSilently()
                    || one.outcome() == TlsHandshake.Outcome.HOST_ALERT && tlsWaits())
                    .orElse(first.filter(one -> one.unanswered() || one.answer() == Answer.INCOMPLETE).isPresent());
        }
    }

    @Override
    public Set<Cause> causes() {
        return Set.of(PENDING);
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
        Seen seen = new Seen(evidence.find(RestartSigns.TYPE, Vantage.INSIDE),
                evidence.find(Negotiation.TYPE).flatMap(all -> all.exchanges().stream().findFirst()),
                evidence.find(TlsHandshake.TYPE));
        Finding finding = ROWS.weigh(seen);
        if (finding.open()) {
            return List.of(finding.as(Verdict.INCONCLUSIVE)
                    .lacking(List.of(RestartSigns.TYPE.from(Vantage.INSIDE))));
        }
        return List.of(finding.settled(seen.stuck() ? Verdict.FAIL : Verdict.WARN, Verdict.PASS));
    }
}
