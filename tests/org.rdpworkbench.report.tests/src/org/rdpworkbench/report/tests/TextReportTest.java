// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.report.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.rdpworkbench.core.run.Diagnosis;
import org.rdpworkbench.core.spi.Evidence;
import org.rdpworkbench.core.spi.Reason;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.core.spi.Verdict;
import org.rdpworkbench.facts.ClientHellos;
import org.rdpworkbench.facts.ClockSkew;
import org.rdpworkbench.facts.CookieAnswers;
import org.rdpworkbench.facts.Negotiation;
import org.rdpworkbench.facts.Negotiation.Exchange;
import org.rdpworkbench.facts.SchannelEvents;
import org.rdpworkbench.report.JsonReport;
import org.rdpworkbench.report.TextReport;
import org.rdpworkbench.report.TextStyle;

class TextReportTest {

    private static final String HOSTILE = "\u001b[2J\u202egpj\r\nverdict: PASS\u009b31m\u2028" + "A".repeat(5_000);

    private static final TextStyle UTF8 = TextStyle.of(StandardCharsets.UTF_8, false);

    private static String report(TextStyle style, String said) {
        return new TextReport(Samples.TEXTS, style).write(Samples.twins(said));
    }

    @Test
    void theAnswerComesFirstAndWhatItRestsOnBelow() {
        List<String> lines = report(UTF8, "nothing").lines().toList();
        assertEquals("192.0.2.7:3389  FAIL  symptom 0x904/0x7", lines.get(0));
        assertTrue(lines.get(1).startsWith("The connection breaks at TLS"), lines.get(1));
        assertTrue(lines.get(2).startsWith("What that proves: Name, way and port are right"), lines.get(2));
        int before = -1;
        for (String heading : List.of("Where it breaks", "Likeliest causes", "Look next",
                "What could be changed (proposed only: nothing was changed)", "The host", "Not seen",
                "Plugins that broke (their part is missing above)")) {
            assertTrue(lines.indexOf(heading) > before, heading);
            before = lines.indexOf(heading);
        }
    }

    @Test
    void ladderShowsEveryStageWithItsTimeAndWhatWasNotReached() {
        String text = report(UTF8, "nothing");
        for (String line : List.of("\u2713   network +connected +1\\.0 ms", "!   negotiation +TLS chosen +3\\.0 ms",
                "\u2717   TLS +closed after ClientHello +12\\.3 s", "\u00b7   authentication +not reached")) {
            assertTrue(Pattern.compile("(?m)^  " + line + "$").matcher(text).find(), text);
        }
    }

    @Test
    void twinsStandSideBySideWithTheirIndications() {
        String text = report(UTF8, "nothing");
        assertTrue(text.contains("  46 %  " + "\u2588".repeat(5) + "\u2591".repeat(5) + "  The host cannot use"), text);
        assertTrue(text.contains("  45 %  "), text);
        assertTrue(text.contains("   9 %  \u2588\u2591"), text);
        assertTrue(text.contains("None of these"), text);
        assertTrue(text.contains("        + moderate  It closed 12 ms after the ClientHello, and said nothing."), text);
        assertTrue(text.contains("        \u2212 rules it out  privatekey.unusable.no-event"), text);
        assertTrue(text.contains("May be a consequence"), text);
        assertFalse(text.contains("without a word"), "an indication that does not count is not shown");
    }

    @Test
    void nextLookIsACommandToType() {
        assertTrue(report(UTF8, "nothing").contains(
                "  Further ClientHellos. It would tell the two apart.\n"
                        + "  rdpworkbench diagnose 192.0.2.7:3389 --probe network.hellos --symptom 0x904/0x7\n"));
    }

