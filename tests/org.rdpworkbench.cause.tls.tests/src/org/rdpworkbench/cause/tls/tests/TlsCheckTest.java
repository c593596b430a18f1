// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.tls.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rdpworkbench.cause.tls.TlsCheck;
import org.rdpworkbench.core.spi.Check;
import org.rdpworkbench.core.spi.ConnectOutcome;
import org.rdpworkbench.core.spi.Fact;
import org.rdpworkbench.core.spi.Indication;
import org.rdpworkbench.core.spi.Strength;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.core.spi.Verdict;
import org.rdpworkbench.facts.ClientTls;
import org.rdpworkbench.facts.HelloAnswer;
import org.rdpworkbench.facts.ListenerEvents;
import org.rdpworkbench.facts.Negotiation.Answer;
import org.rdpworkbench.facts.Onset;
import org.rdpworkbench.facts.OtherTlsService;
import org.rdpworkbench.facts.RemoteDesktopSettings;
import org.rdpworkbench.facts.RemoteDesktopSettings.Owner;
import org.rdpworkbench.facts.RemoteDesktopSettings.Setting;
import org.rdpworkbench.facts.TlsHandshake;
import org.rdpworkbench.facts.TlsHandshake.Outcome;
import org.rdpworkbench.facts.TlsSupport;
import org.rdpworkbench.testkit.Cases;
import org.rdpworkbench.testkit.Expectation;

final class TlsCheckTest {

    private static final String VERSION = "tls.no-common-version";
    private static final String SUITE = "tls.no-common-suite";
    private static final String DISABLED = "tls.server-disabled";
    private static final String RARE = "TLS_RSA_WITH_CAMELLIA_256_CBC_SHA";
    private static final Check CHECK = new TlsCheck();
    private static final HelloAnswer OK = Looks.OK;
    private static final HelloAnswer CLOSED = Looks.CLOSED;

    static List<Expectation> version() {
        HelloAnswer no = Looks.alert(70);
        HelloAnswer unfit = Looks.alert(40);
        return List.of(
                row("alert 70 to every version", VERSION, with(Looks.refused(70), Looks.versions(no, no, no, no)),
                        Verdict.FAIL, "version-alert", "current-versions-refused"),
                row("nothing fits TLS 1.3, and TLS 1.2 passes by itself", VERSION, with(Looks.refused(40),
                        Looks.versions(unfit, OK, no, no)), Verdict.PASS, "version-fits-alone"),
                row("the same, seen with hellos alone", VERSION, with(Looks.refused(40),
                        Looks.hellos(unfit, unfit, OK, unfit)), Verdict.INCONCLUSIVE),
                row("the newest version passes by itself, others are reset", VERSION, with(Looks.closed(),
                        Looks.versions(OK, CLOSED, CLOSED, CLOSED)), Verdict.PASS, "version-fits-alone",
                        "newest-version-only"),
                row("one version passes by itself, and the whole offer brings alert 70", VERSION,
                        with(Looks.refused(70), Looks.versions(no, OK)), Verdict.FAIL, "version-alert",
                        "other-version-accepted"),
                row("versions pass by themselves with a suite that was not offered", VERSION, with(Looks.closed(),
                        Looks.lacking(RARE, no, OK, OK, OK)), Verdict.PASS, "version-fits-alone"),
                row("only old ones pass, and newer ones are closed", VERSION, with(Looks.closed(),
                        Looks.versions(CLOSED, CLOSED, OK, OK)), Verdict.FAIL, "other-version-accepted",
                        "old-versions-only"),
                row("healthy", VERSION, healthy(), Verdict.PASS, "version-fits"),
                row("TLS 1.2 and 1.3", VERSION, with(healthy(), Looks.versions(OK, OK, no, no)), Verdict.PASS,
                        "version-fits"),
                row("alert 70", VERSION, Looks.refused(70), Verdict.FAIL, "version-alert"),
                row("alert 70, split as well", VERSION, with(Looks.refused(70), Looks.hellos(no, no)), Verdict.FAIL,
                        "version-alert", "split-refused-too"),
                row("only TLS 1.2 and older pass", VERSION, with(Looks.closed(), Looks.hellos(CLOSED, CLOSED, OK)),
                        Verdict.FAIL, "other-version-accepted"),
                row("one version passes by itself", VERSION, with(Looks.closed(), Looks.versions(CLOSED, OK)),
                        Verdict.FAIL, "other-version-accepted"),
                row("TLS 1.0 chosen", VERSION, Looks.completed("TLSv1.0", Looks.MODERN), Verdict.WARN,
                        "old-version-chosen"),
                row("TLS 1.0 and no other", VERSION, with(Looks.completed("TLSv1.0", Looks.MODERN),
                        Looks.versions(no, no, no, OK)), Verdict.WARN, "old-version-chosen", "old-versions-only",
                        "current-versions-refused"),
                row("TLS 1.0 accepted, 1.2 not asked for", VERSION, with(Looks.completed("TLSv1.0", Looks.MODERN),
                        Looks.versions(no, Looks.LOST, Looks.LOST, OK)), Verdict.WARN, "old-version-chosen"),
                row("TLS 1.3 and no other", VERSION, with(Looks.completed("TLSv1.3", Looks.MODERN),
                        Looks.versions(OK, no, no, no)), Verdict.WARN, "newest-version-only"),
                row("TLS 1.3, and then no connection", VERSION, with(Looks.completed("TLSv1.3", Looks.MODERN),
                        Looks.versions(OK, Looks.LOST, Looks.LOST)), Verdict.PASS, "version-fits"),
                row("all that the host takes is off on the client", VERSION, off(Looks.versions(no, OK, no, no),
                        "TLSv1.2", "TLSv1.1"), Verdict.WARN, "client-lacks-all"),
                row("some of it is off on the client", VERSION, off(Looks.versions(OK, OK, no, no), "TLSv1.2"),
                        Verdict.PASS, "version-fits"),
                row("nothing is off on the client", VERSION, off(Looks.versions(no, OK, no, no)), Verdict.PASS,
                        "version-fits"),
                row("one version is off there, and not all were asked for here", VERSION,
                        off(Looks.versions(no, OK, Looks.LOST, Looks.LOST), "TLSv1.2"), Verdict.PASS, "version-fits"),
                row("closed", VERSION, Looks.closed(), Verdict.INCONCLUSIVE),
                row("another Schannel event", VERSION, inside(Looks.refused(70), 36871), Verdict.FAIL,
                        "version-alert", "schannel-event"));
    }

