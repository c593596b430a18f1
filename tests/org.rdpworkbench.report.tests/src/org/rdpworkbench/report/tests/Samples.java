// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.report.tests;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rdpworkbench.core.run.Diagnosis;
import org.rdpworkbench.core.run.Diagnosis.Contribution;
import org.rdpworkbench.core.run.Diagnosis.NextProbe;
import org.rdpworkbench.core.run.Diagnosis.Ranked;
import org.rdpworkbench.core.run.Json;
import org.rdpworkbench.core.run.Texts;
import org.rdpworkbench.core.spi.Cause;
import org.rdpworkbench.core.spi.Change;
import org.rdpworkbench.core.spi.ConnectOutcome;
import org.rdpworkbench.core.spi.Evidence;
import org.rdpworkbench.core.spi.EvidenceKey;
import org.rdpworkbench.core.spi.Fact;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.core.spi.Finding;
import org.rdpworkbench.core.spi.FixPlan;
import org.rdpworkbench.core.spi.Indication;
import org.rdpworkbench.core.spi.Reason;
import org.rdpworkbench.core.spi.Rung;
import org.rdpworkbench.core.spi.SettingValue;
import org.rdpworkbench.core.spi.Source;
import org.rdpworkbench.core.spi.Stage;
import org.rdpworkbench.core.spi.Strength;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.core.spi.Verdict;
import org.rdpworkbench.facts.ClockSkew;
import org.rdpworkbench.facts.NtlmChallenge;
import org.rdpworkbench.facts.SchannelEvents;
import org.rdpworkbench.facts.ServerCertificate;
import org.rdpworkbench.facts.TcpConnect;
import org.rdpworkbench.facts.TlsHandshake;

/** Diagnoses made by hand. */
final class Samples {

    static final Instant AT = Instant.parse("2026-11-23T10:00:00Z");
    static final Cause KEY = Cause.of("privatekey.unusable", Stage.TLS);
    static final Cause LAYER = Cause.of("policy.rdp-layer-only", Stage.NEGOTIATION);
    static final Cause EXPIRED = Cause.of("certificate.expired", Stage.TLS);
    static final Indication CLOSED = KEY.speaksFor(Strength.MODERATE, "closed").group("g2")
            .from(TlsHandshake.TYPE);
    static final Indication CLOSED_TOO = KEY.speaksFor(Strength.WEAK, "closed-too").group("g2")
            .from(TlsHandshake.TYPE);
    static final Indication EVENT = KEY.speaksAgainst(Strength.DECISIVE, "no-event")
            .from(Vantage.INSIDE, SchannelEvents.TYPE);
    static final Indication LAYER_CLOSED = LAYER.speaksFor(Strength.MODERATE, "closed")
            .from(TlsHandshake.TYPE);
    static final Indication SERVED = EXPIRED.speaksFor(Strength.STRONG, "served")
            .from(ServerCertificate.TYPE);

    static final Texts TEXTS = new Texts(Map.of(
            "privatekey.unusable.title", "The host cannot use the private key of its certificate",
            "privatekey.unusable.fail", "Whoever connects is cut off before a logon is possible.",
            "privatekey.unusable.closed", "It closed {millis} ms after the ClientHello, and said {said}.",
            "privatekey.unusable.closed-too", "It closed without a word.",
            "policy.rdp-layer-only.title", "The host takes standard RDP security only",
            "policy.rdp-layer-only.closed", "It hung up on TLS.",
            "certificate.expired.title", "The certificate has expired",
            "certificate.expired.warn", "It ended on {date}; clients warn and go on.",
            "certificate.expired.served", "The host serves a certificate that ended on {date}.",
            "network.hellos.title", "Further ClientHellos")).and(new Texts(Map.of(
                    "privatekey.unusable.fix-aside", "Put the key aside, as {said} says",
                    "privatekey.unusable.fix-aside.interrupts", "Sessions end.")));

    private Samples() {}

    static Diagnosis.Ranked ranked(Cause cause, double share, Verdict verdict, boolean consequence,
            List<Contribution> because) {
        return new Ranked(cause, share, verdict, consequence, because);
    }

    static <F extends Record & Fact> Evidence observed(FactType<F> type, F fact) {
        return new Evidence.Observed(type.from(Vantage.HERE), type.version(), Json.tree(fact),
                new Source("network.first-look", "1.0.0", AT, 12));
    }

    static Evidence missing(FactType<?> type, Vantage vantage, Reason reason, String detail,
            Optional<EvidenceKey> because) {
        return new Evidence.Missing(type.from(vantage), reason, detail, because, Source.engine(AT));
    }

    static ServerCertificate certificate(String subject) {
        return new ServerCertificate(List.of(new ServerCertificate.Certificate(subject, subject, "01",
                Instant.parse("2026-05-01T00:00:00Z"), Instant.parse("2026-11-01T00:00:00Z"), "RSA", 2048,
                "SHA256withRSA", List.of(), List.of(), "AB12", "CD34")), true, ServerCertificate.NameMatch.MISMATCH);
    }

    private static NtlmChallenge challenge(String name) {
        return new NtlmChallenge(Optional.empty(), Optional.of(name), Optional.of("CONTOSO"), Optional.empty(),
                Optional.empty(), Optional.empty(), 0, Optional.of("10.0.17763"), Optional.of("Windows Server 2019"),
                Optional.empty());
    }