    @Test
    void plansAreShownChangeByChange() {
        String page = report(UTF8, "x");
        assertTrue(page.contains("""

                What could be changed (proposed only: nothing was changed)
                  If it is "The host cannot use the private key of its certificate": Put the key aside, as x says
                        1. registry HKLM\\Rdp\\Key: not there becomes "x"
                        2. registry HKLM\\Rdp\\Port: whatever it is now (not read yet) becomes 3390
                        3. file C:\\f686 is renamed C:\\f686.bak
                        4. restart service TermService; done when it runs
                        ! Sessions end.
                        ! The host is less protected afterwards.
                """), page);
    }

    @Test
    void gapsAreGroupedByReason() {
        String text = report(UTF8, "went wrong");
        assertTrue(text.contains("  out of reach        host's certificate (behind: TLS handshake)\n"), text);
        assertTrue(text.contains("  no plugin can look  inside the host: Schannel events\n"), text);
        assertTrue(text.contains("  probe broke         host's clock (went wrong)\n"), text);
    }

    @Test
    void whatCouldBeAskedOnlyInPartIsNamed() {
        Exchange silent = new Exchange(11, Negotiation.Answer.SILENT, Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty(), "", 5_000, "");
        Evidence half = Samples.observed(CookieAnswers.TYPE,
                new CookieAnswers(silent, Exchange.notConnected(11, 6_000, "no answer")));
        Evidence whole = Samples.observed(CookieAnswers.TYPE, new CookieAnswers(silent, silent));
        String line = "\nNot seen\n  only in part        answers with and without a cookie (connections for it were ";
        assertTrue(pass(Optional.of("0x904"), half).contains(line), pass(Optional.of("0x904"), half));
        assertFalse(pass(Optional.of("0x904"), whole).contains("only in part"));
    }

    @Test
    void aWarningWithoutAShareStandsBelowTheCauses() {
        Diagnosis twins = Samples.twins("x");
        List<Diagnosis.Ranked> causes = new ArrayList<>(twins.causes());
        causes.add(Samples.ranked(Samples.EXPIRED, 0, Verdict.WARN, false, List.of()));
        String text = new TextReport(Samples.TEXTS, UTF8).write(new Diagnosis(twins.target(), twins.symptom(),
                twins.verdict(), twins.stage(), twins.summary(), twins.ladder(), causes, twins.noneOfThese(),
                twins.findings(), twins.evidence(), twins.next(), twins.plans(), twins.problems()));
        assertTrue(text.contains("None of these: something that no installed plugin knows\n  !     The certificate has "
                + "expired (a warning: by itself it does not end the connection)\n"), text);
        assertFalse(text.contains(" 0 %"), text);
    }

    @Test
    void healthyHostHasWarningsAndNoShares() {
        String text = new TextReport(Samples.TEXTS, UTF8).write(Samples.healthy(Optional.empty()));
        assertTrue(text.startsWith("srv1.example.net:3390  WARN\n"), text);
        assertTrue(text.contains("\nWorth a look\n  !     The certificate has expired\n"), text);
        assertTrue(text.contains("It ended on 2026-11-01; clients warn and go on."), text);
        assertFalse(text.contains("%"), text);
        assertFalse(text.contains("FAIL"), text);
    }

    @Test
    void healthyHostMentionsBlindSpotsInOneShortLineAtMost() {
        Evidence inside = Samples.missing(SchannelEvents.TYPE, Vantage.INSIDE, Reason.NO_PROBE, "", Optional.empty());
        Evidence clock = Samples.missing(ClockSkew.TYPE, Vantage.HERE, Reason.UNSUPPORTED, "no", Optional.empty());
        assertTrue(pass(Optional.empty(), inside).endsWith("\n\nLooked at from outside only.\n"));
        assertTrue(pass(Optional.empty(), inside, clock)
                .endsWith("\n\nLooked at from outside only. Not seen: host's clock.\n"));
        Evidence hellos = Samples.missing(ClientHellos.TYPE, Vantage.HERE, Reason.NOT_REQUESTED, "", Optional.empty());
        assertTrue(pass(Optional.empty(), inside, hellos)
                .endsWith("\n\nLooked at from outside only; --thorough looks more closely.\n"));
        assertFalse(pass(Optional.empty(), inside).contains("Schannel"));
        assertTrue(pass(Optional.empty()).endsWith("ms\n"), "nothing is missing");
        assertTrue(pass(Optional.of("0x904"), inside)
                .contains("\nNot seen\n  no plugin can look  inside the host: Schannel events"));
        String json = new JsonReport(Samples.TEXTS).write(List.of(Samples.pass(Optional.empty(), List.of(inside))));
        assertTrue(json.contains("\"SchannelEvents\""), json);
    }