    static List<Expectation> suite() {
        HelloAnswer no = Looks.alert(40);
        return List.of(
                row("healthy", SUITE, healthy(), Verdict.PASS, "suite-fits"),
                row("alert 40", SUITE, Looks.refused(40), Verdict.FAIL, "suite-alert", "all-suites-offered"),
                row("alert 71", SUITE, Looks.refused(71), Verdict.FAIL, "suite-alert", "all-suites-offered"),
                row("alert 40, split as well", SUITE, with(Looks.refused(40), Looks.hellos(no, no)), Verdict.FAIL,
                        "suite-alert", "all-suites-offered", "split-refused-too"),
                row("hung up in clear", SUITE, Looks.tls(Outcome.HOST_ULTIMATUM, 24, 9), Verdict.FAIL,
                        "ultimatum", "all-suites-offered"),
                row("only fewer suites pass", SUITE, with(Looks.refused(40), Looks.hellos(no, no, no, OK)),
                        Verdict.FAIL, "suite-alert", "all-suites-offered", "split-refused-too",
                        "other-suites-accepted"),
                row("only a suite that was not offered", SUITE, with(Looks.refused(40),
                        Looks.lacking(RARE, no, OK, OK, OK)), Verdict.FAIL, "suite-alert", "suites-not-offered"),
                row("of the newest version only a suite that was not offered", SUITE, with(Looks.closed(),
                        Looks.lacking(RARE, OK, no)), Verdict.FAIL, "suites-not-offered"),
                row("suites that nobody compared with the offer, and alert 40", SUITE, with(Looks.refused(40),
                        Looks.versions(no, OK)), Verdict.FAIL, "suite-alert", "all-suites-offered"),
                row("a suite that was offered, and alert 40 all the same", SUITE, with(Looks.refused(40),
                        Looks.offered(Looks.MODERN, no, OK)), Verdict.FAIL, "suite-alert", "all-suites-offered",
                        "offered-suite-accepted"),
                row("a suite that was offered, and closed all the same", SUITE, with(Looks.closed(),
                        Looks.offered(Looks.MODERN, CLOSED, OK)), Verdict.PASS, "offered-suite-accepted"),
                row("a suite that was offered, and every version with it", SUITE, with(healthy(),
                        Looks.offered(Looks.MODERN, OK, OK)), Verdict.PASS, "suite-fits"),
                row("obsolete ones only", SUITE, with(Looks.completed("TLSv1.2", Looks.OBSOLETE),
                        Looks.support(List.of(Looks.OBSOLETE), no, OK)), Verdict.WARN, "obsolete-suites-only"),
                row("an obsolete one among others", SUITE, with(healthy(),
                        Looks.support(List.of(Looks.MODERN, Looks.OBSOLETE), no, OK)), Verdict.PASS, "suite-fits"),
                row("closed", SUITE, Looks.closed(), Verdict.INCONCLUSIVE),
                row("event 36874", SUITE, inside(Looks.closed(), 36874), Verdict.FAIL, "schannel-event"));
    }

