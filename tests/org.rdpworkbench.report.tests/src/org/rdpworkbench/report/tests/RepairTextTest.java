// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.report.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rdpworkbench.core.repair.Outcome;
import org.rdpworkbench.core.repair.Repair;
import org.rdpworkbench.core.repair.RepairPlan;
import org.rdpworkbench.core.repair.Trial;
import org.rdpworkbench.core.run.Diagnosis;
import org.rdpworkbench.core.spi.Change;
import org.rdpworkbench.core.spi.FixPlan;
import org.rdpworkbench.core.spi.SettingValue;
import org.rdpworkbench.core.spi.Step;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.core.spi.WayIn;
import org.rdpworkbench.report.JsonReport;
import org.rdpworkbench.report.JsonRepairs;
import org.rdpworkbench.report.PlanWords;
import org.rdpworkbench.report.RepairText;
import org.rdpworkbench.report.TextStyle;

/** What is said of plans and repairs that wait for a restart of the host, and not of others. */
class RepairTextTest {

    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private static final RepairText TEXT = new RepairText(TextStyle.ASCII);
    private static final String NOT_BY_ITSELF = "It takes effect only when the host has restarted, and this repair "
            + "does not restart it.";

    private static RepairPlan plan(boolean waits) {
        return new RepairPlan(Target.of("192.0.2.7", 3389), new WayIn("smb", Optional.of("admin")), "host/1",
                "tls.server-disabled", "tls.server-disabled.fix-x", "Switches it on.", FixPlan.Security.SAME, "", waits,
                List.of(new Step("value:HKLM\\A\\\\Enabled", SettingValue.dword(0), SettingValue.dword(1))));
    }

    private static Repair applied(Optional<Instant> until) {
        return new Repair("1", NOW, "somebody", plan(until.isPresent()), List.of(Repair.Progress.DONE), Outcome.APPLIED,
                "All is done.", until);
    }

    /** As on a page, without its line breaks. */
    private static String flat(String page) {
        return page.replaceAll("\\s+", " ");
    }

    private static String day(Instant time) {
        return time.atZone(ZoneOffset.UTC).toLocalDate().toString();
    }

    @Test
    void aPlanThatWaitsSaysSoAndThatItRestartsNothing() {
        String waiting = flat(TEXT.plan(plan(true)));
        assertTrue(waiting.contains("! " + NOT_BY_ITSELF + " Restart it when that is in nobody's way, and look again "
                + "with resume."), waiting);
        assertTrue(waiting.contains("Where one fails, all is taken back at once."), waiting);
        String other = flat(TEXT.plan(plan(false)));
        assertFalse(other.contains("restart"), other);
        assertTrue(other.contains("Where one fails, or the cause is still there behind it, all is taken back at once."),
                other);
    }

    @Test
    void aRepairThatWaitsSaysUntilWhen() {
        Instant until = NOW.plus(Repair.RESTART_WITHIN);
        String words = "applied; it takes effect when the host has restarted, look again with resume until "
                + day(until);
        assertEquals(words, RepairText.words(applied(Optional.of(until))));
        assertTrue(flat(TEXT.list(List.of(applied(Optional.of(until))))).contains(words));
        String shown = flat(TEXT.repair(applied(Optional.of(until))));
        assertTrue(shown.contains("A" + words.substring(1) + ". All is done."), shown);
        Instant past = NOW.minusSeconds(1);
        assertEquals("applied, and since " + day(past) + " it is overdue that the host restarts: restart it and look "
                + "again with resume, or undo it", RepairText.words(applied(Optional.of(past))));
        assertEquals("applied, and not seen from outside yet", RepairText.words(applied(Optional.empty())));
    }

    @Test
    void aPlanThatRestartsSaysThatNobodyTakesItBack() {
        SettingValue name = SettingValue.text("g/SRV1");
        Step restart = new Step("restart:host", name, name, Step.Kind.RESTART);
        RepairPlan plain = plan(false);
        RepairPlan alone = new RepairPlan(plain.target(), plain.wayIn(), plain.machine(), "restart.pending", "x",
                "Restarts it.", FixPlan.Security.SAME, "They lose their work.", List.of(restart));
        String shown = flat(TEXT.plan(alone));
        assertTrue(shown.contains("1. the host is restarted "), shown);
        assertTrue(shown.contains("! Nobody can take a restart back."), shown);
        assertTrue(shown.contains("Nothing of it can be taken back."), shown);
        RepairPlan last = new RepairPlan(plain.target(), plain.wayIn(), plain.machine(), "x", "x", "Both.",
                FixPlan.Security.SAME, "", List.of(plain.steps().getFirst(), new Step("restart:host", name,
                        SettingValue.text("g/SRV2"), Step.Kind.RESTART)));
        String both = flat(TEXT.plan(last));
        assertTrue(both.contains("2. the host is restarted, and is another one by name then: \"g/SRV1\" becomes "
                + "\"g/SRV2\""), both);
        assertTrue(both.contains("Each step but the last can be taken back exactly. Where one fails, all is"), both);
        Repair asked = new Repair("1", NOW, "somebody", alone, List.of(Repair.Progress.DOING), Outcome.APPLIED, "",
                Optional.of(NOW.minusSeconds(1)));
        assertTrue(RepairText.words(asked).endsWith("restart it and look again with resume"),
                RepairText.words(asked));
    }

