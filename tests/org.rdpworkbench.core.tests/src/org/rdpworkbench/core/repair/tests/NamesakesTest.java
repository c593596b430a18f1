// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.repair.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rdpworkbench.core.repair.Journals;
import org.rdpworkbench.core.repair.Outcome;
import org.rdpworkbench.core.repair.RefusedException;
import org.rdpworkbench.core.repair.Repair;
import org.rdpworkbench.core.repair.RepairPlan;
import org.rdpworkbench.core.repair.Repairs;
import org.rdpworkbench.core.repair.Trial;
import org.rdpworkbench.core.run.Progress;
import org.rdpworkbench.core.spi.SettingException;
import org.rdpworkbench.core.spi.SettingValue;

/**
 * Two machines of one name, as a farm has by its names in DNS. A look comes to the one or the other, and nothing that
 * is seen at one of them is planned, done, proven or taken back at the other.
 */
final class NamesakesTest {

    private static final String ELSEWHERE = "A look came to another machine of that name than the one that was "
            + "repaired, so it does not tell what came of it. Look again with resume when the name leads there.";

    private static final String UNASKED = " The machine to which it came could not be asked whether it is the one that "
            + "was repaired";

    @TempDir
    private Path folder;
    private final Seen seen = new Seen();
    private final Memory repaired = seen.host;
    private final Memory other = new Memory();
    private final List<Optional<String>> lasts = new ArrayList<>();
    private Repairs repairs;
    private Journals journals;
    private Map<String, SettingValue> before;
    private Map<String, SettingValue> ofOther;

    /** The name leads to the other one first. */
    @BeforeEach
    void prepare() {
        repairs = new Repairs(seen.diagnostics, List.of(new Namesakes(List.of(other, repaired), lasts)));
        journals = new Journals(folder);
        other.machine = "host/2";
        other.settings.put(Seen.SWITCH, Seen.OFF);
        other.settings.put(Seen.STATE, Seen.RUNNING);
        before = Map.copyOf(repaired.settings);
        ofOther = Map.copyOf(other.settings);
    }

    @AfterEach
    void nothingIsChangedAtTheOtherOne() {
        assertEquals(List.of(), other.put);
        assertEquals(List.of(), other.claims, "not even claimed");
        assertEquals(0, other.open + repaired.open);
    }

    private RepairPlan plan() throws Exception {
        return repairs.plan(seen.request(), Progress.SILENT).plans().getFirst();
    }

    private Repair apply(RepairPlan plan) throws Exception {
        return repairs.apply(plan, seen.request(), journals, seen.manner(), Progress.SILENT);
    }

    private Repair resume(Repair repair) throws Exception {
        return repairs.resume(repair.id(), seen.request(), journals, seen.manner(), Progress.SILENT);
    }

    /** Behind the first change looks come to the other one. */
    private void laterElsewhere() {
        repaired.around = () -> seen.comesTo = other;
    }

    private static SettingException nobody() {
        return new SettingException("Nobody is let in.");
    }

    @Test
    void theOneThatWasLookedAtIsPlannedRepairedAndUndone() throws Exception {
        RepairPlan plan = plan();
        assertEquals("host/1", plan.machine());
        Repair repair = apply(plan);
        assertEquals(Outcome.CONFIRMED, repair.outcome(), repair.why());
        assertEquals(Outcome.UNDONE, repairs.undo(repair.id(), Seen.WAY, journals, seen.manner()).outcome());
        assertEquals(before, repaired.settings);
        assertEquals(List.of(), lasts.stream().filter(Optional::isPresent).toList(), "nobody knows addresses here");
    }

    /** Also by a program that was never there: the journal says it. */
    @Test
    void itIsTakenBackWhereItWas() throws Exception {
        repaired.address = Optional.of("192.0.2.7");
        Repair repair = apply(plan());
        lasts.clear();
        assertEquals(Outcome.UNDONE, repairs.undo(repair.id(), Seen.WAY, new Journals(folder), seen.manner())
                .outcome());
        assertEquals(List.of(repaired.address), lasts);
    }