    static List<Expectation> disabled() {
        HelloAnswer no = Looks.alert(70);
        return List.of(
                row("healthy", DISABLED, healthy(), Verdict.PASS, "serves-tls"),
                row("every version refused", DISABLED, with(Looks.refused(70), Looks.versions(no, no, no, no)),
                        Verdict.FAIL, "every-version-refused"),
                row("one refused because of the version and others not", DISABLED, with(Looks.refused(40),
                        Looks.versions(no, Looks.alert(40), Looks.alert(40), Looks.alert(40))), Verdict.PASS,
                        "some-version-known"),
                row("old ones refused because of the version, current ones closed", DISABLED,
                        with(with(Looks.closed(), Looks.hellos(CLOSED, CLOSED)),
                                Looks.versions(CLOSED, CLOSED, no, no)), Verdict.PASS, "split-closed-too",
                        "some-version-known"),
                row("every version closed", DISABLED, with(Looks.closed(), Looks.versions(CLOSED, CLOSED, CLOSED,
                        CLOSED)), Verdict.INCONCLUSIVE),
                row("every version refused, as far as it could be asked", DISABLED, with(Looks.refused(70),
                        Looks.versions(no, no, Looks.LOST, Looks.LOST)), Verdict.INCONCLUSIVE),
                row("closed, split as well", DISABLED, with(Looks.closed(), Looks.hellos(CLOSED, CLOSED)),
                        Verdict.FAIL, "split-closed-too"),
                row("closed", DISABLED, Looks.closed(), Verdict.INCONCLUSIVE),
                row("closed, but one version is served", DISABLED, with(Looks.closed(), Looks.versions(CLOSED, OK)),
                        Verdict.PASS, "serves-tls"),
                row("event 36871", DISABLED, inside(Looks.closed(), 36871), Verdict.FAIL, "schannel-event"),
                row("TLS 1.2 off inside", DISABLED, set(Looks.closed(), 0, 0, 0), Verdict.FAIL, "switched-off"),
                row("TLS 1.2 off by default inside", DISABLED, set(Looks.closed(), 1, 1, 0), Verdict.FAIL,
                        "switched-off"),
                row("TLS 1.2 off and 1.3 on inside", DISABLED, set(Looks.closed(), 0, 0, 1), Verdict.INCONCLUSIVE),
                row("TLS 1.2 on inside", DISABLED, set(Looks.closed(), 0xFFFF_FFFFL, 0, 0), Verdict.INCONCLUSIVE,
                        "switched-on"),
                row("off inside, and not in effect", DISABLED, set(healthy(), 0, 0, 0), Verdict.PASS, "serves-tls"),
                row("off inside, and silent", DISABLED, set(Looks.tls(Outcome.STALLED, 5_000, 0), 0, 0, 0),
                        Verdict.PASS, "tls-stalled"));
    }

    /** What the host is set to as a server. */
    static Cases set(Cases outside, long enabled, long disabled, long newer) {
        return outside.from(Vantage.INSIDE, new RemoteDesktopSettings(List.of(
                setting(RemoteDesktopSettings.TLS_12_ENABLED, enabled),
                setting(RemoteDesktopSettings.TLS_12_DISABLED, disabled),
                setting(RemoteDesktopSettings.TLS_13_ENABLED, newer))));
    }

    private static Setting setting(String name, long value) {
        return new Setting(name, Optional.of(value), Owner.UNKNOWN, Optional.empty(), Optional.of(value));
    }

    @Test
    void theTextNamesWhatSwitchesItOffAndWhoSetIt() {
        assertEquals(Map.of("setting", "TLS 1.2 Server DisabledByDefault", "owner", "unknown: may be re-applied"),
                Expectation.judged(CHECK, DISABLED, set(Looks.closed(), 1, 1, 0)).held().getFirst().values());
    }

