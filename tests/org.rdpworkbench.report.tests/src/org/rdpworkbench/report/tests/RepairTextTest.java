// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.report.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rdpworkbench.core.repair.Approval;
import org.rdpworkbench.core.repair.Caution;
import org.rdpworkbench.core.repair.ChangeWindow;
import org.rdpworkbench.core.repair.LeftOff;
import org.rdpworkbench.core.repair.Notes;
import org.rdpworkbench.core.repair.Outcome;
import org.rdpworkbench.core.repair.RefusedException;
import org.rdpworkbench.core.repair.Repair;
import org.rdpworkbench.core.repair.RepairPlan;
import org.rdpworkbench.core.repair.Trial;
import org.rdpworkbench.core.run.Diagnosis;
import org.rdpworkbench.core.run.Texts;
import org.rdpworkbench.core.spi.Change;
import org.rdpworkbench.core.spi.Evidence;
import org.rdpworkbench.core.spi.EvidenceKey;
import org.rdpworkbench.core.spi.FixPlan;
import org.rdpworkbench.core.spi.SettingValue;
import org.rdpworkbench.core.spi.Source;
import org.rdpworkbench.core.spi.Step;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.core.spi.WayIn;
import org.rdpworkbench.report.Illustrated;
import org.rdpworkbench.report.JsonRepairs;
import org.rdpworkbench.report.JsonReport;
import org.rdpworkbench.report.PlanWords;
import org.rdpworkbench.report.Redaction;
import org.rdpworkbench.report.RepairScript;
import org.rdpworkbench.report.RepairText;
import org.rdpworkbench.report.TextStyle;
import org.rdpworkbench.report.TrialWords;

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

    private static Repair applied(Notes notes) {
        return new Repair("1", NOW, "somebody", plan(false), List.of(Repair.Progress.DONE), Outcome.APPLIED,
                "All is done.", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), notes);
    }

    @Test
    void whatIsPendingHasADeadlineAndIsOverdueBehindIt() throws Exception {
        Instant until = NOW.plusSeconds(3_600).truncatedTo(ChronoUnit.MINUTES);
        Notes pending = new Notes(Approval.NONE, List.of(), Optional.of(until), List.of(),
                Optional.empty(), Optional.empty(), Optional.empty(), Notes.Backs.NONE);
        assertEquals("applied, and not seen from outside yet; look again with resume until " + until,
                RepairText.words(applied(pending)));
        Instant past = Instant.parse("2026-01-02T03:04:05Z");
        Notes late = new Notes(Approval.NONE, List.of(), Optional.of(past), List.of(),
                Optional.empty(), Optional.empty(), Optional.empty(), Notes.Backs.NONE);
        assertEquals("applied, and not seen from outside yet, which has been overdue since 2026-01-02T03:04:00Z: look "
                + "again with resume, or undo it", RepairText.words(applied(late)));
        JsonNode json = new ObjectMapper().readTree(JsonRepairs.write(List.of(applied(late)))).at("/repairs/0");
        assertEquals(past.toString(), json.get("deadline").textValue());
        assertTrue(json.get("overdue").booleanValue());
    }

    @Test
    void whoApprovedAndWhatWasSaidIsShown() throws Exception {
        Approval first = new Approval("ann", "CHG-1", ChangeWindow.parse("22:00-04:30"));
        Approval second = new Approval("bob\u001b[2J", "CHG-2", Optional.empty());
        LeftOff off = new LeftOff("state:TermService", new Step("state:Later", SettingValue.dword(4),
                SettingValue.dword(1)));
        Repair repair = applied(new Notes(first, List.of(new Notes.Said(NOW, "eve", second, Outcome.NOT_UNDONE,
                "It failed.")), Optional.empty(), List.of(off), Optional.empty(), Optional.empty(),
                Optional.empty(), Notes.Backs.NONE));
        String text = flat(TEXT.repair(repair));
        assertTrue(text.contains("by somebody, approved by ann, change CHG-1, within 22:00-04:30, begun"), text);
        assertTrue(text.contains("What was said of it " + NOW + " eve, approved by bob"), text);
        assertTrue(text.contains("change CHG-2: not wholly undone. It failed."), text);
        assertTrue(text.contains("Stopped on the way back, and not seen to run again"), text);
        assertFalse(text.contains("\u001b"), text);
        String list = flat(TEXT.list(List.of(repair)));
        assertTrue(list.contains("somebody, approved by ann, change CHG-1"), list);
        JsonNode json = new ObjectMapper().readTree(JsonRepairs.write(List.of(repair))).at("/repairs/0");
        assertEquals("ann CHG-1 22:00-04:30", json.get("approvedBy").textValue() + " "
                + json.get("changeId").textValue() + " " + json.get("window").textValue());
        assertEquals("CHG-2", json.at("/said/0/changeId").textValue());
        assertEquals("eve", json.at("/said/0/who").textValue());
        assertEquals("state:Later", json.at("/leftOff/0").textValue());
    }

    /** In the order in which they stand in the journal, whatever a clock says that was set meanwhile. */
    @Test
    void whoSetAboutItAgainIsShownAlsoWhereTheyWereKilled() throws Exception {
        Approval second = new Approval("bob", "CHG-2", Optional.empty());
        Instant earlier = NOW.minusSeconds(90);
        Repair repair = applied(new Notes(Approval.NONE, List.of(
                new Notes.Noted(NOW, "eve", Approval.NONE, Notes.Note.BACK_BY_ITSELF, Optional.empty()),
                new Notes.Said(NOW, "eve", Approval.NONE, Outcome.NOT_UNDONE, "It failed."),
                new Notes.Noted(earlier, "mallory\u001b[2J", second, Notes.Note.BACK, Optional.empty()),
                new Notes.Noted(NOW, "ann", Approval.NONE, Notes.Note.FORTH, Optional.empty())),
                Optional.empty(), List.of(), Optional.empty(), Optional.empty(), Optional.empty(),
                Notes.Backs.NONE));
        String text = flat(TEXT.repair(repair));
        assertTrue(text.contains("What was said of it " + NOW + " eve: it goes back by itself " + NOW + " eve: not "
                + "wholly undone. It failed. " + earlier + " mallory"), text);
        assertTrue(text.contains(", approved by bob, change CHG-2: takes it back " + NOW + " ann: goes on with it"),
                text);
        assertFalse(text.contains("\u001b"), text);
        JsonNode json = new ObjectMapper().readTree(JsonRepairs.write(List.of(repair))).at("/repairs/0/noted");
        assertEquals(3, json.size());
        assertEquals("BACK_BY_ITSELF eve", json.at("/0/what").textValue() + " " + json.at("/0/who").textValue());
        assertEquals("BACK bob CHG-2 " + earlier, json.at("/1/what").textValue() + " "
                + json.at("/1/approvedBy").textValue() + " " + json.at("/1/changeId").textValue() + " "
                + json.at("/1/at").textValue());
        String script = RepairScript.write(repair);
        assertTrue(flat(script).contains("# Noted: " + earlier + " mallory"), script);
        assertTrue(flat(script).contains("change CHG-2: takes it back"), script);
    }

    @Test
    void whoKeptItAndWhoNotedWhatIsShown() throws Exception {
        Approval approval = new Approval("bob", "CHG-2", Optional.empty());
        LocalDate day = LocalDate.now().plusDays(3);
        Notes notes = new Notes(Approval.NONE, List.of(
                new Notes.Noted(NOW, "eve\u001b[2J", approval, Notes.Note.KEPT, Optional.empty()),
                new Notes.Said(NOW.plusSeconds(1), "kim", Approval.NONE, Outcome.UNDONE, "A person undid it: kim."),
                new Notes.Noted(NOW.plusSeconds(2), "kim", Approval.NONE, Notes.Note.WEAKER, Optional.of(day)),
                new Notes.Noted(NOW.plusSeconds(3), "ann", approval, Notes.Note.PROTECTED, Optional.empty())),
                Optional.empty(), List.of(), Optional.empty(), Optional.empty(),
                Optional.of(new Notes.WayBack(NOW, day)), Notes.Backs.NONE);
        Repair repair = new Repair("1", NOW, "somebody", plan(false), List.of(Repair.Progress.TAKEN_BACK),
                Outcome.UNDONE, "", Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.of(new Trial(NOW, true)), notes);
        String text = flat(TEXT.repair(repair));
        assertTrue(text.contains("What was said of it " + NOW + " eve\\u{1b}[2J, approved by bob, change CHG-2: kept "
                + "it " + NOW.plusSeconds(1) + " kim: undone. A person undid it: kim. " + NOW.plusSeconds(2) + " kim: "
                + "takes it back, and agreed to a host that is less protected without it, to be looked at again by "
                + day + " " + NOW.plusSeconds(3) + " ann, approved by bob, change CHG-2: noted that the host is "
                + "not less protected any more"), text);
        assertTrue(text.contains("The hash of its plan, which is what was agreed to, is "
                + repair.plan().hash()), text);
        assertEquals("undone; the host is not less protected any more, which was noted by ann",
                RepairText.words(repair));
        JsonNode json = new ObjectMapper().readTree(JsonRepairs.write(List.of(repair))).at("/repairs/0");
        assertEquals(List.of("KEPT", "WEAKER", "PROTECTED"), json.get("noted").findValuesAsText("what"));
        assertEquals("ann", json.at("/noted/2/who").textValue());
        assertEquals("CHG-2", json.at("/noted/2/changeId").textValue());
        assertEquals(NOW.plusSeconds(3).toString(), json.at("/noted/2/at").textValue());
        assertEquals(day.toString(), json.at("/noted/1/weakUntil").textValue());
        assertEquals(1, json.get("said").size(), "of which each has an outcome");
        assertEquals(day.toString(), json.get("weakUntil").textValue());
        assertFalse(json.get("lessProtected").booleanValue(), "it is over");
        assertTrue(RepairScript.write(repair).contains("# Noted: " + NOW.plusSeconds(3) + "  ann, approved by bob, "
                + "change CHG-2: noted that"), () -> "the script has no line of it");
        Repair kept = new Repair("1", NOW, "somebody", plan(false), List.of(Repair.Progress.DONE), Outcome.CONFIRMED,
                "", Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(new Trial(NOW, true)),
                new Notes(Approval.NONE, notes.told().subList(0, 1), Optional.empty(), List.of(), Optional.empty(),
                        Optional.empty(), Optional.empty(), Notes.Backs.NONE));
        assertEquals("confirmed from outside; a person kept it: eve\\u{1b}[2J", RepairText.words(kept));
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
        assertTrue(other.contains("Where one fails, or the cause is still there afterwards, or the connection gets "
                + "less far than before, all is taken back."),
                other);
    }

    private static RepairPlan said(Caution caution, Step... steps) {
        RepairPlan plain = plan(false);
        return new RepairPlan(plain.target(), plain.wayIn(), plain.machine(), plain.cause(), plain.key(), plain.what(),
                plain.security(), "", false, Duration.ZERO, false, caution, List.of(), List.of(steps));
    }

    @Test
    void aPlanSaysWhatMayGoWrongWhoElseUsesItAndTheWayBack() {
        Step stop = new Step("state:TermService", SettingValue.dword(4), SettingValue.dword(1));
        Step start = new Step("state:TermService", SettingValue.dword(1), SettingValue.dword(4));
        Step move = new Step("place:C:\\a|C:\\b", SettingValue.text("C:\\a"), SettingValue.text("C:\\b"));
        Step tls = new Step("value:HKLM\\S\\SCHANNEL\\Protocols\\TLS 1.2\\Server\\\\Enabled", SettingValue.dword(0),
                SettingValue.dword(1));
        String shown = flat(TEXT.plan(said(new Caution("It may hum.", "Everybody.", ""), tls, move, stop,
                start)));
        for (String words : List.of("Risk: medium. It may hum.", "Used by: Everybody.",
                "It takes effect when the service is up that it starts; no policy has to be refreshed for it.",
                "1. way back: exact; risk: medium, every server of the host follows it, and not Remote Desktop alone; "
                        + "used by every server by Schannel at the host, such as IIS",
                "2. way back: nearly, since what is made in its place meanwhile stays beside it; risk: medium",
                "3. way back: nearly, since sessions and what it kept in memory do not come back; risk: medium",
                "4. way back: exact; risk: low, it may not start; used by everybody who is connected over Remote",
                "Each step can be taken back, steps 2, 3 only nearly. Where one fails, or the cause is still there")) {
            assertTrue(shown.contains(words), () -> words + "\n" + shown);
        }
        assertTrue(flat(TEXT.plan(plan(false))).contains("Risk: low. It takes effect when it is written"), "as of old");
        Step key = new Step("key:HKLM\\A\\B", SettingValue.of("KEY", new byte[0]), SettingValue.ABSENT);
        assertTrue(flat(TEXT.plan(said(Caution.NONE, key))).contains("1. way back: nearly, since it is made anew, with "
                + "the permissions of the key above it in place of its own; risk: medium"));
    }

    @Test
    void whatLastsIsSaidAndNothingMoreIsPromised() {
        RepairPlan plan = said(new Caution("", "", "The time stays."), plan(false).steps().getFirst());
        String shown = flat(TEXT.plan(plan));
        assertTrue(shown.contains("Risk: high. It takes"), shown);
        assertTrue(shown.contains("! The time stays. Each step can be taken back exactly; what was said of it above "
                + "stays all the same. Where one fails, or the cause is still there afterwards"), shown);
        Repair repair = new Repair("1", NOW, "somebody", plan, List.of(Repair.Progress.DONE), Outcome.CONFIRMED, "",
                Optional.empty());
        assertTrue(flat(TEXT.repair(repair)).endsWith("(done) ! The time stays. "), flat(TEXT.repair(repair)));
    }

    @Test
    void aProposalHasWhatWasSaidOfIt() throws Exception {
        FixPlan plan = FixPlan.of(Samples.KEY.id(), "aside", FixPlan.Security.SAME).value("said", "x").lasting()
                .then(new Change.Act(Change.Action.START_SERVICE, "TermService", "it runs"));
        Texts texts = new Texts(Map.of(plan.key() + ".risk", "It may hum as {said}.", plan.key() + ".used-by",
                "Everybody.", plan.key() + ".lasts", "The time stays.")).and(Samples.TEXTS);
        assertEquals(List.of("The time stays."), PlanWords.of(plan, texts).warnings());
        Diagnosis plain = Samples.twins("x");
        Diagnosis planned = new Diagnosis(plain.target(), plain.symptom(), plain.verdict(), plain.stage(),
                plain.summary(), plain.ladder(), plain.causes(), plain.noneOfThese(), plain.findings(),
                plain.evidence(), plain.next(), List.of(plan), plain.problems());
        for (Redaction.Level level : Redaction.Level.values()) {
            Diagnosis redacted = Redaction.of(level, List.of(planned)).of(new Illustrated(planned, Optional.empty()))
                    .diagnosis();
            JsonNode told = new ObjectMapper().readTree(new JsonReport(texts).write(List.of(redacted)))
                    .at("/diagnoses/0/plans/0");
            assertTrue(told.get("risk").textValue().startsWith("It may hum as "), told::toString);
            assertEquals("Everybody.", told.get("usedBy").textValue());
            assertEquals("The time stays.", told.get("lasts").textValue());
            assertEquals("WITH_A_SERVICE", told.get("takesEffect").textValue());
        }
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
        assertEquals("applied, and the restart of the host has been overdue since " + day(past) + ": restart it and "
                + "look again with resume, or undo it", RepairText.words(applied(Optional.of(past))));
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
        // Not today, which may be over before it is told.
        LocalDate day = LocalDate.now().plusDays(1);
        String shown = flat(TEXT.plan(weak(day).plan()));
        assertTrue(shown.contains("! The host is less protected afterwards. That is agreed to by itself"), shown);
        assertEquals("confirmed from outside; the host is less protected, look at it again by " + day,
                RepairText.words(weak(day)));
        LocalDate past = day.minusDays(2);
        assertEquals("confirmed from outside; the host is less protected, and was to be looked at again by " + past,
                RepairText.words(weak(past)));
        JsonNode json = new ObjectMapper().readTree(JsonRepairs.write(List.of(weak(day)))).at("/repairs/0");
        assertEquals(day.toString(), json.get("weakUntil").textValue());
        assertTrue(json.get("lessProtected").booleanValue());
    }

    @Test
    void aPlanThatWeakensForGoodSaysSo() {
        RepairPlan weak = weak(LocalDate.now()).plan();
        RepairPlan once = new RepairPlan(weak.target(), weak.wayIn(), weak.machine(), weak.cause(), weak.key(),
                weak.what(), weak.security(), "", List.of(new Step("winsock:catalog", SettingValue.dword(1),
                        SettingValue.dword(0), Step.Kind.ONCE)));
        assertTrue(RepairText.warnings(once).getFirst().startsWith("The host is less protected afterwards, and nobody "
                + "can take that back."), RepairText.warnings(once)::toString);
        assertTrue(RepairText.warnings(once).getFirst().endsWith("it is said at each start until you note "
                + "that it is over."));
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

    private static RepairPlan test() {
        RepairPlan weak = weak(LocalDate.now()).plan();
        EvidenceKey key = new EvidenceKey("nla.Client", Vantage.CLIENT);
        return new RepairPlan(weak.target(), weak.wayIn(), weak.machine(), weak.cause(), weak.key(), weak.what(),
                weak.security(), "", false, Duration.ZERO, true, List.of(new Evidence.Observed(key, 1,
                        new ObjectMapper().createObjectNode(), new Source("client.collected", "1", Instant.EPOCH, 0))),
                weak.steps());
    }

    private static Repair tested(Outcome outcome, Instant until) {
        return new Repair("1", NOW, "somebody", test(), List.of(Repair.Progress.DONE), outcome, "", Optional.empty(),
                Optional.empty(), Optional.of(LocalDate.now()), Optional.of(new Trial(until, false)));
    }

    @Test
    void aTestSaysThatItIsOneAndWhatItRestsOn() {
        String shown = flat(TEXT.plan(test()));
        assertTrue(shown.contains("! It is a test: it is done for the minutes that you give (--undo-after on the "
                + "command line), 60 at the most, and always taken back at their end. Nobody can keep it."), shown);
        assertTrue(shown.contains("! The host is less protected until then."), shown);
        assertFalse(shown.contains("less protected afterwards"), shown);
        assertTrue(shown.contains("It rests on what a client's file of 1970-01-01T00:00:00Z says (nla.Client), which "
                + "stands in the plan and is not looked at again."), shown);
        assertTrue(shown.contains("Each step is taken back exactly at the end, and at once where one fails"), shown);
        assertFalse(flat(TEXT.plan(weak(LocalDate.now()).plan())).contains("test"), "others say nothing of that");
        PlanWords words = PlanWords.of(FixPlan.of("a.b", "x", FixPlan.Security.WEAKER).asTimedTest(),
                new Texts(Map.of("a.b.fix-x", "Tests it.")));
        assertEquals(List.of("The host is less protected until then."), words.warnings().subList(1, 2));
        assertTrue(words.warnings().getFirst().startsWith("It is a test"));
    }

    @Test
    void aTestThatRunsIsToldByItsEnd() {
        Instant later = NOW.plusSeconds(600);
        Instant past = NOW.minusSeconds(1);
        assertTrue(RepairText.words(tested(Outcome.CONFIRMED, later)).startsWith(
                "confirmed from outside; a test, to be undone at " + later + "; the host is less protected"));
        assertTrue(RepairText.words(tested(Outcome.CONFIRMED, past)).startsWith("confirmed from outside; OVERDUE: a "
                + "test that was to be undone at " + past + ", and it is not; undo or resume does it"));
        assertEquals(List.of("OVERDUE since " + past + ": the time is over of the test by repair 1 of 192.0.2.7:3389, "
                + "and it is not undone. Undo 1 now."),
                TrialWords.atStart(List.of(tested(Outcome.CONFIRMED, past), tested(Outcome.CONFIRMED, later)), NOW));
        assertEquals("undone", RepairText.words(tested(Outcome.UNDONE, past)));
        assertThrows(RefusedException.class, () -> RepairScript.write(tested(Outcome.UNDONE, past)));
    }

    @Test
    void aRepairThatSomebodyHasToKeepSaysUntilWhen() throws Exception {
        Instant later = NOW.plusSeconds(600);
        Instant past = NOW.minusSeconds(1);
        assertEquals("confirmed from outside; to be undone at " + later + " unless somebody keeps it before, where it "
                + "was begun or with resume in a terminal or the window",
                RepairText.words(tried(Outcome.CONFIRMED, later, false)));
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

    /** Also where it is told without names. */
    @Test
    void aProposalThatIsATestSaysSo() throws Exception {
        FixPlan plan = FixPlan.of(Samples.KEY.id(), "aside", FixPlan.Security.WEAKER).value("said", "x").asTimedTest()
                .then(new Change.Set("registry:HKLM\\Rdp\\Port", Optional.empty(), SettingValue.dword(3390)));
        Diagnosis plain = Samples.twins("x");
        Diagnosis planned = new Diagnosis(plain.target(), plain.symptom(), plain.verdict(), plain.stage(),
                plain.summary(), plain.ladder(), plain.causes(), plain.noneOfThese(), plain.findings(),
                plain.evidence(), plain.next(), List.of(plan), plain.problems());
        for (Redaction.Level level : Redaction.Level.values()) {
            Diagnosis redacted = Redaction.of(level, List.of(planned)).of(new Illustrated(planned, Optional.empty()))
                    .diagnosis();
            JsonNode told = new ObjectMapper().readTree(new JsonReport(Samples.TEXTS).write(List.of(redacted)))
                    .at("/diagnoses/0/plans/0");
            assertTrue(told.get("timedTest").booleanValue(), () -> level + " " + told);
        }
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
        assertFalse(told.has("timedTest"));
    }
}
