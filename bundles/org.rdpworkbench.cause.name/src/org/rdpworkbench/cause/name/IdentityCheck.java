// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.name;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.osgi.service.component.annotations.Component;
import org.rdpworkbench.cause.name.Answerer.Fit;
import org.rdpworkbench.core.spi.CaseFile;
import org.rdpworkbench.core.spi.Cause;
import org.rdpworkbench.core.spi.Check;
import org.rdpworkbench.core.spi.Evidence;
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
import org.rdpworkbench.facts.NameResolution;
import org.rdpworkbench.facts.NameResolution.Outcome;
import org.rdpworkbench.facts.NtlmChallenge;
import org.rdpworkbench.facts.ServerCertificate;
import org.rdpworkbench.facts.TcpConnect;

/**
 * Judges whether the name leads to the host that bears it. An alias, a farm and a broker look like another host, so
 * this is a warning at the most, and only where both the computer's own name and its certificate contradict.
 */
@Component(service = Check.class)
public final class IdentityCheck implements Check {

    static final Cause WRONG_HOST = Cause.of("name.wrong-host", Stage.NAME)
            .explaining("disconnectReason:0x108", "disconnectReason:0x204", "disconnectReason:0x308",
                    "disconnectReason:0x804", "disconnectReason:0x1607", "disconnectReason:0x1707",
                    "disconnectReason:0x1807", "secStatus:0x80090303", "secStatus:0x80090322", "event:0x4");

    private static final Duration NEAR = Duration.ofDays(1);
    private static final EvidenceKey CHALLENGE = NtlmChallenge.TYPE.from(Vantage.HERE);
    private static final EvidenceKey CERTIFICATE = ServerCertificate.TYPE.from(Vantage.HERE);

    private static final Indications<Answers> INDICATIONS = Indications.<Answers>of(WRONG_HOST)
            .row(WRONG_HOST.speaksFor(Strength.STRONG, "partly-other").group("identity").from(AddressIdentities.TYPE),
                    answers -> !answers.others().isEmpty() && answers.any(Fit.OURS), Answers::values)
            .row(WRONG_HOST.speaksFor(Strength.MODERATE, "other-host").group("identity")
                    .from(NtlmChallenge.TYPE, ServerCertificate.TYPE),
                    answers -> !answers.others().isEmpty() && !answers.any(Fit.OURS) && !answers.several(),
                    Answers::values)
            .row(WRONG_HOST.speaksFor(Strength.WEAK, "several-hosts").group("identity").from(AddressIdentities.TYPE),
                    Answers::several, answers -> Map.of("addresses", answers.answerers().size()))
            .row(WRONG_HOST.speaksAgainst(Strength.DECISIVE, "own-name").group("identity")
                    .from(NtlmChallenge.TYPE, ServerCertificate.TYPE, AddressIdentities.TYPE), Answers::cleared)
            .row(WRONG_HOST.speaksFor(Strength.STRONG, "client-sent-elsewhere").group("client")
                    .from(NameResolution.TYPE).from(Vantage.CLIENT, ClientAddresses.TYPE),
                    answers -> answers.client().sentElsewhere(answers.here()),
                    answers -> answers.addresses(answers.client().hostsFile()))
            .row(WRONG_HOST.speaksFor(Strength.MODERATE, "client-resolved-elsewhere").group("client")
                    .from(NameResolution.TYPE).from(Vantage.CLIENT, ClientAddresses.TYPE).circumstance(),
                    answers -> answers.client().resolvedElsewhere(answers.here()),
                    answers -> answers.addresses(answers.client().cached()))
            .row(WRONG_HOST.speaksFor(Strength.WEAK, "client-asks-elsewhere").group("client-policy")
                    .from(NameResolution.TYPE).from(Vantage.CLIENT, ClientAddresses.TYPE).circumstance(),
                    answers -> answers.client().resolvedElsewhere(answers.here())
                            && answers.client().askedElsewhere().isPresent(),
                    answers -> NameCheck.policy(answers.client()));

