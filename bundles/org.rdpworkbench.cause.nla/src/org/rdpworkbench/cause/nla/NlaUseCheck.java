// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.nla;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Component;
import org.rdpworkbench.cause.nla.NlaClient.Use;
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
import org.rdpworkbench.facts.Negotiation;
import org.rdpworkbench.facts.Negotiation.Exchange;
import org.rdpworkbench.facts.ProtocolAnswers;

/**
 * Judges whether host and client can agree on NLA. Neither a host that requires NLA nor one without it is faulty: what
 * stops a connection is the client that does not fit. So without a word about the client nothing speaks for either
 * cause, and they come up only where the symptom suggests them.
 */
@Component(service = Check.class)
public final class NlaUseCheck implements Check {

    /** 0x207, that is 519, is not documented; people report it of clients without NLA. */
    static final Cause REQUIRED = Cause.of("nla.required-by-host", Stage.AUTHENTICATION)
            .explaining("negotiationFailure:0x5", "disconnectReason:0x207", "disconnectReason:0x904",
                    "disconnectReason:0xF07", "disconnectReason:0x1207");
    static final Cause NOT_OFFERED = Cause.of("nla.not-offered", Stage.NEGOTIATION)
            .explaining("negotiationFailure:0x1", "negotiationFailure:0x2");

    private static final EvidenceKey CLIENT = NlaClient.TYPE.from(Vantage.CLIENT);
    private static final EvidenceKey ANSWERS = ProtocolAnswers.TYPE.from(Vantage.HERE);

    private static final Indication CLIENT_WITHOUT = REQUIRED.speaksFor(Strength.DECISIVE, "client-without")
            .group("use").from(Vantage.CLIENT, NlaClient.TYPE);
    private static final Indication CLIENT_WITH = REQUIRED.speaksAgainst(Strength.DECISIVE, "client-with")
            .group("use").from(Vantage.CLIENT, NlaClient.TYPE);
    private static final Indication TAKES_LESS = REQUIRED.speaksAgainst(Strength.DECISIVE, "takes-less")
            .group("use").from(Negotiation.TYPE, ProtocolAnswers.TYPE);

    private static final Indication CLIENT_INSISTS =
            NOT_OFFERED.speaksFor(Strength.DECISIVE, "client-insists")
                    .group("use").from(Vantage.CLIENT, NlaClient.TYPE);
    private static final Indication CLIENT_YIELDS =
            NOT_OFFERED.speaksAgainst(Strength.DECISIVE, "client-yields")
                    .group("use").from(Vantage.CLIENT, NlaClient.TYPE);
    private static final Indication OFFERED = NOT_OFFERED.speaksAgainst(Strength.DECISIVE, "offered")
            .group("use").from(Negotiation.TYPE, ProtocolAnswers.TYPE);

    @Override
    public Set<Cause> causes() {
        return Set.of(REQUIRED, NOT_OFFERED);
    }

    @Override
    public Set<Indication> indications() {
        return Set.of(CLIENT_WITHOUT, CLIENT_WITH, TAKES_LESS, CLIENT_INSISTS, CLIENT_YIELDS, OFFERED);
    }

    @Override
    public Set<FactType<?>> needs() {
        return Set.of(Negotiation.TYPE);
    }

    @Override
    public List<Finding> judge(CaseFile evidence) {
        List<Exchange> exchanges = new ArrayList<>(evidence.find(Negotiation.TYPE).orElseThrow().exchanges());
        evidence.find(ProtocolAnswers.TYPE).ifPresent(answers -> exchanges.addAll(answers.exchanges()));
        HostSide host = new HostSide(List.copyOf(exchanges));
        Optional<Use> client = evidence.find(NlaClient.TYPE, Vantage.CLIENT).map(NlaClient::use);
        return List.of(required(host, client), notOffered(host, client));
    }

    private static Finding required(HostSide host, Optional<Use> client) {
        if (host.takesLess()) {
            return Finding.of(REQUIRED, Verdict.PASS).with(TAKES_LESS);
        }
        return Finding.inconclusive(REQUIRED, lacking(host.requires(), client))
                .when(client.filter(use -> use != Use.NEVER).isPresent(), CLIENT_WITH)
                .when(host.requires() && client.filter(Use.NEVER::equals).isPresent(), CLIENT_WITHOUT)
                .settled(Verdict.FAIL, client.filter(use -> use != Use.NEVER).isPresent() ? Verdict.PASS
                        : Verdict.INCONCLUSIVE);
    }

    private static Finding notOffered(HostSide host, Optional<Use> client) {
        if (host.offers()) {
            return Finding.of(NOT_OFFERED, Verdict.PASS).with(OFFERED);
        }
        return Finding.inconclusive(NOT_OFFERED, lacking(host.declines(), client))
                .when(client.filter(use -> use != Use.REQUIRED).isPresent(), CLIENT_YIELDS)
                .when(host.declines() && client.filter(Use.REQUIRED::equals).isPresent(), CLIENT_INSISTS)
                .settled(Verdict.FAIL, client.filter(use -> use != Use.REQUIRED).isPresent() ? Verdict.PASS
                        : Verdict.INCONCLUSIVE);
    }

    private static List<EvidenceKey> lacking(boolean hostKnown, Optional<Use> client) {
        List<EvidenceKey> lacking = new ArrayList<>();
        if (!hostKnown) {
            lacking.add(ANSWERS);
        }
        if (client.isEmpty()) {
            lacking.add(CLIENT);
        }
        return List.copyOf(lacking);
    }
}
