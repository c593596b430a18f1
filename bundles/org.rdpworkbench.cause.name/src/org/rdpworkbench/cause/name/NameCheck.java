// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.name;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Component;
import org.rdpworkbench.core.spi.CaseFile;
import org.rdpworkbench.core.spi.Cause;
import org.rdpworkbench.core.spi.Check;
import org.rdpworkbench.core.spi.EvidenceKey;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.core.spi.Finding;
import org.rdpworkbench.core.spi.Indication;
import org.rdpworkbench.core.spi.Stage;
import org.rdpworkbench.core.spi.Strength;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.core.spi.Verdict;
import org.rdpworkbench.facts.AddressIdentities;
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

    private static final EvidenceKey CONNECT = TcpConnect.TYPE.from(Vantage.HERE);

    private static final Indication NOT_FOUND = UNRESOLVED.speaksFor(Strength.STRONG, "not-found")
            .group("answer").from(NameResolution.TYPE);
    private static final Indication FOUND = UNRESOLVED.speaksAgainst(Strength.DECISIVE, "found")
            .group("answer").from(NameResolution.TYPE);
    private static final Indication SILENT = DEAD_FAMILY.speaksFor(Strength.MODERATE, "silent")
            .group("family").from(TcpConnect.TYPE);
    private static final Indication REFUSES = DEAD_FAMILY.speaksFor(Strength.WEAK, "refuses")
            .group("family").from(TcpConnect.TYPE);
    private static final Indication BOTH_ALIVE = DEAD_FAMILY.speaksAgainst(Strength.DECISIVE, "both-alive")
            .group("family").from(TcpConnect.TYPE, AddressIdentities.TYPE);

    @Override
    public Set<Cause> causes() {
        return Set.of(UNRESOLVED, DEAD_FAMILY);
    }

    @Override
    public Set<Indication> indications() {
        return Set.of(NOT_FOUND, FOUND, SILENT, REFUSES, BOTH_ALIVE);
    }

    @Override
    public Set<FactType<?>> needs() {
        return Set.of(NameResolution.TYPE);
    }

    @Override
    public List<Finding> judge(CaseFile evidence) {
        NameResolution resolution = evidence.find(NameResolution.TYPE).orElseThrow();
        return List.of(unresolved(resolution), deadFamily(evidence, resolution));
    }

    private static Finding unresolved(NameResolution resolution) {
        return Finding.of(UNRESOLVED, Verdict.PASS).value("name", resolution.name())
                .when(resolution.outcome() == Outcome.NOT_FOUND, NOT_FOUND, Map.of("name", resolution.name()))
                .when(resolution.outcome() == Outcome.RESOLVED, FOUND, Map.of("addresses",
                        resolution.addresses().size()))
                .settled(Verdict.FAIL, Verdict.PASS);
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
        return ipv4.alive() ? deadFamily(ipv6, ipv4) : deadFamily(ipv4, ipv6);
    }

    /** Only where the other family is alive; with both dead it is another cause. */
    private static Finding deadFamily(Family family, Family other) {
        boolean dead = other.alive() && family.dead();
        Map<String, Object> values = Map.of("family", family.name(), "other", other.name(), "addresses", family.size(),
                "seconds", Math.round(family.longestMillis() / 1_000));
        return Finding.inconclusive(DEAD_FAMILY, List.of())
                .value("family", family.name()).value("other", other.name())
                .when(dead && family.silent(), SILENT, values)
                .when(dead && !family.silent(), REFUSES, values)
                .when(family.alive() && other.alive(), BOTH_ALIVE)
                .settled(Verdict.WARN, family.alive() || !other.alive() ? Verdict.PASS : Verdict.INCONCLUSIVE);
    }
}