    @Test
    void aPlanForTheOneIsNotAppliedAtTheOther() throws Exception {
        RepairPlan plan = plan();
        seen.comesTo = other;
        assertEquals("The plan would be another one now, since the look came to another machine than the one that it "
                + "was made for. Where the name stands for several, plan the repair by the own name or the address of "
                + "one.", assertThrows(RefusedException.class, () -> apply(plan)).getMessage());
        assertEquals(List.of(), repaired.put);
        assertEquals(List.of(), journals.all(new ArrayList<>()));
    }

    /** Which is as it should be by itself. */
    @Test
    void whatIsGoneAtTheOtherIsNotConfirmed() throws Exception {
        RepairPlan plan = plan();
        other.settings.put(Seen.SWITCH, Seen.ON);
        laterElsewhere();
        Repair repair = apply(plan);
        assertEquals(Outcome.APPLIED, repair.outcome());
        assertEquals(ELSEWHERE, repair.why());
        repair = resume(repair);
        assertEquals(Outcome.APPLIED, repair.outcome());
        assertEquals(ELSEWHERE, repair.why(), "a later look confirms nothing either");
        seen.comesTo = repaired;
        assertEquals(Outcome.CONFIRMED, resume(repair).outcome());
    }

    @Test
    void whatIsStillThereAtTheOtherTakesNothingBack() throws Exception {
        RepairPlan plan = plan();
        laterElsewhere();
        Repair repair = apply(plan);
        assertEquals(Outcome.APPLIED, repair.outcome());
        assertEquals(ELSEWHERE, repair.why());
        assertEquals(Seen.applied(plan), repaired.settings);
    }

    @Test
    void whatIsWorseAtTheOtherTakesNothingBack() throws Exception {
        RepairPlan plan = plan();
        other.settings.put(Seen.SWITCH, Seen.ON);
        seen.breaksOn = "TLS";
        laterElsewhere();
        Repair repair = apply(plan);
        assertEquals(Outcome.APPLIED, repair.outcome());
        assertEquals(ELSEWHERE, repair.why());
        assertEquals(Seen.applied(plan), repaired.settings);
    }

    /** As while a host comes up, which the name leads past until it does. */
    @Test
    void whatSettlesIsLookedAtUntilALookComesThere() throws Exception {
        seen.settles = Duration.ofSeconds(20);
        RepairPlan plan = plan();
        List<String> looks = new ArrayList<>();
        repaired.around = () -> {
            seen.comesTo = other;
            seen.looked = () -> {
                looks.add("");
                // That one came to the other one before it was judged.
                seen.comesTo = repaired;
            };
        };
        Repair repair = apply(plan);
        assertEquals(Outcome.CONFIRMED, repair.outcome(), repair.why());
        assertEquals(2, looks.size());
    }

    @Test
    void aMachineThatCannotBeAskedConfirmsNothing() throws Exception {
        RepairPlan plan = plan();
        seen.looked = () -> {
            if (!repaired.put.isEmpty()) {
                repaired.opened = () -> {
                    throw nobody();
                };
            }
        };
        Repair repair = apply(plan);
        assertEquals(Outcome.APPLIED, repair.outcome());
        assertEquals("A look does not find the cause any more, and the machine to which it came could not be asked "
                + "whether it is the one that was repaired. Look again with resume. Nobody is let in.", repair.why());
        assertEquals(Seen.applied(plan), repaired.settings);
        seen.looked = () -> { };
        repaired.opened = () -> { };
        assertEquals(Outcome.CONFIRMED, resume(repair).outcome());
    }

    /** As where the way in takes a moment after the repair. */
    @Test
    void aMachineThatCannotBeAskedAtOnceIsLookedAtOnceMore() throws Exception {
        RepairPlan plan = plan();
        List<String> tries = new ArrayList<>();
        repaired.around = () -> repaired.opened = () -> {
            tries.add("");
            if (tries.size() == 1) {
                throw nobody();
            }
        };
        Repair repair = apply(plan);
        assertEquals(Outcome.CONFIRMED, repair.outcome(), repair.why());
        assertEquals(2, tries.size());
    }

