// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.report.tests;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.rdpworkbench.core.spi.Code;
import org.rdpworkbench.core.spi.SymptomNote.Advice;
import org.rdpworkbench.report.DecodeText;
import org.rdpworkbench.report.TextStyle;
import org.rdpworkbench.symptoms.Decoded;
import org.rdpworkbench.symptoms.Decoded.Reading;

class DecodeTextTest {

    private static final Code CLOSED = new Code("disconnectReason", 2308, "atClientWinsockFDCLOSE", "Socket closed.",
            "the list of reasons", true, Set.of());
    private static final Code EVENT = new Code("event", 36870, "Schannel 36870", "The key cannot be used.",
            "practice", false, Set.of());

    private static String write(Decoded decoded) {
        Map<String, String> titles = Map.of("privatekey.unusable", "The host cannot use its key");
        return new DecodeText(id -> Optional.ofNullable(titles.get(id)), TextStyle.ASCII).write(decoded);
    }

    private static Decoded decoded(String symptom, Reading... readings) {
        return new Decoded(symptom, List.of(readings), "It was closed.", "By whom.",
                List.of(new Advice("Rename the folder.", "Other keys lie there.", "an article")),
                new LinkedHashSet<>(List.of("privatekey.unusable", "path.mtu", "tls.pending-reboot")), Optional.empty(),
                List.of());
    }

    @Test
    void oneReadingSaysItAll() {
        String text = write(decoded("0x904/0x7", new Reading("0x904/0x7, the two codes of the dialog", List.of(CLOSED),
                List.of("0x7"))));
        assertTrue(text.startsWith("""
                0x904/0x7, the two codes of the dialog
                  0x904 = 2308  atClientWinsockFDCLOSE (disconnect reason)
                    Socket closed.
                    Source: the list of reasons
                  0x7  not known at this place to any installed catalogue

                What this proves
                  It was closed.
                """), text);
        assertTrue(text.contains("  x Rename the folder.\n    Other keys lie there.\n    Source: an article\n"), text);
        assertTrue(text.contains("  * The host cannot use its key (privatekey.unusable)\n"
                + "  * judged by no installed plugin: path.mtu, tls.pending-reboot\n"), text);
        assertTrue(text.endsWith("\nNext\n  rdpworkbench diagnose HOST --symptom 0x904/0x7\n"), text);
    }

    @Test
    void whatSeveralReadingsProveStandsOneBelowTheOther() {
        String text = write(new Decoded("5", List.of(),
                "Taken as a failure: it answered.\nTaken as a result: it let in.", "", List.of(),
                new LinkedHashSet<>(), Optional.empty(), List.of()));
        assertTrue(text.contains("  Taken as a failure: it answered.\n  Taken as a result: it let in.\n"), text);
    }

    @Test
    void severalReadingsStandSideBySide() {
        String text = write(decoded("516", new Reading("516 in decimal, 0x204", List.of(CLOSED), List.of()),
                new Reading("516 in hexadecimal, 0x516", List.of(), List.of("0x516"))));
        assertTrue(text.startsWith("516\nThis can be read in 2 ways;"), text);
        assertTrue(text.contains("\n516 in decimal, 0x204\n"), text);
        assertTrue(text.contains("\n516 in hexadecimal, 0x516\n"), text);
    }

    @Test
    void unverifiedEntriesSaySo() {
        String text = write(decoded("event 36870", new Reading("event 36870", List.of(EVENT), List.of())));
        assertTrue(text.contains("Source: practice (not verified against the source)"), text);
        assertTrue(text.contains("  36870  Schannel 36870 (event)\n"), text);
        assertTrue(text.endsWith("--symptom \"event 36870\"\n"), text);
    }

    @Test
    void pastedTextNeverBecomesACommand() {
        String text = write(decoded("0x904 $(reboot) \u001b[2J", new Reading("0x904", List.of(CLOSED), List.of()),
                new Reading("0x7", List.of(), List.of("0x7"))));
        assertTrue(text.endsWith("--symptom CODE\n"), text);
        assertFalse(text.contains("\u001b"), text);
    }
}