    @Test
    void aRepairThatWeakensSaysUntilWhen() throws Exception {
        LocalDate today = LocalDate.now();
        String shown = flat(TEXT.plan(weak(today).plan()));
        assertTrue(shown.contains("! The host is less protected afterwards. That is agreed to by itself"), shown);
        assertEquals("confirmed from outside; the host is less protected, look at it again by " + today,
                RepairText.words(weak(today)));
        LocalDate past = today.minusDays(1);
        assertEquals("confirmed from outside; the host is less protected, and to be looked at again since " + past,
                RepairText.words(weak(past)));
        assertEquals(today.toString(), new ObjectMapper().readTree(JsonRepairs.write(List.of(weak(today))))
                .at("/repairs/0/weakUntil").textValue());
    }

    @Test
    void aPlanThatWeakensForGoodSaysSo() {
        RepairPlan weak = weak(LocalDate.now()).plan();
        RepairPlan once = new RepairPlan(weak.target(), weak.wayIn(), weak.machine(), weak.cause(), weak.key(),
                weak.what(), weak.security(), "", List.of(new Step("winsock:catalog", SettingValue.dword(1),
                        SettingValue.dword(0), Step.Kind.ONCE)));
        assertTrue(RepairText.warnings(once).getFirst().startsWith("The host is less protected afterwards, and nobody "
                + "can take that back."), RepairText.warnings(once)::toString);
        assertTrue(RepairText.warnings(once).getFirst().endsWith("it is said at each start until that day."));
    }

    private static Repair weak(LocalDate until) {
        RepairPlan plan = new RepairPlan(Target.of("192.0.2.7", 3389), new WayIn("smb", Optional.of("admin")), "host/1",
                "listener.rdp-disabled", "listener.rdp-disabled.fix-x", "Turns it on.", FixPlan.Security.WEAKER, "",
                List.of(new Step("value:HKLM\\A\\\\Denied", SettingValue.dword(1), SettingValue.dword(0))));
        return new Repair("1", NOW, "somebody", plan, List.of(Repair.Progress.DONE), Outcome.CONFIRMED, "",
                Optional.empty(), Optional.empty(), Optional.of(until), Optional.empty());
    }

    private static Repair tried(Outcome outcome, Instant until, boolean kept) {
        return new Repair("1", NOW, "somebody", plan(false), List.of(Repair.Progress.DONE), outcome, "",
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(new Trial(until, kept)));
    }

    @Test
    void aRepairThatSomebodyHasToKeepSaysUntilWhen() throws Exception {
        Instant later = NOW.plusSeconds(600);
        Instant past = NOW.minusSeconds(1);
        assertEquals("confirmed from outside; to be undone at " + later + " unless somebody keeps it before, where it "
                + "was begun or with resume in a terminal", RepairText.words(tried(Outcome.CONFIRMED, later, false)));
        String late = "; OVERDUE: nobody kept it by " + past + ", and it is not undone; undo or resume does it";
        assertEquals("applied, and not seen from outside yet" + late,
                RepairText.words(tried(Outcome.APPLIED, past, false)));
        assertEquals("not wholly undone" + late, RepairText.words(tried(Outcome.NOT_UNDONE, past, false)));
        assertEquals("confirmed from outside; a person kept it",
                RepairText.words(tried(Outcome.CONFIRMED, past, true)));
        assertEquals("undone", RepairText.words(tried(Outcome.UNDONE, past, false)));
        JsonNode json = new ObjectMapper().readTree(JsonRepairs.write(List.of(tried(Outcome.CONFIRMED, later, true),
                applied(Optional.empty())))).get("repairs");
        assertEquals(later.toString(), json.at("/0/keepUntil").textValue());
        assertTrue(json.at("/0/kept").booleanValue());
        assertFalse(json.get(1).has("keepUntil"));
    }

    @Test
    void jsonHasItWhereItWaits() throws Exception {
        Instant until = NOW.plus(Repair.RESTART_WITHIN);
        JsonNode repairs = new ObjectMapper().readTree(JsonRepairs.write(List.of(applied(Optional.of(until)),
                applied(Optional.empty())))).get("repairs");
        assertEquals(until.toString(), repairs.at("/0/until").textValue());
        assertTrue(repairs.at("/0/plan/waitsForRestart").booleanValue());
        assertTrue(repairs.at("/1/until").isMissingNode());
        assertTrue(repairs.at("/1/plan/waitsForRestart").isMissingNode());
    }

    @Test
    void aProposalThatWaitsSaysSo() throws Exception {
        FixPlan plan = FixPlan.of(Samples.KEY.id(), "aside", FixPlan.Security.SAME).value("said", "x").afterRestart()
                .then(new Change.Set("registry:HKLM\\Rdp\\Port", Optional.empty(), SettingValue.dword(3390)));
        assertEquals(List.of(NOT_BY_ITSELF), PlanWords.of(plan, Samples.TEXTS).warnings());
        Diagnosis plain = Samples.twins("x");
        Diagnosis planned = new Diagnosis(plain.target(), plain.symptom(), plain.verdict(), plain.stage(),
                plain.summary(), plain.ladder(), plain.causes(), plain.noneOfThese(), plain.findings(),
                plain.evidence(), plain.next(), List.of(plan), plain.problems());
        JsonNode told = new ObjectMapper().readTree(new JsonReport(Samples.TEXTS).write(List.of(planned)))
                .at("/diagnoses/0/plans/0");
        assertTrue(told.get("waitsForRestart").booleanValue(), told::toString);
    }
}
