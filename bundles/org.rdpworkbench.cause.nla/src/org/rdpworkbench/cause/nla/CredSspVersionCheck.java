// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.nla;

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
import org.rdpworkbench.core.spi.Indications;
import org.rdpworkbench.core.spi.Stage;
import org.rdpworkbench.core.spi.Strength;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.core.spi.Verdict;
import org.rdpworkbench.facts.CredSsp;
import org.rdpworkbench.facts.NlaClient;

/**
 * Judges whether the host has the CredSSP update of 2018 (CVE-2018-0886), by the version in its TSRequest ([MS-CSSP]
 * 2.2.1): 5 and above bind the exchange to both sides, those below do not. What follows is decided by the client.
 */
@Component(service = Check.class)
public final class CredSspVersionCheck implements Check {

    static final Cause UNPATCHED = Cause.of("nla.unpatched", Stage.AUTHENTICATION)
            .explaining("secStatus:0x80090302");
    static final Cause ORACLE_BLOCKED = Cause.of("nla.oracle-blocked", Stage.AUTHENTICATION)
            .explaining("secStatus:0x80090302", "disconnectReason:0x904");

    /** The first version with the update. */
    private static final long UPDATED = 5;

    private static final EvidenceKey CLIENT = NlaClient.TYPE.from(Vantage.CLIENT);

    private static final Indications<BothSides> FOR_UNPATCHED = Indications.<BothSides>of(UNPATCHED)
            .row(UNPATCHED.speaksFor(Strength.STRONG, "old-version").group("version").from(CredSsp.TYPE),
                    BothSides::hostLacks, BothSides::values)
            .row(UNPATCHED.speaksAgainst(Strength.DECISIVE, "new-version").group("version").from(CredSsp.TYPE),
                    sides -> !sides.hostLacks(), BothSides::values);

    private static final Indications<BothSides> FOR_BLOCKED = Indications.<BothSides>of(ORACLE_BLOCKED)
            .row(ORACLE_BLOCKED.speaksFor(Strength.MODERATE, "host-lacks").group("version").from(CredSsp.TYPE),
                    BothSides::hostLacks, BothSides::values)
            .row(ORACLE_BLOCKED.speaksAgainst(Strength.STRONG, "host-has").group("version").from(CredSsp.TYPE),
                    sides -> !sides.hostLacks(), BothSides::values)
            .row(ORACLE_BLOCKED.speaksFor(Strength.DECISIVE, "client-refuses").group("client")
                    .from(CredSsp.TYPE).from(Vantage.CLIENT, NlaClient.TYPE), BothSides::clientRefuses)
            .row(ORACLE_BLOCKED.speaksAgainst(Strength.DECISIVE, "client-allows").group("client")
                    .from(CredSsp.TYPE).from(Vantage.CLIENT, NlaClient.TYPE), BothSides::clientAllows);

    /**
     * A host that lacks the update is refused by the client. A host that has it may refuse clients that lack it, but
     * a client that refuses others for want of it has it too.
     *
     * @param version the host's version of CredSSP
     * @param refuses whether the client refuses hosts that lack it; empty when that is not known
     */
    private record BothSides(long version, Optional<Boolean> refuses) {

        boolean hostLacks() {
            return version < UPDATED;
        }

        boolean clientRefuses() {
            return hostLacks() && refuses.orElse(false);
        }

        boolean clientAllows() {
            return hostLacks() && !refuses.orElse(true);
        }

        boolean bothUpdated() {
            return !hostLacks() && refuses.orElse(false);
        }

        Map<String, Object> values() {
            return Map.of("version", version);
        }
    }

    @Override
    public Set<Cause> causes() {
        return Set.of(UNPATCHED, ORACLE_BLOCKED);
    }

    @Override
    public Set<Indication> indications() {
        return Indications.declared(FOR_UNPATCHED, FOR_BLOCKED);
    }

    @Override
    public Set<FactType<?>> needs() {
        return Set.of(CredSsp.TYPE);
    }

    @Override
    public List<Finding> judge(CaseFile evidence) {
        // What is no version says nothing about updates. Version 1 was never in use, but who has the update tells more.
        Optional<Long> version = evidence.find(CredSsp.TYPE).orElseThrow().credibleVersion();
        if (version.isEmpty()) {
            return List.of(Finding.inconclusive(UNPATCHED, List.of()),
                    Finding.inconclusive(ORACLE_BLOCKED, List.of()));
        }
        BothSides sides = new BothSides(version.get(),
                evidence.find(NlaClient.TYPE, Vantage.CLIENT).flatMap(NlaClient::refusesUnpatched));
        return List.of(
                FOR_UNPATCHED.weigh(sides).value("version", version.get()).settled(Verdict.WARN, Verdict.PASS),
                FOR_BLOCKED.weigh(sides).value("version", version.get()).as(blocked(sides))
                        .lacking(sides.refuses().isPresent() ? List.of() : List.of(CLIENT)));
    }

    private static Verdict blocked(BothSides sides) {
        if (sides.clientRefuses()) {
            return Verdict.FAIL;
        }
        return sides.clientAllows() || sides.bothUpdated() ? Verdict.PASS : Verdict.INCONCLUSIVE;
    }
}