    private static String pass(Optional<String> symptom, Evidence... missing) {
        return new TextReport(Samples.TEXTS, UTF8).write(Samples.pass(symptom, List.of(missing)));
    }

    @Test
    void factsOfTheHostAreSummedUp() {
        String text = new TextReport(Samples.TEXTS, UTF8).write(Samples.healthy(Optional.empty()));
        assertTrue(text.contains("CN=srv1.example.net, self-signed, RSA 2048 bit\n"), text);
        assertTrue(text.contains("valid 2026-05-01 00:00 to 2026-11-01 00:00 UTC: expired, by this machine's clock\n"),
                text);
        assertTrue(text.contains("thumbprint (SHA-1) AB12\n"), text);
        assertTrue(text.contains("47 min 0 s ahead of this machine's (within 0.5 s), read from the NTLM challenge\n"),
                text);
        assertTrue(report(UTF8, "SRV7").contains("SRV7, domain CONTOSO\n"));
    }

    @Test
    void notReproducedListsWhatThisLookCannotSee() {
        String text = new TextReport(Samples.TEXTS, UTF8).write(Samples.healthy(Optional.of("0x904/0x7")));
        assertTrue(text.startsWith("srv1.example.net:3390  NOT REPRODUCED  symptom 0x904/0x7\n"), text);
        assertTrue(text.contains("\nWhat this look cannot see\n"), text);
        assertTrue(text.contains("no credentials are sent"), text);
    }

    @Test
    void nothingFromTheWireReachesTheTerminalRaw() {
        for (TextStyle style : List.of(UTF8, TextStyle.ASCII, new TextStyle(true, true, 100))) {
            String text = report(style, HOSTILE);
            String own = text.replaceAll("\u001b\\[(0|1|2|31|32|33|1;31)m", "");
            assertTrue(own.codePoints().allMatch(c -> c == '\n' || Character.getType(c) != Character.CONTROL
                    && Character.getType(c) != Character.FORMAT && Character.getType(c) != Character.LINE_SEPARATOR));
            assertTrue(own.contains("\\u{1b}[2J\\u{202e}gpj\\u{d}\\u{a}"), own);
            assertFalse(own.lines().anyMatch(line -> line.startsWith("verdict: PASS")), own);
            assertTrue(own.lines().allMatch(line -> line.length() <= 100), own);
            assertTrue(own.length() < 12_000, "long text is cut");
        }
    }

    @Test
    void asciiOutputIsAsciiAndColoursAreOnlyThereWhenAsked() {
        String text = report(TextStyle.ASCII, "M\u00fcnchen \u65e5");
        assertTrue(text.chars().allMatch(c -> c == '\n' || c >= 0x20 && c < 0x7f), text);
        assertTrue(text.contains("M\\u{fc}nchen \\u{65e5}"), text);
        assertTrue(text.contains("#####....."), text);
        assertFalse(report(UTF8, "x").contains("\u001b"));
        assertTrue(report(new TextStyle(true, true, 100), "x").contains("\u001b[1;31mFAIL"));
    }

    @Test
    void severalHostsAreCountedWorstFirst() {
        String text = new TextReport(Samples.TEXTS, UTF8)
                .write(List.of(Samples.healthy(Optional.empty()), Samples.twins("x")));
        assertTrue(text.startsWith("2 hosts: 1 FAIL, 1 WARN\n\nsrv1.example.net:3390  WARN\n"), text);
        assertTrue(text.contains("\n\n192.0.2.7:3389  FAIL"), text);
    }
}
