// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.winsock;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Component;
import org.rdpworkbench.core.spi.CaseFile;
import org.rdpworkbench.core.spi.Cause;
import org.rdpworkbench.core.spi.Check;
import org.rdpworkbench.core.spi.EvidenceKey;
import org.rdpworkbench.core.spi.Fact;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.core.spi.Finding;
import org.rdpworkbench.core.spi.Indication;
import org.rdpworkbench.core.spi.Indications;
import org.rdpworkbench.core.spi.Rung;
import org.rdpworkbench.core.spi.Stage;
import org.rdpworkbench.core.spi.Strength;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.core.spi.Verdict;
import org.rdpworkbench.facts.ClientAttempt;
import org.rdpworkbench.facts.CredSsp;
import org.rdpworkbench.facts.Negotiation;
import org.rdpworkbench.facts.TcpConnect;
import org.rdpworkbench.facts.TlsHandshake;
import org.rdpworkbench.facts.WinsockCatalog;

/**
 * Judges whether a client's Winsock catalogue is damaged. It is a rare cause with a popular cure that does harm, so it
 * takes what was read on that client to name it, and what breaks from here as well clears it.
 */
@Component(service = Check.class)
public final class WinsockCheck implements Check {

    static final Cause CORRUPT = Cause.of("winsock.corrupt", Stage.CLIENT);

    private static final String ENTRIES = "entries";
    /** Winsock send and receive failed, of IMsTscAxEvents::OnDisconnected. */
    private static final Set<Long> LOST = Set.of(0x304L, 0x404L);

    private static final Indications<Seen> ROWS = Indications.<Seen>of(CORRUPT)
            .row(read(CORRUPT.speaksFor(Strength.STRONG, "no-tcp"), ENTRIES),
                    seen -> seen.has(WinsockCatalog::withoutTcp))
            .row(read(CORRUPT.speaksFor(Strength.STRONG, "provider-gone"), ENTRIES),
                    seen -> seen.any(WinsockCatalog::goneForTcp), seen -> seen.files(WinsockCatalog::goneForTcp))
            .row(read(CORRUPT.speaksFor(Strength.STRONG, "chain-broken"), ENTRIES),
                    seen -> seen.has(WinsockCatalog::chainBroken))
            .row(read(CORRUPT.speaksFor(Strength.MODERATE, "miscounted"), ENTRIES),
                    seen -> seen.has(WinsockCatalog::miscounted), Seen::counts)
            .row(read(CORRUPT.speaksFor(Strength.MODERATE, "unreadable"), ENTRIES),
                    seen -> seen.has(catalog -> catalog.unreadable() > 0),
                    seen -> Map.of("count", seen.catalog().map(WinsockCatalog::unreadable).orElse(0)))
            .row(read(CORRUPT.speaksFor(Strength.MODERATE, "name-provider-gone"), "names"),
                    seen -> seen.any(WinsockCatalog::goneForNames), seen -> seen.files(WinsockCatalog::goneForNames))
            .row(read(CORRUPT.speaksFor(Strength.WEAK, "other-provider-gone"), ENTRIES).circumstance(),
                    seen -> seen.any(WinsockCatalog::goneForOthers),
                    seen -> seen.files(WinsockCatalog::goneForOthers))
            .row(read(CORRUPT.speaksFor(Strength.WEAK, "layered"), "layers"),
                    seen -> seen.any(WinsockCatalog::layers), seen -> seen.files(WinsockCatalog::layers))
            .row(CORRUPT.speaksFor(Strength.WEAK, "client-lost-it").group("client")
                    .from(Vantage.CLIENT, ClientAttempt.TYPE).circumstance(), Seen::lost)
            .row(read(CORRUPT.speaksAgainst(Strength.STRONG, "whole"), ENTRIES),
                    seen -> seen.has(WinsockCatalog::whole))
            .row(CORRUPT.speaksAgainst(Strength.STRONG, "breaks-here-too").group("here")
                    .from(TcpConnect.TYPE, Negotiation.TYPE, TlsHandshake.TYPE, CredSsp.TYPE), Seen::breaksHere);

