// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.report.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rdpworkbench.core.run.Diagnosis;
import org.rdpworkbench.core.spi.Figure;
import org.rdpworkbench.report.Illustrated;
import org.rdpworkbench.report.MarkdownReport;
import org.rdpworkbench.report.TextStyle;

class MarkdownReportTest {

    private static final TextStyle UTF8 = TextStyle.of(StandardCharsets.UTF_8, false);

    private static Illustrated twins(String said) {
        return new Illustrated(Samples.twins(said), Optional.of(new Figure.Stack("How far", List.of(
                new Figure.Layer("TLS", said, Figure.Tone.BAD)))));
    }

    private static String markdown(Illustrated... hosts) {
        return new MarkdownReport(Samples.TEXTS, UTF8).write(List.of(hosts));
    }

    @Test
    void everyPartOfADiagnosisIsThereInOrder() {
        String text = markdown(twins("nothing"));
        assertTrue(text.startsWith("### 192.0.2.7:3389: FAIL\n\n**The connection breaks at TLS"), text);
        int before = -1;
        for (String part : List.of("\nWhat that proves: Name", "\nSymptom: 0x904/0x7\n", "\n#### Where it breaks\n",
                "\n| \u2717 | TLS | closed after ClientHello | 12.3 s |\n",
                "\n|  | authentication | not reached |  |\n",
                "\n#### Likeliest causes\n", "\n- **46 %** The host cannot use the private key of its certificate\n",
                "\n  - for, moderate: It closed 12 ms after the ClientHello, and said nothing.\n",
                "\n  - against, rules it out: privatekey.unusable.no-event\n", "\n- **9 %** None of these",
                "\n```text\nHow far\n  TLS: nothing\n```\n", "\n#### Look next\n",
                "\n```text\nrdpworkbench diagnose 192.0.2.7:3389 --probe network.hellos --symptom 0x904/0x7\n```\n",
                "\n#### What could be changed", "\n1. file C:\\\\f686 is renamed C:\\\\f686.bak\n",
                "\n! The host is less protected afterwards.\n",
                "\n#### The host\n", "\n#### Not seen\n", "\n- The probe x of plugin y broke: nothing\n")) {
            assertTrue(text.indexOf(part) > before, part + " in " + text);
            before = text.indexOf(part);
        }
    }

    @Test
    void textThatBeginsLikeABlockIsNone() {
        String text = markdown(twins("x"), new Illustrated(Samples.pass(Optional.of("- a"), List.of()),
                Optional.empty()));
        assertTrue(text.contains("\n| 192.0.2.7:3389 | FAIL | TLS |"), text);
        for (String begin : List.of("1. a", "1) a", "- a", "+ a", "=== a", "/close", ":--- a")) {
            Diagnosis broke = Samples.broke(begin);
            String item = new MarkdownReport(Samples.TEXTS, UTF8).write(List.of(new Illustrated(broke,
                    Optional.empty())));
            assertTrue(item.lines().anyMatch(line -> line.equals("- " + begin.replaceFirst("(?<=^1)|^(?!1)",
                    "\\\\"))), item);
        }
    }

    @Test
    void severalHostsHaveATableOnTop() {
        String text = markdown(new Illustrated(Samples.healthy(Optional.empty()), Optional.empty()), twins("x"));
        assertTrue(text.startsWith("## 2 hosts: 1 FAIL, 1 WARN\n\n| Host | Verdict | Breaks at | What was found |\n"
                + "|---|---|---|---|\n| srv1.example.net:3390 | WARN |"), text);
    }

    @Test
    void hostileTextMeansNothing() {
        String text = markdown(twins(XmlText.HOSTILE + "\n````\n# heading"));
        String fences = text.replaceAll("(?s)\n(`{3,})text\n.*?\n\\1\n", "\n");
        assertTrue(fences.contains("\\\\u{1b}\\[2J\\\\u{202e}gpj\\\\u{d}\\\\u{a}\\</p\\>\\<script\\>"), fences);
        assertTrue(fences.contains("\\|\\`\\*\\_\\[x\\](http:\\\\u{2f}/x)\\\\u{40}all \\\\u{23}1"), fences);
        assertFalse(fences.replaceAll("\\\\[\\\\`*_\\[\\]<>|~&$]", "").matches("(?s).*[<>\\[\\]`@~&].*"), fences);
        assertFalse(text.codePoints().anyMatch(c -> c != '\n' && (Character.getType(c) == Character.CONTROL
                || Character.getType(c) == Character.FORMAT)), text);
        assertEquals(7, text.lines().filter(line -> line.startsWith("#### ")).count(), text);
        assertTrue(text.contains("\n`````text\nHow far\n"), "a fence is longer than any in it: " + text);
    }

    @Test
    void whereUnicodeCannotBeWrittenItIsAscii() {
        String text = new MarkdownReport(Samples.TEXTS, TextStyle.ASCII).write(List.of(twins("M\u00fcnchen")));
        assertTrue(text.chars().allMatch(c -> c < 0x80), text);
        assertTrue(text.contains("M\\\\u{fc}nchen"), text);
    }
}
