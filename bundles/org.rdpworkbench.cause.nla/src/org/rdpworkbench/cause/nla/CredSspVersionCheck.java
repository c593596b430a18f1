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
import org.rdpworkbench.core.spi.Stage;
import org.rdpworkbench.core.spi.Strength;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.core.spi.Verdict;
import org.rdpworkbench.facts.CredSsp;

/**
 * Judges whether the host has the CredSSP update of 2018 (CVE-2018-0886), by the version in its TSRequest ([MS-CSSP]
 * 2.2.1): 5 and above bind the exchange to both sides, 2 to 4 do not. What follows is decided by the client.
 */
@Component(service = Check.class)
public final class CredSspVersionCheck implements Check {

    static final Cause UNPATCHED = Cause.of("nla.unpatched", Stage.AUTHENTICATION)
            .explaining("secStatus:0x80090302");
    static final Cause ORACLE_BLOCKED = Cause.of("nla.oracle-blocked", Stage.AUTHENTICATION)
            .explaining("secStatus:0x80090302", "disconnectReason:0x904");

    /** The first version there ever was, and the first with the update. */
    private static final long FIRST = 2;
    private static final long UPDATED = 5;

    private static final EvidenceKey CLIENT = NlaClient.TYPE.from(Vantage.CLIENT);

    private static final Indication OLD_VERSION = UNPATCHED.speaksFor(Strength.STRONG, "old-version")
            .group("version").from(CredSsp.TYPE);
    private static final Indication NEW_VERSION = UNPATCHED.speaksAgainst(Strength.DECISIVE, "new-version")
            .group("version").from(CredSsp.TYPE);
    private static final Indication HOST_LACKS_IT =
            ORACLE_BLOCKED.speaksFor(Strength.MODERATE, "host-lacks")
                    .group("version").from(CredSsp.TYPE);
    private static final Indication HOST_HAS_IT = ORACLE_BLOCKED.speaksAgainst(Strength.STRONG, "host-has")
            .group("version").from(CredSsp.TYPE);
    private static final Indication CLIENT_REFUSES =
            ORACLE_BLOCKED.speaksFor(Strength.DECISIVE, "client-refuses")
                    .group("client").from(CredSsp.TYPE).from(Vantage.CLIENT, NlaClient.TYPE);
    private static final Indication CLIENT_ALLOWS =
            ORACLE_BLOCKED.speaksAgainst(Strength.DECISIVE, "client-allows")
                    .group("client").from(CredSsp.TYPE).from(Vantage.CLIENT, NlaClient.TYPE);

    @Override
    public Set<Cause> causes() {
        return Set.of(UNPATCHED, ORACLE_BLOCKED);
    }

    @Override
    public Set<Indication> indications() {
        return Set.of(OLD_VERSION, NEW_VERSION, HOST_LACKS_IT, HOST_HAS_IT, CLIENT_REFUSES, CLIENT_ALLOWS);
    }

    @Override
    public Set<FactType<?>> needs() {
        return Set.of(CredSsp.TYPE);
    }

    @Override
    public List<Finding> judge(CaseFile evidence) {
        // A version below the first one is not CredSSP's, so it says nothing about updates.
        Optional<Long> version = evidence.find(CredSsp.TYPE).orElseThrow().version().filter(v -> v >= FIRST);
        if (version.isEmpty()) {
            return List.of(Finding.inconclusive(UNPATCHED, List.of()),
                    Finding.inconclusive(ORACLE_BLOCKED, List.of()));
        }
        Optional<NlaClient> client = evidence.find(NlaClient.TYPE, Vantage.CLIENT);
        return List.of(unpatched(version.get()), blocked(version.get(), client));
    }

    private static Finding unpatched(long version) {
        return Finding.of(UNPATCHED, Verdict.PASS).value("version", version)
                .when(version < UPDATED, OLD_VERSION, Map.of("version", version))
                .when(version >= UPDATED, NEW_VERSION, Map.of("version", version))
                .settled(Verdict.WARN, Verdict.PASS);
    }

    /**
     * A host that lacks the update is refused by the client. A host that has it may refuse clients that lack it, but
     * a client that refuses others for want of it has it too.
     */
    private static Finding blocked(long version, Optional<NlaClient> client) {
        boolean lacks = version < UPDATED;
        boolean allows = lacks && client.filter(c -> !c.refusesUnpatched()).isPresent();
        boolean updatedClient = client.filter(NlaClient::refusesUnpatched).isPresent();
        boolean refuses = lacks && updatedClient;
        boolean bothUpdated = !lacks && updatedClient;
        return Finding.inconclusive(ORACLE_BLOCKED, client.isPresent() ? List.of() : List.of(CLIENT))
                .value("version", version)
                .when(lacks, HOST_LACKS_IT, Map.of("version", version))
                .when(!lacks, HOST_HAS_IT, Map.of("version", version))
                .when(refuses, CLIENT_REFUSES)
                .when(allows, CLIENT_ALLOWS)
                .as(refuses ? Verdict.FAIL : allows || bothUpdated ? Verdict.PASS : Verdict.INCONCLUSIVE);
    }
}
