// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.report.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rdpworkbench.core.run.Diagnosis;
import org.rdpworkbench.core.run.Diagnosis.Contribution;
import org.rdpworkbench.core.run.Diagnosis.NextProbe;
import org.rdpworkbench.core.run.Json;
import org.rdpworkbench.core.spi.Change;
import org.rdpworkbench.core.spi.ConnectOutcome;
import org.rdpworkbench.core.spi.Evidence;
import org.rdpworkbench.core.spi.EvidenceKey;
import org.rdpworkbench.core.spi.Fact;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.core.spi.Figure;
import org.rdpworkbench.core.spi.Figure.Cell;
import org.rdpworkbench.core.spi.Figure.Layer;
import org.rdpworkbench.core.spi.Figure.Mark;
import org.rdpworkbench.core.spi.Figure.Span;
import org.rdpworkbench.core.spi.Figure.Tone;
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
import org.rdpworkbench.facts.AddressIdentities;
import org.rdpworkbench.facts.ClientAddresses.NamePolicy;
import org.rdpworkbench.facts.ClientAddresses;
import org.rdpworkbench.facts.ClientSettings;
import org.rdpworkbench.facts.ClockSkew;
import org.rdpworkbench.facts.KeyAccess;
import org.rdpworkbench.facts.NameResolution;
import org.rdpworkbench.facts.Negotiation;
import org.rdpworkbench.facts.NtlmChallenge;
import org.rdpworkbench.facts.ReferenceClocks;
import org.rdpworkbench.facts.RefusedLogons;
import org.rdpworkbench.facts.RemoteDesktopSettings;
import org.rdpworkbench.facts.RemoteDesktopSettings.Origin;
import org.rdpworkbench.facts.RemoteDesktopSettings.Owner;
import org.rdpworkbench.facts.RemoteDesktopSettings.Setting;
import org.rdpworkbench.facts.ServerCertificate;
import org.rdpworkbench.facts.TcpConnect;
import org.rdpworkbench.facts.TlsHandshake;
import org.rdpworkbench.report.CsvReport;
import org.rdpworkbench.report.HtmlReport;
import org.rdpworkbench.report.Illustrated;
import org.rdpworkbench.report.JsonReport;
import org.rdpworkbench.report.JunitReport;
import org.rdpworkbench.report.MarkdownReport;
import org.rdpworkbench.report.Redaction;
import org.rdpworkbench.report.Redaction.Level;
import org.rdpworkbench.report.TextReport;
import org.rdpworkbench.report.TextStyle;

/** A canary stands in every field that a host, a resolver or a person can fill, and must not come out anywhere. */
class RedactionTest {

    private static final String SHA1 = "0123456789abcdef0123456789abcdef01234567";
    private static final String IPV6 = "2001:db8::ca:7";
    private static final List<String> CANARIES = List.of("canary", "warbler", "finch-ca", "sparrow", "plover");
    private static final List<String> NUMBERS = List.of("192.0.2.7", "198.51.100.9", IPV6, SHA1, "5eba11ad");
    private static final TextStyle UTF8 = TextStyle.of(StandardCharsets.UTF_8, false);

    /** A fact of somebody else's plugin. */
    private record Unknown() implements Fact {}