    /** What speaks against all of them alike. */
    static List<Expectation> common() {
        return Stream.of(VERSION, SUITE, DISABLED).flatMap(cause -> Stream.of(
                row("failure 3", cause, Looks.failed(3), Verdict.INCONCLUSIVE, "failure-3"),
                row("no answer", cause, Looks.ended(Answer.SILENT), Verdict.PASS, "no-answer"),
                row("the cookie is swallowed", cause, with(Looks.ended(Answer.SILENT), Looks.cookieSwallowed()),
                        Verdict.PASS, "no-answer", "cookie-swallowed"),
                row("silence", cause, Looks.tls(Outcome.STALLED, 5_000, 0), Verdict.PASS, "tls-stalled"),
                row("closed after a long silence", cause, Looks.tls(Outcome.HOST_RESET, 3_000, 0), Verdict.PASS,
                        "tls-stalled"),
                row("event 36870", cause, inside(Looks.closed(), 36870), Verdict.INCONCLUSIVE, "key-event"),
                row("no event", cause, inside(Looks.closed()), Verdict.INCONCLUSIVE, "no-event"))).toList();
    }

    /** What is around the connection weighs and accuses nobody by itself. */
    static List<Expectation> around() {
        Cases closed = Looks.closed();
        TlsHandshake there = Looks.handshake(Outcome.COMPLETED, 2_000);
        OtherTlsService other = new OtherTlsService(443, ConnectOutcome.CONNECTED, Optional.of(OK));
        return Stream.of(VERSION, SUITE, DISABLED).flatMap(cause -> Stream.of(
                row("it works from the host itself", cause, closed.from(Vantage.INSIDE, there), Verdict.INCONCLUSIVE,
                        "succeeds-elsewhere"),
                row("it breaks there, too", cause, closed.from(Vantage.CLIENT,
                        Looks.handshake(Outcome.HOST_CLOSED, 0)), Verdict.INCONCLUSIVE, "fails-elsewhere"),
                row("another service answers", cause, with(closed, other), Verdict.PASS, "other-service-fine"),
                row("the listener took nothing", cause, closed.from(Vantage.INSIDE,
                        new ListenerEvents(Cases.BEGAN, "192.0.2.9", List.of())), Verdict.PASS, "not-in-log"),
                row("since it was hardened and started", cause, began(closed, Onset.Event.HARDENED,
                        Onset.Event.BOOTED), Verdict.INCONCLUSIVE, "began-with-hardening"),
                row("hardened and not started yet", cause, began(closed, Onset.Event.HARDENED),
                        Verdict.INCONCLUSIVE))).toList();
    }

    private static Cases began(Cases evidence, Onset.Event... happened) {
        return evidence.from(Vantage.INSIDE, new Onset(Cases.BEGAN, Set.of(happened)));
    }

    static List<Expectation> onTheWay() {
        Cases splitAlone = with(Looks.closed(), Looks.hellos(CLOSED, OK, CLOSED, CLOSED));
        Cases sooner = with(Looks.closed(), Looks.hellos(Looks.SOONER, Looks.SOONER, Looks.SOONER, Looks.SOONER));
        return List.of(
                row("the split one passes", VERSION, splitAlone, Verdict.PASS, "split-alone"),
                row("the split one passes", SUITE, splitAlone, Verdict.PASS, "split-alone"),
                row("the split one passes", DISABLED, splitAlone, Verdict.PASS, "split-alone", "serves-tls"),
                row("closed sooner than the host can", VERSION, sooner, Verdict.PASS, "closed-nearer"),
                row("closed sooner than the host can", SUITE, sooner, Verdict.PASS, "closed-nearer"),
                row("closed sooner than the host can", DISABLED, sooner, Verdict.FAIL, "closed-nearer",
                        "split-closed-too"));
    }

    @ParameterizedTest
    @MethodSource({"version", "suite", "disabled", "common", "around", "onTheWay"})
    void verdictAndIndications(Expectation row) {
        row.holds(CHECK);
    }

    @Test
    void everyIndicationIsInTheTable() {
        Expectation.assertComplete(CHECK, Stream.of(version(), suite(), disabled(), common(), around(), onTheWay())
                .flatMap(List::stream).toList());
    }

