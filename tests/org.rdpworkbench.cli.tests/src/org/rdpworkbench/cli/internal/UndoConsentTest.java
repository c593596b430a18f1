// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rdpworkbench.core.repair.Approval;
import org.rdpworkbench.core.repair.ChangeWindow;
import org.rdpworkbench.core.repair.Outcome;
import org.rdpworkbench.core.repair.Repair;
import org.rdpworkbench.core.repair.Repair.Progress;
import org.rdpworkbench.core.repair.RepairPlan;
import org.rdpworkbench.core.repair.UndoConsent;
import org.rdpworkbench.core.repair.Weakening;
import org.rdpworkbench.core.spi.FixPlan;
import org.rdpworkbench.core.spi.SettingValue;
import org.rdpworkbench.core.spi.Step;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.core.spi.WayIn;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;

/** What is asked before a repair is taken back. Tests have no terminal. */
class UndoConsentTest {

    private static final Step VALUE = new Step("value:HKLM\\A\\\\B", SettingValue.dword(0), SettingValue.dword(1));
    private static final Step START = new Step("state:TermService", SettingValue.dword(1), SettingValue.dword(4));

    @CommandLine.Command(name = "undo")
    private static final class Undoing {
        @Mixin
        private final OutputOptions options = new OutputOptions(Terminal.ofProcess());
        @Mixin
        private final ApprovalOptions approving = new ApprovalOptions();
    }

    private final Undoing undoing = new Undoing();
    private final StringWriter err = new StringWriter();

    @AfterEach
    void forget() {
        System.clearProperty(Approval.PROPERTY);
    }

    private Undoing parsed(String... arguments) {
        new CommandLine(undoing).parseArgs(arguments);
        return undoing;
    }

    private static UndoConsent of(FixPlan.Security security, String interruption, Progress progress, Step... steps) {
        RepairPlan plan = new RepairPlan(Target.of("srv1", 3389), new WayIn("smb", Optional.empty()), "host/1",
                "a.cause", "a.cause.fix-x", "Mends it.", security, interruption, List.of(steps));
        return UndoConsent.of(new Repair("1", Instant.EPOCH, "somebody", plan,
                new ArrayList<>(Collections.nCopies(steps.length, progress)), Outcome.APPLIED, "", Optional.empty()));
    }

    private Optional<LocalDate> given(UndoConsent undo, boolean yes, String agreed) {
        return new Consent(parsed().options).given(undo, yes, agreed, new PrintWriter(err, true));
    }

    private String refused(UndoConsent undo, boolean yes, String agreed) {
        return assertThrows(CommandLine.ParameterException.class, () -> given(undo, yes, agreed)).getMessage();
    }

    @Test
    void whatOnlyGoesBackIsNotAsked() {
        for (UndoConsent undo : List.of(of(FixPlan.Security.SAME, "", Progress.DONE, VALUE),
                of(FixPlan.Security.WEAKER, "", Progress.DONE, VALUE),
                of(FixPlan.Security.STRONGER, "Sessions end.", Progress.TAKEN_BACK, VALUE, START),
                of(FixPlan.Security.STRONGER, "", Progress.NOT_BEGUN, VALUE))) {
            assertFalse(undo.needed(), undo::toString);
            given(undo, false, null);
            given(undo, true, null);
        }
        assertEquals("", err.toString());
    }

    @Test
    void whatStopsAServiceOrWeakensIsAsked() {
        UndoConsent stops = of(FixPlan.Security.SAME, "", Progress.DONE, VALUE, START);
        UndoConsent interrupts = of(FixPlan.Security.SAME, "Sessions end.", Progress.DOING, VALUE);
        UndoConsent weakens = of(FixPlan.Security.STRONGER, "", Progress.DONE, VALUE);
        LocalDate today = LocalDate.now();
        assertEquals(List.of("srv1", "srv1", "weaken srv1 until " + today.plusDays(7)), Stream.of(stops, interrupts,
                weakens).map(undo -> undo.agreement(today)).toList());
        for (UndoConsent undo : List.of(stops, interrupts, weakens)) {
            assertTrue(refused(undo, true, null).contains("So --yes is not enough"), undo::toString);
            String script = refused(undo, false, null);
            assertTrue(script.endsWith("There is no terminal to ask at; a script agrees to that with --agree \""
                    + undo.agreement(today) + (undo.weakens() ? "\", or with another day." : "\".")), script);
            assertTrue(refused(undo, false, "srv2").startsWith("That was not \"" + undo.agreement(today)));
            assertEquals(Optional.of(today.plusDays(7)).filter(day -> undo.weakens()),
                    given(undo, false, undo.agreement(today)));
        }
        for (String no : List.of("srv1", "weaken srv1", "weaken srv1 until", "weaken srv1 until soon",
                "weaken srv1 until " + Weakening.last(today).plusDays(1))) {
            assertTrue(refused(weakens, false, no).endsWith("nor with another day from " + today + " to "
                    + Weakening.last(today) + ", so nothing was changed."), no);
        }
        assertEquals(Optional.of(today), given(weakens, false, " weaken srv1 until " + today + " "));
        assertTrue(err.toString().contains("Services of srv1 stop or restart for it"), err::toString);
        assertTrue(err.toString().contains("The repair had made srv1 better protected"), err::toString);
    }

    @Test
    void whoApprovedAndWhenIsTheSameForAll() {
        Undoing said = parsed("--approved-by", " ann ", "--change-id", "CHG-1", "--window", "22:00-04:30");
        Approval approval = said.approving.approval(said.options);
        assertEquals(", approved by ann, change CHG-1, within 22:00-04:30", approval.words());
        assertEquals("\"22-23\" are no two times; give them as in 22:00-04:30.",
                assertThrows(CommandLine.ParameterException.class, () -> {
                    Undoing wrong = parsed("--window", "22-23");
                    wrong.approving.approval(wrong.options);
                }).getMessage());
    }

    @Test
    void whereAnApprovalIsRequiredTheOptionsAreNamed() {
        Consent consent = new Consent(parsed().options);
        consent.now(Approval.NONE);
        System.setProperty(Approval.PROPERTY, "required");
        String said = assertThrows(CommandLine.ParameterException.class, () -> consent.now(Approval.NONE)).getMessage();
        assertEquals("On this machine nothing is changed without who has approved it and the id of the change; say "
                + "both with --approved-by and --change-id.", said);
        consent.now(new Approval("ann", "CHG-1", Optional.empty()));
    }

    @Test
    void whatWasBegunBeforeIsNotSaidToBeUnchanged() {
        Consent consent = new Consent(parsed().options);
        LocalTime now = LocalTime.now().withSecond(0).withNano(0);
        Approval closed = new Approval("", "", Optional.of(new ChangeWindow(now.plusHours(2), now.plusHours(3))));
        assertTrue(assertThrows(CommandLine.ParameterException.class, () -> consent.now(closed)).getMessage()
                .endsWith("; nothing was changed."));
        assertTrue(assertThrows(CommandLine.ParameterException.class, () -> consent.nowForMore(closed)).getMessage()
                .endsWith("; nothing more was changed."));
        System.setProperty(Approval.PROPERTY, "required");
        assertTrue(assertThrows(CommandLine.ParameterException.class, () -> consent.nowForMore(Approval.NONE))
                .getMessage().endsWith("say both with --approved-by and --change-id."));
    }
}