    /** The one that was repaired lets in, and nobody knows whether it was that one that was seen. */
    @Test
    void whatWasSeenAtAMachineThatCannotBeAskedTakesNothingBack() throws Exception {
        RepairPlan plan = plan();
        other.opened = () -> {
            throw nobody();
        };
        laterElsewhere();
        Repair repair = apply(plan);
        assertEquals(Outcome.NOT_UNDONE, repair.outcome());
        assertEquals("A look still finds the cause." + UNASKED + ", so nothing was taken back; undo does it. Nobody is "
                + "let in.", repair.why());
        assertEquals(Seen.applied(plan), repaired.settings);
        assertEquals(ofOther, other.settings);
    }

    @Test
    void whatIsWorseAtAMachineThatCannotBeAskedTakesNothingBack() throws Exception {
        RepairPlan plan = plan();
        other.settings.put(Seen.SWITCH, Seen.ON);
        other.opened = () -> {
            throw nobody();
        };
        seen.breaksOn = "TLS";
        laterElsewhere();
        Repair repair = apply(plan);
        assertEquals(Outcome.NOT_UNDONE, repair.outcome());
        assertEquals("A look does not get as far as the one before the repair." + UNASKED + ", so nothing was taken "
                + "back; undo does it. Nobody is let in.", repair.why());
        assertEquals(Seen.applied(plan), repaired.settings);
    }

    /** A later look, which takes nothing back in any case. */
    @Test
    void whatIsSeenLaterAtAMachineThatCannotBeAskedIsSaidOfThatOne() throws Exception {
        seen.unclear = true;
        Repair repair = apply(plan());
        assertEquals(Outcome.APPLIED, repair.outcome(), repair.why());
        seen.unclear = false;
        seen.comesTo = other;
        other.opened = () -> {
            throw nobody();
        };
        repair = resume(repair);
        assertEquals(Outcome.APPLIED, repair.outcome());
        assertEquals("A look still finds the cause. Nothing was taken back for that; undo does it." + UNASKED
                + ". Nobody is let in.", repair.why());
        other.settings.put(Seen.SWITCH, Seen.ON);
        assertEquals("A look does not find the cause any more, and the machine to which it came could not be asked "
                + "whether it is the one that was repaired. Look again with resume. Nobody is let in.",
                resume(repair).why());
    }

    private Repair test(RepairPlan plan, Trial.Keeper keeper) throws Exception {
        return repairs.apply(plan, seen.request(), journals, seen.manner().tried(new Trial.Terms(
                Optional.of(Duration.ofHours(1)), Optional.of(keeper))), Progress.SILENT);
    }

    /** Only a test that is seen to be in effect is sure to be over when it is undone. */
    @Test
    void aTestThatIsSeenAtTheOtherIsTakenBack() throws Exception {
        seen.testing = true;
        RepairPlan plan = plan();
        other.settings.put(Seen.SWITCH, Seen.ON);
        laterElsewhere();
        Repair repair = test(plan, (now, until) -> {
            throw new AssertionError("nobody is asked");
        });
        assertEquals(Outcome.UNDONE, repair.outcome(), repair.why());
        assertEquals(before, repaired.settings);
    }

    @Test
    void thatATestIsOverIsNotSeenAtTheOther() throws Exception {
        seen.testing = true;
        RepairPlan plan = plan();
        Repair repair = test(plan, (now, until) -> {
            assertEquals(Outcome.CONFIRMED, now.outcome());
            seen.comesTo = other;
            return true;
        });
        assertEquals(Outcome.UNDONE, repair.outcome());
        assertTrue(repair.why().contains("does not show that the host is as before the test"), repair.why());
        assertEquals(before, repaired.settings);
    }
}