    @Test
    void strengthsAsTheRankingHasThem() {
        Map<String, Strength> strengths = CHECK.indications().stream()
                .collect(Collectors.toMap(Indication::key, Indication::strength));
        assertEquals(Strength.STRONG, strengths.get("tls.no-common-version.version-alert"));
        assertEquals(Strength.MODERATE, strengths.get("tls.no-common-version.other-version-accepted"));
        assertEquals(Strength.DECISIVE, strengths.get("tls.no-common-version.current-versions-refused"));
        assertEquals(Strength.DECISIVE, strengths.get("tls.no-common-version.version-fits-alone"));
        assertEquals(Strength.DECISIVE, strengths.get("tls.no-common-suite.suites-not-offered"));
        assertEquals(Strength.STRONG, strengths.get("tls.no-common-suite.offered-suite-accepted"));
        assertEquals(Strength.STRONG, strengths.get("tls.no-common-suite.suite-alert"));
        assertEquals(Strength.MODERATE, strengths.get("tls.no-common-suite.ultimatum"));
        assertEquals(Strength.DECISIVE, strengths.get("tls.no-common-suite.schannel-event"));
        assertEquals(Strength.DECISIVE, strengths.get("tls.server-disabled.schannel-event"));
        for (String cause : List.of(VERSION, SUITE, DISABLED)) {
            assertEquals(Strength.MODERATE, strengths.get(cause + ".failure-3"));
            assertEquals(Strength.DECISIVE, strengths.get(cause + ".split-alone"));
            assertEquals(Strength.DECISIVE, strengths.get(cause + ".cookie-swallowed"));
            assertEquals(Strength.STRONG, strengths.get(cause + ".no-answer"));
            assertEquals(Strength.STRONG, strengths.get(cause + ".tls-stalled"));
            assertEquals(Strength.STRONG, strengths.get(cause + ".closed-nearer"));
            assertEquals(Strength.MODERATE, strengths.get(cause + ".key-event"));
            assertEquals(Strength.MODERATE, strengths.get(cause + ".no-event"));
            assertEquals(Strength.MODERATE, strengths.get(cause + ".succeeds-elsewhere"));
            assertEquals(Strength.MODERATE, strengths.get(cause + ".fails-elsewhere"));
            assertEquals(Strength.STRONG, strengths.get(cause + ".other-service-fine"));
            assertEquals(Strength.STRONG, strengths.get(cause + ".not-in-log"));
            assertEquals(Strength.MODERATE, strengths.get(cause + ".began-with-hardening"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {VERSION, SUITE, DISABLED})
    void namesWhatIsMissing(String cause) {
        assertEquals(List.of(TlsSupport.TYPE.from(Vantage.HERE)),
                Expectation.judged(CHECK, cause, Looks.closed()).missing());
    }

    @Test
    void valuesForTheTexts() {
        assertEquals(Map.of("alert", "insufficient_security"),
                Expectation.judged(CHECK, SUITE, Looks.refused(71)).held().getFirst().values());
        assertTrue(Expectation.judged(CHECK, VERSION, with(Looks.completed("TLSv1.0", Looks.MODERN),
                Looks.versions(Looks.alert(70), Looks.alert(70), OK, OK))).held().stream()
                        .anyMatch(held -> held.values().equals(Map.of("versions", "TLSv1.1, TLSv1.0"))));
        assertTrue(Expectation.judged(CHECK, SUITE, with(Looks.closed(), Looks.lacking(RARE, OK))).held().stream()
                .anyMatch(held -> held.values().equals(Map.of("version", "TLSv1.3", "suite", RARE))));
        assertEquals(Map.of("version", "TLSv1.2", "suite", Looks.MODERN), Expectation.judged(CHECK, SUITE,
                with(Looks.closed(), Looks.offered(Looks.MODERN, CLOSED, OK))).held().getFirst().values());
    }

    /** A host that works from here, and what is switched off on a client. */
    private static Cases off(Fact versions, String... off) {
        return with(healthy(), versions).from(Vantage.CLIENT, new ClientTls(List.of(off)));
    }

    private static Cases healthy() {
        return Looks.completed("TLSv1.2", Looks.MODERN);
    }

    private static Cases with(Cases evidence, Fact fact) {
        return evidence.from(Vantage.HERE, fact);
    }

    private static Cases inside(Cases evidence, Integer... events) {
        return evidence.from(Vantage.INSIDE, Looks.events(events));
    }

    private static Expectation row(String what, String cause, Cases evidence, Verdict verdict, String... held) {
        return Expectation.of(what, cause, evidence, verdict, held);
    }
}