    /** Two causes that the wire cannot tell apart; {@code said} is text from the wire. */
    static Diagnosis twins(String said) {
        Map<String, Object> values = Map.of("millis", 12, "said", said);
        Finding key = Finding.of(KEY, Verdict.FAIL).with(CLOSED, values).with(CLOSED_TOO).with(EVENT);
        Finding layer = Finding.of(LAYER, Verdict.FAIL).with(LAYER_CLOSED);
        return new Diagnosis(Target.of("192.0.2.7", 3389), Optional.of("0x904/0x7"), Verdict.FAIL,
                Optional.of(Stage.TLS),
                "The connection breaks at TLS: closed after ClientHello; likeliest cause: an unusable key.",
                List.of(Rung.passed(Stage.NETWORK, "connected", 1.04), Rung.passed(Stage.LISTENER, "accepts", 1),
                        Rung.remarkable(Stage.NEGOTIATION, "TLS chosen", 3),
                        Rung.broken(Stage.TLS, "closed after ClientHello", 12_345)),
                List.of(ranked(KEY, 0.455, Verdict.FAIL, false,
                                List.of(new Contribution(CLOSED, values, true),
                                        new Contribution(CLOSED_TOO, Map.of(), false),
                                        new Contribution(EVENT, Map.of(), true))),
                        ranked(LAYER, 0.452, Verdict.FAIL, true,
                                List.of(new Contribution(LAYER_CLOSED, Map.of(), true)))),
                0.093, List.of(key, layer),
                List.of(observed(TcpConnect.TYPE, new TcpConnect(List.of(new TcpConnect.ToAddress("192.0.2.7", 3389,
                                ConnectOutcome.CONNECTED, 1, "")))),
                        observed(TlsHandshake.TYPE, new TlsHandshake(TlsHandshake.Outcome.HOST_CLOSED, Optional.empty(),
                                Optional.empty(), 12, 0, Optional.empty(), Optional.empty(), "", "")),
                        observed(NtlmChallenge.TYPE, challenge(said)),
                        missing(ServerCertificate.TYPE, Vantage.HERE, Reason.PREREQUISITE, "",
                                Optional.of(TlsHandshake.TYPE.from(Vantage.HERE))),
                        missing(ClockSkew.TYPE, Vantage.HERE, Reason.PROBE_BROKEN, said, Optional.empty()),
                        missing(SchannelEvents.TYPE, Vantage.INSIDE, Reason.NO_PROBE, "", Optional.empty())),
                Optional.of(new NextProbe(Optional.of("network.hellos"), "It would tell the two apart.")),
                List.of(plan(said)), List.of("The probe x of plugin y broke: " + said));
    }

    private static FixPlan plan(String said) {
        return FixPlan.of(KEY.id(), "aside", FixPlan.Security.WEAKER).interrupting().value("said", said)
                .then(new Change.Set("registry:HKLM\\Rdp\\Key", Optional.of(SettingValue.ABSENT),
                        SettingValue.text(said)))
                .then(new Change.Set("registry:HKLM\\Rdp\\Port", Optional.empty(), SettingValue.dword(3390)))
                .then(new Change.Move("C:\\f686", "C:\\f686.bak"))
                .then(new Change.Act(Change.Action.RESTART_SERVICE, "TermService", "it runs"));
    }

    static Diagnosis healthy(Optional<String> symptom) {
        Finding expired = Finding.of(EXPIRED, Verdict.WARN).with(SERVED, Map.of("date", "2026-11-01"))
                .value("date", "2026-11-01");
        return new Diagnosis(Target.of("srv1.example.net", 3390), symptom,
                symptom.isPresent() ? Verdict.NOT_REPRODUCED : Verdict.WARN, Optional.empty(),
                "The connection gets as far as authentication (asks for credentials); worth a look: the certificate.",
                List.of(Rung.passed(Stage.TLS, "TLSv1.3", 8), Rung.passed(Stage.AUTHENTICATION, "asks", 2)),
                List.of(ranked(EXPIRED, 0.7, Verdict.WARN, false,
                        List.of(new Contribution(SERVED, Map.of("date", "2026-11-01"), true)))),
                0.3, List.of(expired, Finding.of(KEY, Verdict.PASS)),
                List.of(observed(ServerCertificate.TYPE, certificate("CN=srv1.example.net")),
                        observed(ClockSkew.TYPE, new ClockSkew(2_820.4, 0.51, "the NTLM challenge"))),
                Optional.empty(), List.of(), List.of());
    }

    /** Nothing fails and nothing is worth a look. */
    static Diagnosis pass(Optional<String> symptom, List<Evidence> evidence) {
        return new Diagnosis(Target.of("srv1.example.net", 3390), symptom,
                symptom.isPresent() ? Verdict.NOT_REPRODUCED : Verdict.PASS, Optional.empty(),
                "The connection gets as far as TLS (done); nothing fails from here.",
                List.of(Rung.passed(Stage.TLS, "TLSv1.3", 8)), List.of(), 1, List.of(), evidence, Optional.empty(),
                List.of(), List.of());
    }

    /** Nothing was seen, because a plugin broke with these words. */
    static Diagnosis broke(String words) {
        return new Diagnosis(Target.of("srv1.example.net", 3389), Optional.empty(), Verdict.ERROR, Optional.empty(),
                "Nothing was seen; the look is incomplete.", List.of(), List.of(), 1, List.of(), List.of(),
                Optional.empty(), List.of(), List.of(words));
    }
}