    private static final FactType<Unknown> UNKNOWN = new FactType<>("org.example.Unknown", 1, Unknown.class);

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_16LE));
    }

    private static List<Evidence> evidence() {
        return List.of(
                Samples.observed(NameResolution.TYPE, new NameResolution("canary.warbler.example",
                        NameResolution.Outcome.RESOLVED, List.of("192.0.2.7"), List.of(IPV6), 1, "asked sparrow:53")),
                Samples.observed(TcpConnect.TYPE, new TcpConnect(List.of(new TcpConnect.ToAddress("192.0.2.7", 3389,
                        ConnectOutcome.CONNECTED, 1, "to CANARY.warbler.example/192.0.2.7",
                        Optional.of("198.51.100.9"))))),
                Samples.observed(RefusedLogons.TYPE, RefusedLogons.counted(Instant.EPOCH, Instant.EPOCH,
                        RefusedLogons.Refusal.read("3", "0xc000006d", "0x0", IPV6, Instant.EPOCH).stream().toList())),
                Samples.observed(Negotiation.TYPE, new Negotiation(List.of(new Negotiation.Exchange(11,
                        Negotiation.Answer.NOT_RDP, Optional.empty(), Optional.empty(), Optional.empty(),
                        Optional.empty(), hex("canary"), 1, "220 sparrow.warbler.example ready")))),
                Samples.observed(TlsHandshake.TYPE, new TlsHandshake(TlsHandshake.Outcome.NOT_TLS, Optional.empty(),
                        Optional.empty(), 1, 9, Optional.empty(), Optional.empty(), "53534820" + hex("sparrow"), "")),
                Samples.observed(NtlmChallenge.TYPE, new NtlmChallenge(Optional.of("WARBLER"), Optional.of("CANARY"),
                        Optional.of("WARBLER"), Optional.of("canary.warbler.example"), Optional.of("warbler.example"),
                        Optional.of("warbler.example"), 0, Optional.of("10.0.17763"), Optional.empty(),
                        Optional.empty())),
                Samples.observed(ServerCertificate.TYPE, new ServerCertificate(List.of(
                        new ServerCertificate.Certificate("CN=canary.warbler.example, O=Sparrow & Co",
                                "CN=Finch-CA of Sparrow, DC=warbler", "5eba11ad", Samples.AT, Samples.AT, "RSA", 2048,
                                "SHA256withRSA", List.of(), List.of("canary.warbler.example", "*.warbler.example",
                                "192.0.2.7"), SHA1, SHA1 + SHA1.substring(0, 24))), false,
                        ServerCertificate.NameMatch.MATCH)),
                Samples.observed(RemoteDesktopSettings.TYPE, new RemoteDesktopSettings(List.of(new Setting("x",
                        Optional.of(1L), Owner.POLICY, Optional.of(1L), Optional.empty(), Optional.of(
                                new Origin(Origin.Source.GROUP_POLICY, Optional.of("plover"))))))),
                Samples.observed(ReferenceClocks.TYPE, new ReferenceClocks(List.of(new ReferenceClocks.Clock(
                        "sparrow.warbler.example", "rootDSE", 1, 1)))),
                Samples.observed(AddressIdentities.TYPE, new AddressIdentities(List.of(new AddressIdentities.Identity(
                        "198.51.100.9", ConnectOutcome.CONNECTED, 1, true, Optional.of(SHA1), List.of("canary"),
                        Optional.of("sparrow"))))),
                Samples.observed(ClientAddresses.TYPE, new ClientAddresses(List.of("192.0.2.7"), List.of(),
                        Optional.of(List.of(new NamePolicy(".warbler.example", List.of("198.51.100.9")),
                                new NamePolicy(".", List.of(IPV6)))))),
                Samples.observed(ClientSettings.TYPE, new ClientSettings(Optional.of(SHA1), Optional.of(true),
                        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                        Optional.of(List.of("Filter of sparrow")))),
                new Evidence.Observed(UNKNOWN.from(Vantage.HERE), 1, Json.mapper()
                        .createObjectNode().put("sparrow", "Canary of warbler").put("year", 2026),
                        new Source("x", "1", Samples.AT, 1)),
                Samples.missing(new FactType<>("org.example.Mute", 1, Unknown.class), Vantage.HERE, Reason.NO_PROBE,
                        "no installed plugin looks there", Optional.empty()),
                Samples.missing(new FactType<>("org.example.Deaf", 1, Unknown.class), Vantage.HERE, Reason.NO_ACCESS,
                        "canary does not hear", Optional.empty()),
                Samples.missing(ClockSkew.TYPE, Vantage.HERE, Reason.NO_ACCESS,
                        "the domain controller sparrow:389 could not be asked", Optional.empty()));
    }

    private static Diagnosis diagnosis() {
        String said = "canary, *.warbler.example and CANARY.WARBLER.EXAMPLE. at 192.0.2.7 or [" + IPV6 + "], " + SHA1;
        Map<String, Object> values = Map.of("said", said, "millis", 12, "cut", "CN=canary.warbler.exam...");
        Indication foreign = Samples.LAYER.speaksFor(Strength.WEAK, "foreign").from(UNKNOWN);
        Finding key = Finding.of(Samples.KEY, Verdict.FAIL).with(Samples.CLOSED, values).value("name", "canary")
                .value("owner", "the group policy \"Plover\"");
        FixPlan plan = FixPlan.of(Samples.KEY.id(), "aside", FixPlan.Security.SAME).interrupting().afterRestart()
                .value("said", said)
                .then(new Change.Set("registry:HKLM\\Rdp\\canary", Optional.of(SettingValue.of("SDDL",
                        "O:canary".getBytes(StandardCharsets.UTF_8))), SettingValue.text("canary")))
                .then(new Change.Move("C:\\Users\\canary\\x", "C:\\canary"))
                .then(new Change.Act(Change.Action.REMOVE_CERTIFICATE, SHA1, "canary runs"));
        return new Diagnosis(Target.of("canary.warbler.example", 3389), Optional.of("0x904 on canary"), Verdict.FAIL,
                Optional.of(Stage.TLS), "It breaks at canary.warbler.example.",
                List.of(Rung.broken(Stage.TLS, "closed by canary", 1)),
                List.of(Samples.ranked(Samples.KEY, 0.5, Verdict.FAIL, false,
                        List.of(new Contribution(Samples.CLOSED, values, true)))),
                0.5, List.of(key, Finding.of(Samples.LAYER, Verdict.INCONCLUSIVE).with(foreign, values)), evidence(),
                Optional.of(new NextProbe(Optional.of("network.hellos"), "Look at canary again")), List.of(plan),
                List.of("The check x broke: cannot read \"sparrow\" of canary at 198.51.100.9"));
    }

    private static Stream<Figure> figures() {
        return Stream.of(new Figure.Stack("of canary", List.of(new Layer("canary", "at 192.0.2.7", Tone.BAD))),
                new Figure.Timeline("canary", List.of(new Span("CN=canary.warbler.example, O=Sparrow & Co",
                        Samples.AT, Samples.AT, Tone.GOOD)), List.of(new Mark("sparrow", Samples.AT, Tone.BAD))),
                new Figure.Table("t", List.of("canary"), List.of(List.of(new Cell("sparrow, " + IPV6, Tone.PLAIN)))));
    }

    /** Every format in one text. */
    private static String written(Illustrated host) {
        List<Diagnosis> diagnoses = List.of(host.diagnosis());
        return String.join("\n", new TextReport(Samples.TEXTS, UTF8).write(host.diagnosis(), host.figure()),
                new JsonReport(Samples.TEXTS).write(diagnoses), new HtmlReport(Samples.TEXTS).write(List.of(host)),
                new MarkdownReport(Samples.TEXTS, UTF8).write(List.of(host)), new CsvReport(UTF8).write(diagnoses),
                new JunitReport(Samples.TEXTS).write(diagnoses)).toLowerCase(Locale.ROOT).replace("\\", "");
    }

    private static Illustrated redacted(Level level, Figure figure) {
        Diagnosis diagnosis = diagnosis();
        return Redaction.of(level, List.of(diagnosis)).of(new Illustrated(diagnosis, Optional.of(figure)));
    }

    private static void lacks(String written, List<String> canaries) {
        for (String canary : canaries) {
            int at = written.indexOf(canary);
            assertTrue(at < 0, () -> canary + ": " + written.substring(Math.max(0, at - 200),
                    Math.min(written.length(), at + 100)));
            assertFalse(written.contains(hex(canary)), canary);
        }
    }

    @Test
    void canariesSingWhenNothingIsRedacted() {
        Illustrated host = redacted(Level.NONE, figures().findFirst().orElseThrow());
        String written = written(host);
        Stream.concat(CANARIES.stream(), NUMBERS.stream()).forEach(
                canary -> assertTrue(written.contains(canary), canary));
        assertTrue(written.contains(hex("canary")));
    }

    @Test
    void noNameComesOut() {
        figures().forEach(figure -> {
            String written = written(redacted(Level.NAMES, figure));
            lacks(written, CANARIES);
            NUMBERS.forEach(number -> assertTrue(written.contains(number), number));
        });
    }

    @Test
    void neitherComesAnAddressOrAnIdentifier() {
        figures().forEach(figure -> {
            String written = written(redacted(Level.ALL, figure));
            lacks(written, CANARIES);
            lacks(written, NUMBERS);
        });
    }

    @Test
    void theSameHasTheSamePseudonymEverywhere() {
        Diagnosis names = redacted(Level.NAMES, figures().findFirst().orElseThrow()).diagnosis();
        assertEquals("host-1.domain-1:3389", names.target().toString());
        assertEquals("It breaks at host-1.domain-1.", names.summary());
        assertEquals("host-1, *.domain-1 and host-1.domain-1. at 192.0.2.7 or [" + IPV6 + "], " + SHA1,
                names.findings().getFirst().held().getFirst().values().get("said"));
        assertEquals("...", names.findings().getFirst().held().getFirst().values().get("cut"));
        String evidence = new JsonReport(Samples.TEXTS).tree(names).get("evidence").toString();
        assertTrue(evidence.contains("\"netbiosComputer\":\"host-1\",\"netbiosDomain\":\"domain-1\","
                + "\"dnsComputer\":\"host-1.domain-1\",\"dnsDomain\":\"domain-1\""), evidence);
        assertTrue(evidence.contains("\"subject\":\"CN=host-1.domain-1\",\"issuer\":\"CN=name-1\""), evidence);
        assertTrue(evidence.contains("\"names\":[\"host-1.domain-1\",\"*.domain-1\",\"192.0.2.7\"]"), evidence);
        assertTrue(evidence.contains("{\"sparrow\":\"text-1\",\"year\":2026}")
                || evidence.contains("{\"host-2\":\"text-1\",\"year\":2026}"), evidence);
        assertTrue(evidence.contains("{\"names\":\".domain-1\",\"servers\":[\"198.51.100.9\"]}"), evidence);
        assertTrue(evidence.contains("{\"names\":\".\",\"servers\":[\"" + IPV6 + "\"]}"), evidence);
        assertTrue(evidence.contains("\"no installed plugin looks there\""), evidence);
    }

    @Test
    void hostsOfOneResultAreNumberedInTheirOrder() {
        List<Diagnosis> all = List.of(Samples.healthy(Optional.empty()), diagnosis(), Samples.twins("srv1"));
        Redaction redaction = Redaction.of(Level.ALL, all);
        assertEquals(List.of("host-1.domain-1:3390", "host-2.domain-2:3389", "address-1:3389"), all.stream()
                .map(one -> redaction.of(new Illustrated(one, Optional.empty())).diagnosis().target().toString())
                .toList());
    }

    @Test
    void planKeepsTheFormThatItMustHave() {
        FixPlan plan = redacted(Level.ALL, figures().findFirst().orElseThrow()).diagnosis().plans().getFirst();
        assertTrue(plan.changes().getLast() instanceof Change.Act act && act.subject().matches("0{20,}[0-9]+")
                && act.subject().length() == SHA1.length(), plan::toString);
        assertEquals(Samples.KEY.id() + ".fix-aside", plan.key());
        assertTrue(plan.interrupts());
        assertTrue(plan.waitsForRestart());
    }

    /** A host's file stands in the fact, where it is a secret as a whole, and in the target of the plan. */
    @ParameterizedTest
    @EnumSource(names = {"NAMES", "ALL"})
    void aPlanForAFileOfAFactKeepsItsForm(Level level) {
        String file = "C:\\ProgramData\\Keys\\" + SHA1.substring(0, 32) + "_guid";
        Diagnosis told = planning(Samples.observed(KeyAccess.TYPE, new KeyAccess(file, false, true,
                Optional.of(false), Optional.of("0100" + "048000000000"), Optional.empty())), "acl:" + file,
                level);
        assertTrue(told.plans().getFirst().changes().getFirst().target().matches(
                "acl:C:\\\\ProgramData\\\\Keys\\\\[0-9a-f]{32}_guid"), told.plans()::toString);
        assertEquals(level == Level.NAMES, new JsonReport(Samples.TEXTS).tree(told).toString().contains("048000"));
    }

    @ParameterizedTest
    @CsvSource({"acl:C:\\Users\\canary, C:\\Users\\canary, acl:C:\\withheld",
        "registry:HKLM\\Canary\\Name, HKLM\\Canary\\Name, registry:HKLM\\withheld\\withheld",
        "service:a$canary, a$canary, service:text-1"})
    void whatLosesItsFormIsWithheld(String target, String secret, String told) {
        Evidence unknown = new Evidence.Observed(new EvidenceKey("sample.Unknown", Vantage.HERE), 1,
                Json.mapper().createObjectNode().put("where", secret), Source.engine(Samples.AT));
        assertEquals(told, planning(unknown, target, Level.NAMES).plans().getFirst().changes().getFirst().target());
    }

    private static Diagnosis planning(Evidence evidence, String target, Level level) {
        Diagnosis plain = Samples.pass(Optional.empty(), List.of(evidence));
        FixPlan plan = FixPlan.of(Samples.KEY.id(), "x", FixPlan.Security.SAME)
                .then(new Change.Set(target, Optional.empty(), SettingValue.ABSENT));
        Diagnosis planned = new Diagnosis(plain.target(), plain.symptom(), plain.verdict(), plain.stage(),
                plain.summary(), plain.ladder(), plain.causes(), plain.noneOfThese(), plain.findings(),
                plain.evidence(), plain.next(), List.of(plan), plain.problems());
        return Redaction.of(level, List.of(planned)).of(new Illustrated(planned, Optional.empty())).diagnosis();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a-", "a.", ".", "CN=a\\,", "a:", "192.0.2.", "ab ", "\ud83d\ude00", "\"", "::1 ", "0a"})
    @Timeout(20)
    void endlessTextTakesNoEndlessTime(String part) {
        String said = part.repeat(100_000) + "...";
        Diagnosis twins = Samples.twins(said);
        Diagnosis served = Samples.pass(Optional.empty(), List.of(Samples.observed(ServerCertificate.TYPE,
                Samples.certificate(said))));
        Redaction redaction = Redaction.of(Level.ALL, List.of(twins, served));
        for (Diagnosis one : List.of(twins, served)) {
            assertEquals(one.verdict(), redaction.of(new Illustrated(one, Optional.empty())).diagnosis().verdict());
        }
    }

    @Test
    void wordsOfOursStayWhateverAHostIsCalled() {
        Diagnosis twins = Samples.twins("TLS");
        Diagnosis redacted = Redaction.of(Level.NAMES, List.of(twins)).of(new Illustrated(twins, Optional.empty()))
                .diagnosis();
        assertEquals(twins.summary(), redacted.summary());
        assertSame(twins, Redaction.of(Level.NONE, List.of(twins)).of(new Illustrated(twins, Optional.empty()))
                .diagnosis());
    }
}
