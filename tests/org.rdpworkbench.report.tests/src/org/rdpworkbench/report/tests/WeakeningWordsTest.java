// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.report.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rdpworkbench.core.repair.Weakening;
import org.rdpworkbench.core.run.CaseRecord;
import org.rdpworkbench.core.run.Diagnosis;
import org.rdpworkbench.core.run.Run;
import org.rdpworkbench.core.run.Snapshot;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.report.Format;
import org.rdpworkbench.report.Redaction;
import org.rdpworkbench.report.Report;
import org.rdpworkbench.report.TextStyle;
import org.rdpworkbench.report.WeakeningWords;

/** That a host is less protected since a repair stands in each diagnosis of it, and in no other. */
class WeakeningWordsTest {

    private static final LocalDate TODAY = LocalDate.now();
    private static final LocalDate SINCE = LocalDate.parse("2026-11-28");
    private static final Weakening OPEN = weakened("192.0.2.7", "guid/X", TODAY.plusDays(1));

    private static final Snapshot PLUGINS = new Snapshot(List.of(), List.of(), List.of(), List.of(), Samples.TEXTS);

    private static Weakening weakened(String host, String machine, LocalDate until) {
        return new Weakening("20261128-091500", Target.of(host, 3389), machine, "listener.rdp-disabled",
                "Turns Remote Desktop on at srv9.corp.example.", SINCE, until);
    }

    private static String report(Format format, Redaction.Level redact, Weakening one) {
        Diagnosis diagnosis = Samples.twins("SRV01");
        CaseRecord record = new CaseRecord(diagnosis.target(), Optional.empty(), Instant.now(), Map.of(),
                List.of());
        return Report.of(List.of(new Run(record, diagnosis, false)), PLUGINS, redact, format, TextStyle.ASCII,
                List.of(one)).text();
    }

    private static String flat(String text) {
        return text.replaceAll("\\s+", " ");
    }

    @Test
    void itStandsInEachDiagnosisOfTheHost() throws Exception {
        String words = "This host has been less protected since 2026-11-28, by repair 20261128-091500 for "
                + "listener.rdp-disabled. Look at it again by " + OPEN.until() + "; undo 20261128-091500 takes it "
                + "back.";
        for (Format format : List.of(Format.TEXT, Format.HTML)) {
            String told = flat(report(format, Redaction.Level.NONE, OPEN));
            assertTrue(told.contains("! " + words), told);
        }
        String markdown = flat(report(Format.MARKDOWN, Redaction.Level.NONE, OPEN)).replace("\\", "");
        assertTrue(markdown.contains("! " + words), markdown);
        JsonNode weakened = new ObjectMapper().readTree(report(Format.JSON, Redaction.Level.NONE, OPEN))
                .at("/diagnoses/0/weakened");
        assertEquals("20261128-091500", weakened.at("/0/repair").asText());
        assertEquals(OPEN.until().toString(), weakened.at("/0/until").asText());
        assertFalse(weakened.at("/0/overdue").booleanValue());
    }

    @Test
    void anotherHostIsSpared() throws Exception {
        Weakening other = weakened("192.0.2.8", "guid/SRV02", TODAY);
        assertFalse(report(Format.TEXT, Redaction.Level.NONE, other).contains("less protected since"));
        assertEquals(0, new ObjectMapper().readTree(report(Format.JSON, Redaction.Level.NONE, other))
                .at("/diagnoses/0/weakened").size());
    }

    @Test
    void byItsOwnNameTheHostIsKnownToo() {
        String told = flat(report(Format.TEXT, Redaction.Level.NONE, weakened("srv1.example.net", "guid/srv01",
                TODAY)));
        assertTrue(told.contains("This host, then called srv1.example.net:3389, has been less protected since"), told);
    }

    @Test
    void whatIsOverdueIsSaidMorePlainly() throws Exception {
        Weakening late = weakened("192.0.2.7", "guid/X", TODAY.minusDays(1));
        String told = flat(report(Format.TEXT, Redaction.Level.NONE, late));
        assertTrue(told.contains("! OVERDUE since " + late.until() + ": This host has been less protected"), told);
        assertTrue(told.contains("Look at it again now, and undo 20261128-091500 unless it has to stay so."), told);
        assertTrue(new ObjectMapper().readTree(report(Format.JSON, Redaction.Level.NONE, late))
                .at("/diagnoses/0/weakened/0/overdue").booleanValue());
    }

    @Test
    void whatWasUndoneNamesARepairAndNoUndo() {
        Weakening undone = new Weakening("20261128-091500", OPEN.target(), OPEN.machine(), OPEN.cause(), OPEN.what(),
                SINCE, OPEN.until(), Weakening.End.REPAIR);
        assertEquals(List.of("192.0.2.7:3389 has been less protected since 2026-11-28, when repair 20261128-091500 for "
                + "listener.rdp-disabled was undone. Look at it again by " + OPEN.until() + ": repair it anew, or when "
                + "it is protected by something else, note that with journal 20261128-091500 --gone, or with "
                + "Protected Again in the view Repairs."),
                WeakeningWords.atStart(List.of(undone), TODAY));
        assertTrue(WeakeningWords.atStart(List.of(undone), OPEN.until().plusDays(1)).getFirst().contains(
                "was undone. Look at it again now: repair it anew"));
        assertTrue(report(Format.TEXT, Redaction.Level.ALL, undone).contains("--gone"));
    }

    @Test
    void whatNobodyTakesBackNamesNoUndo() {
        Weakening lasting = new Weakening("20261128-091500", OPEN.target(), OPEN.machine(), OPEN.cause(), OPEN.what(),
                SINCE, OPEN.until(), Weakening.End.NOTE);
        assertEquals(List.of("192.0.2.7:3389 has been less protected since 2026-11-28, by repair 20261128-091500 for "
                + "listener.rdp-disabled. Nobody can take that back; look at the host again by " + OPEN.until()
                + ", and when it is not so any more, note that with journal 20261128-091500 --gone, or with "
                + "Protected Again in the view Repairs."),
                WeakeningWords.atStart(List.of(lasting), TODAY));
        assertTrue(WeakeningWords.atStart(List.of(lasting), OPEN.until().plusDays(1)).getFirst().startsWith(
                "OVERDUE since " + OPEN.until() + ": 192.0.2.7:3389 has been less protected"));
    }

    @Test
    void noNameLeaves() {
        Weakening elsewhere = weakened("srv9.corp.example", "guid/SRV01", TODAY);
        for (Format format : Format.values()) {
            String told = report(format, Redaction.Level.NAMES, elsewhere).toLowerCase(Locale.ROOT);
            assertFalse(told.contains("srv9"), told);
            assertTrue(told.contains("20261128-091500"), told);
        }
    }

    @Test
    void aStartNamesThreeAndTheRestAsANumber() {
        assertEquals(List.of(), WeakeningWords.atStart(List.of(), TODAY));
        List<String> said = WeakeningWords.atStart(List.of(OPEN, OPEN, OPEN, OPEN, OPEN), TODAY);
        assertEquals(4, said.size());
        assertTrue(said.getFirst().startsWith("192.0.2.7:3389 has been less protected since 2026-11-28"),
                said::toString);
        assertEquals("2 more repairs left a host less protected; the journal lists them.", said.getLast());
    }
}