    /**
     * Who answers at the addresses of a name, and how that fits the name that was asked for.
     *
     * @param client where the client takes the host for, on which it failed; nothing where that is not known
     */
    private record Answers(AskedName asked, List<Answerer> answerers, NameResolution here, ClientAddresses client) {

        /** What answers here clears nothing where the client goes elsewhere. */
        boolean cleared() {
            return allOurs() && !client.sentElsewhere(here) && !client.resolvedElsewhere(here);
        }

        Map<String, Object> addresses(List<String> there) {
            return Map.of("there", there.getFirst(), "here", here.addresses().getFirst());
        }

        List<Answerer> others() {
            return answerers.stream().filter(a -> a.fit(asked) == Fit.OTHER).toList();
        }

        boolean any(Fit fit) {
            return answerers.stream().anyMatch(a -> a.fit(asked) == fit);
        }

        boolean allOurs() {
            return !answerers.isEmpty() && answerers.stream().allMatch(a -> a.fit(asked) == Fit.OURS);
        }

        boolean several() {
            return (any(Fit.OTHER) || any(Fit.UNKNOWN)) && Answerer.differ(answerers);
        }

        Map<String, Object> values() {
            return others().stream().findFirst().<Map<String, Object>>map(other -> Map.of("asked", asked.text(),
                    "address", other.address(), "computer", other.computer().orElse("?"),
                    "certificate", other.names().stream().findFirst().orElse("?"))).orElse(Map.of());
        }
    }

    @Override
    public Set<Cause> causes() {
        return Set.of(WRONG_HOST);
    }

    @Override
    public Set<Indication> indications() {
        return INDICATIONS.declared();
    }

    @Override
    public Set<FactType<?>> needs() {
        return Set.of(NameResolution.TYPE);
    }

    @Override
    public Set<EvidenceKey> uses() {
        return Set.of(CHALLENGE, CERTIFICATE, TcpConnect.TYPE.from(Vantage.HERE),
                AddressIdentities.TYPE.from(Vantage.HERE), ClientAddresses.TYPE.from(Vantage.CLIENT));
    }

    @Override
    public List<Finding> judge(CaseFile evidence) {
        AskedName asked = AskedName.of(evidence.target().host());
        NameResolution here = evidence.find(NameResolution.TYPE).orElseThrow();
        if (here.outcome() != Outcome.RESOLVED || asked.loopback()) {
            return List.of(Finding.of(WRONG_HOST, Verdict.PASS));
        }
        Answers answers = new Answers(asked, Answerer.all(evidence), here, client(evidence));
        return List.of(INDICATIONS.weigh(answers).value("asked", asked.text()).lacking(missing(answers.answerers()))
                .settled(Verdict.WARN, answers.cleared() ? Verdict.PASS : Verdict.INCONCLUSIVE));
    }

    private static List<EvidenceKey> missing(List<Answerer> answerers) {
        if (answerers.isEmpty()) {
            return List.of(CHALLENGE, CERTIFICATE);
        }
        return answerers.stream().allMatch(a -> a.computer().isPresent()) ? List.of() : List.of(CHALLENGE);
    }

    /** What its resolver held days before or after the look says nothing of then; its hosts file does. */
    private static ClientAddresses client(CaseFile evidence) {
        ClientAddresses none = new ClientAddresses(List.of(), List.of());
        ClientAddresses client = evidence.find(ClientAddresses.TYPE, Vantage.CLIENT).orElse(none);
        boolean near = evidence.evidence(ClientAddresses.TYPE, Vantage.CLIENT) instanceof Evidence.Observed seen
                && Duration.between(seen.source().at(), evidence.began()).abs().compareTo(NEAR) <= 0;
        return near ? client : new ClientAddresses(client.hostsFile(), List.of(), client.policies());
    }
}