    private static Indication read(Indication indication, String group) {
        return indication.group(group).from(Vantage.CLIENT, WinsockCatalog.TYPE);
    }

    /**
     * Both sides of it.
     *
     * @param attempt the client's last one
     * @param breaksHere the connection broke from here, after this machine had reached the host
     */
    private record Seen(Optional<WinsockCatalog> catalog, Optional<ClientAttempt> attempt, boolean breaksHere) {

        boolean has(Predicate<WinsockCatalog> which) {
            return catalog.filter(which).isPresent();
        }

        boolean any(Function<WinsockCatalog, List<String>> which) {
            return has(one -> !which.apply(one).isEmpty());
        }

        Map<String, Object> files(Function<WinsockCatalog, List<String>> which) {
            return Map.of("files", String.join(", ", catalog.map(which).orElse(List.of())));
        }

        Map<String, Object> counts() {
            return Map.of("entries", catalog.map(one -> one.protocols().size() + one.unreadable()).orElse(0),
                    "counted", catalog.flatMap(WinsockCatalog::counted).orElse(0L));
        }

        boolean lost() {
            return attempt.flatMap(ClientAttempt::reason).filter(LOST::contains).isPresent();
        }

        /** Connections of TCP cannot work there, the client's did not, and ours did. */
        boolean explains() {
            return (has(WinsockCatalog::withoutTcp) || any(WinsockCatalog::goneForTcp)
                    || has(WinsockCatalog::chainBroken)) && attempt.filter(ClientAttempt::failed).isPresent()
                    && !breaksHere;
        }
    }

    @Override
    public Set<Cause> causes() {
        return Set.of(CORRUPT);
    }

    @Override
    public Set<Indication> indications() {
        return ROWS.declared();
    }

    /** Also the catalogue of this machine, where that is the host that is looked into. */
    @Override
    public Set<EvidenceKey> uses() {
        Set<EvidenceKey> keys = new TreeSet<>(Check.super.uses());
        keys.add(WinsockCatalog.TYPE.from(Vantage.INSIDE));
        return keys;
    }

    /** What tells of it lies on the client, with or without a look from here. */
    @Override
    public Set<FactType<?>> needs() {
        return Set.of();
    }

    @Override
    public List<Finding> judge(CaseFile evidence) {
        Optional<WinsockCatalog> own = evidence.find(WinsockCatalog.TYPE, Vantage.INSIDE);
        Seen seen = new Seen(evidence.find(WinsockCatalog.TYPE, Vantage.CLIENT).or(() -> own),
                evidence.find(ClientAttempt.TYPE, Vantage.CLIENT), own.isEmpty() && breaksHere(evidence));
        Finding finding = ROWS.weigh(seen);
        if (finding.open()) {
            return List.of(finding.as(Verdict.INCONCLUSIVE)
                    .lacking(List.of(WinsockCatalog.TYPE.from(Vantage.CLIENT))));
        }
        return List.of(finding.settled(seen.explains() ? Verdict.FAIL : Verdict.WARN, Verdict.PASS));
    }

    /** Whoever is refused or hung up on has reached somebody, so that this machine's own Winsock works. */
    private static boolean breaksHere(CaseFile evidence) {
        Stream<Optional<? extends Fact>> facts = Stream.of(evidence.find(TcpConnect.TYPE),
                evidence.find(Negotiation.TYPE), evidence.find(TlsHandshake.TYPE), evidence.find(CredSsp.TYPE));
        return facts.flatMap(Optional::stream).flatMap(fact -> fact.rungs().stream())
                .anyMatch(rung -> rung.state() == Rung.State.BROKEN && rung.stage().compareTo(Stage.LISTENER) >= 0);
    }
}
