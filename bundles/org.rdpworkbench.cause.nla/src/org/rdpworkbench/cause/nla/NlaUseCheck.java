// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.nla;

import static org.rdpworkbench.facts.RemoteDesktopSettings.SECURITY_LAYER;
import static org.rdpworkbench.facts.RemoteDesktopSettings.USER_AUTHENTICATION;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
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
import org.rdpworkbench.facts.Negotiation;
import org.rdpworkbench.facts.Negotiation.Exchange;
import org.rdpworkbench.facts.NlaClient;
import org.rdpworkbench.facts.NlaClient.Use;
import org.rdpworkbench.facts.ProtocolAnswers;
import org.rdpworkbench.facts.RemoteDesktopSettings;

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

    private static final Indications<BothSides> FOR_REQUIRED = Indications.<BothSides>of(REQUIRED)
            .row(REQUIRED.speaksAgainst(Strength.DECISIVE, "takes-less").group("use")
                    .from(Negotiation.TYPE, ProtocolAnswers.TYPE), sides -> sides.host().takesLess())
            .row(REQUIRED.speaksAgainst(Strength.DECISIVE, "client-with").group("use")
                    .from(Vantage.CLIENT, NlaClient.TYPE),
                    sides -> !sides.host().takesLess() && sides.client(use -> use != Use.NEVER))
            .row(REQUIRED.speaksFor(Strength.DECISIVE, "client-without").group("use")
                    .from(Vantage.CLIENT, NlaClient.TYPE),
                    sides -> sides.requires() && !sides.host().takesLess() && sides.client(Use.NEVER::equals))
            .row(REQUIRED.speaksAgainst(Strength.MODERATE, "not-set").group("set")
                    .from(Vantage.INSIDE, RemoteDesktopSettings.TYPE),
                    sides -> !sides.host().requires() && sides.is(USER_AUTHENTICATION, 0),
                    sides -> sides.owner(USER_AUTHENTICATION))
            .row(REQUIRED.speaksFor(Strength.MODERATE, "set").group("set")
                    .from(Vantage.INSIDE, RemoteDesktopSettings.TYPE),
                    sides -> sides.is(USER_AUTHENTICATION, 1) && !sides.host().takesLess()
                            && sides.client(Use.NEVER::equals),
                    sides -> sides.owner(USER_AUTHENTICATION));

    private static final Indications<BothSides> FOR_NOT_OFFERED = Indications.<BothSides>of(NOT_OFFERED)
            .row(NOT_OFFERED.speaksAgainst(Strength.DECISIVE, "offered").group("use")
                    .from(Negotiation.TYPE, ProtocolAnswers.TYPE), sides -> sides.host().offers())
            .row(NOT_OFFERED.speaksAgainst(Strength.DECISIVE, "client-yields").group("use")
                    .from(Vantage.CLIENT, NlaClient.TYPE),
                    sides -> !sides.host().offers() && sides.client(use -> use != Use.REQUIRED))
            .row(NOT_OFFERED.speaksFor(Strength.DECISIVE, "client-insists").group("use")
                    .from(Vantage.CLIENT, NlaClient.TYPE),
                    sides -> sides.host().declines() && sides.client(Use.REQUIRED::equals))
            .row(NOT_OFFERED.speaksFor(Strength.MODERATE, "switched-off").group("set")
                    .from(Vantage.INSIDE, RemoteDesktopSettings.TYPE),
                    sides -> sides.host().declines() && sides.client(Use.REQUIRED::equals)
                            && sides.is(SECURITY_LAYER, 0),
                    sides -> sides.owner(SECURITY_LAYER));

    /** @param settings what the host is set to; empty where nobody looked inside */
    private record BothSides(HostSide host, Optional<Use> use, Optional<RemoteDesktopSettings> settings) {

        /** A setting need not be in force yet, so what the host did goes before it. */
        boolean requires() {
            return host.requires() || is(USER_AUTHENTICATION, 1);
        }

        boolean is(String name, long value) {
            return settings.filter(all -> all.is(name, value)).isPresent();
        }

        Map<String, Object> owner(String name) {
            return Map.of("owner", settings.map(all -> all.owner(name)).orElse("unknown"));
        }

        boolean client(Predicate<Use> which) {
            return use.filter(which).isPresent();
        }
    }

    @Override
    public Set<Cause> causes() {
        return Set.of(REQUIRED, NOT_OFFERED);
    }

    @Override
    public Set<Indication> indications() {
        return Indications.declared(FOR_REQUIRED, FOR_NOT_OFFERED);
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
        BothSides sides = new BothSides(host,
                evidence.find(NlaClient.TYPE, Vantage.CLIENT).flatMap(NlaClient::use),
                evidence.find(RemoteDesktopSettings.TYPE, Vantage.INSIDE));
        return List.of(settled(FOR_REQUIRED.weigh(sides), sides.requires(), sides.use()),
                settled(FOR_NOT_OFFERED.weigh(sides), host.declines(), sides.use()));
    }

    /** Nothing is cleared by what nobody knows. */
    private static Finding settled(Finding finding, boolean hostKnown, Optional<Use> client) {
        if (!finding.held().isEmpty()) {
            return finding.settled(Verdict.FAIL, Verdict.PASS);
        }
        List<EvidenceKey> lacking = new ArrayList<>();
        if (!hostKnown) {
            lacking.add(ANSWERS);
        }
        if (client.isEmpty()) {
            lacking.add(CLIENT);
        }
        return finding.as(Verdict.INCONCLUSIVE).lacking(lacking);
    }
}
