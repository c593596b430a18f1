// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.name;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Component;
import org.rdpworkbench.core.spi.CaseFile;
import org.rdpworkbench.core.spi.Cause;
import org.rdpworkbench.core.spi.Check;
import org.rdpworkbench.core.spi.EvidenceKey;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.core.spi.Finding;
import org.rdpworkbench.core.spi.Indication;
import org.rdpworkbench.core.spi.Indications;
import org.rdpworkbench.core.spi.Stage;
import org.rdpworkbench.core.spi.Strength;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.core.spi.Verdict;
import org.rdpworkbench.facts.AddressIdentities;
import org.rdpworkbench.facts.ClientAddresses;
import org.rdpworkbench.facts.ClientAttempt;
import org.rdpworkbench.facts.NameResolution;
import org.rdpworkbench.facts.NameResolution.Outcome;
import org.rdpworkbench.facts.TcpConnect;

/** Judges whether the name leads anywhere, and whether one family of its addresses is dead while the other is alive. */
@Component(service = Check.class)
public final class NameCheck implements Check {

    static final Cause UNRESOLVED = Cause.of("name.unresolved", Stage.NAME)
            .explaining("disconnectReason:0x104", "disconnectReason:0x208", "disconnectReason:0x308",
                    "disconnectReason:0x508", "disconnectReason:0x604", "disconnectReason:0x804", "errorInfo:0x407");
    static final Cause DEAD_FAMILY = Cause.of("name.dead-address-family", Stage.NAME)
            .explaining("disconnectReason:0x108", "disconnectReason:0x204");

    private static final int MOST_SERVERS = 3;
    private static final EvidenceKey CONNECT = TcpConnect.TYPE.from(Vantage.HERE);

    private static final Indications<Lookups> FOR_UNRESOLVED = Indications.<Lookups>of(UNRESOLVED)
            .row(UNRESOLVED.speaksFor(Strength.STRONG, "not-found").group("answer").from(NameResolution.TYPE),
                    lookups -> lookups.here().outcome() == Outcome.NOT_FOUND,
                    lookups -> Map.of("name", lookups.here().name()))
            .row(UNRESOLVED.speaksAgainst(Strength.DECISIVE, "found").group("answer").from(NameResolution.TYPE),
                    lookups -> lookups.found() && !lookups.clientInVain(),
                    lookups -> Map.of("addresses", lookups.here().addresses().size()))
            .row(UNRESOLVED.speaksFor(Strength.STRONG, "client-not-found").group("client").from(NameResolution.TYPE)
                    .from(Vantage.CLIENT, ClientAttempt.TYPE).circumstance(),
                    lookups -> lookups.found() && lookups.clientInVain(),
                    lookups -> Map.of("addresses", lookups.here().addresses().size()))
            .row(UNRESOLVED.speaksFor(Strength.WEAK, "client-asks-elsewhere").group("client-policy")
                    .from(NameResolution.TYPE).from(Vantage.CLIENT, ClientAttempt.TYPE, ClientAddresses.TYPE)
                    .circumstance(),
                    lookups -> lookups.found() && lookups.clientInVain()
                            && lookups.client().flatMap(ClientAddresses::askedElsewhere).isPresent(),
                    lookups -> lookups.client().map(NameCheck::policy).orElse(Map.of()));

    /**
     * What this machine's resolver says, and whether a client on which it failed got nowhere with the same name. What
     * is found here clears nothing there: both are true.
     */
    private record Lookups(NameResolution here, boolean clientInVain, Optional<ClientAddresses> client) {

        boolean found() {
            return here.outcome() == Outcome.RESOLVED;
        }
    }

    private static final Indications<Families> FOR_DEAD_FAMILY = Indications.<Families>of(DEAD_FAMILY)
            .row(DEAD_FAMILY.speaksFor(Strength.MODERATE, "silent").group("family").from(TcpConnect.TYPE),
                    families -> families.oneIsDead() && families.suspect().silent(), Families::values)
            .row(DEAD_FAMILY.speaksFor(Strength.WEAK, "refuses").group("family").from(TcpConnect.TYPE),
                    families -> families.oneIsDead() && !families.suspect().silent(), Families::values)
            .row(DEAD_FAMILY.speaksAgainst(Strength.DECISIVE, "both-alive").group("family")
                    .from(TcpConnect.TYPE, AddressIdentities.TYPE),
                    families -> families.suspect().alive() && families.other().alive());

    /**
     * The two families of a name's addresses.
     *
     * @param suspect the one that may be dead
     */
    private record Families(Family suspect, Family other) {

        /** With both dead it is another cause. */
        boolean oneIsDead() {
            return other.alive() && suspect.dead();
        }

        boolean cleared() {
            return suspect.alive() || !other.alive();
        }

        Map<String, Object> values() {
            return Map.of("family", suspect.name(), "other", other.name(), "addresses", suspect.size(),
                    "seconds", Math.round(suspect.longestMillis() / 1_000));
        }
    }

    @Override
    public Set<Cause> causes() {
        return Set.of(UNRESOLVED, DEAD_FAMILY);
    }

    @Override
    public Set<Indication> indications() {
        return Indications.declared(FOR_UNRESOLVED, FOR_DEAD_FAMILY);
    }

    @Override
    public Set<FactType<?>> needs() {
        return Set.of(NameResolution.TYPE);
    }

    @Override
    public List<Finding> judge(CaseFile evidence) {
        NameResolution resolution = evidence.find(NameResolution.TYPE).orElseThrow();
        Lookups lookups = new Lookups(resolution, evidence.find(ClientAttempt.TYPE, Vantage.CLIENT)
                .filter(attempt -> attempt.brokeAt(Stage.NAME, evidence.began())).isPresent(),
                evidence.find(ClientAddresses.TYPE, Vantage.CLIENT));
        return List.of(FOR_UNRESOLVED.weigh(lookups).value("name", resolution.name()).settled(Verdict.FAIL,
                lookups.clientInVain() ? Verdict.INCONCLUSIVE : Verdict.PASS), deadFamily(evidence, resolution));
    }

    /** The first of a client's policies for this name that has servers; nothing where there is none. */
    static Map<String, Object> policy(ClientAddresses client) {
        return client.askedElsewhere().<Map<String, Object>>map(policy -> Map.of("rule", policy.names(),
                "servers", policy.servers().stream().limit(MOST_SERVERS).collect(Collectors.joining(", "))))
                .orElse(Map.of());
    }

    private static Finding deadFamily(CaseFile evidence, NameResolution resolution) {
        if (resolution.ipv4().isEmpty() || resolution.ipv6().isEmpty()) {
            return Finding.of(DEAD_FAMILY, Verdict.PASS);
        }
        Optional<TcpConnect> connect = evidence.find(TcpConnect.TYPE);
        if (connect.isEmpty()) {
            return Finding.inconclusive(DEAD_FAMILY, List.of(CONNECT));
        }
        Optional<AddressIdentities> each = evidence.find(AddressIdentities.TYPE);
        Family ipv4 = Family.of("IPv4", resolution.ipv4(), connect.get(), each);
        Family ipv6 = Family.of("IPv6", resolution.ipv6(), connect.get(), each);
        Families families = ipv4.alive() ? new Families(ipv6, ipv4) : new Families(ipv4, ipv6);
        return FOR_DEAD_FAMILY.weigh(families)
                .value("family", families.suspect().name()).value("other", families.other().name())
                .settled(Verdict.WARN, families.cleared() ? Verdict.PASS : Verdict.INCONCLUSIVE);
    }
}
