// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.ComponentServiceObjects;
import org.rdpworkbench.core.repair.Outcome;
import org.rdpworkbench.core.repair.Repair;
import org.rdpworkbench.core.repair.Repair.Progress;
import org.rdpworkbench.core.repair.RepairPlan;
import org.rdpworkbench.core.repair.Repairs;
import org.rdpworkbench.core.repair.Trial;
import org.rdpworkbench.core.spi.FixPlan;
import org.rdpworkbench.core.spi.SettingValue;
import org.rdpworkbench.core.spi.Step;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.core.spi.WayIn;
import org.rdpworkbench.host.Credentials;
import org.rdpworkbench.host.HostSessions;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;

/** What is asked before a repair is gone on with. Tests have no terminal. */
class ResumeConsentTest {

    private static final Step VALUE = new Step("value:HKLM\\A\\\\B", SettingValue.dword(0), SettingValue.dword(1));
    private static final Step STOP = new Step("state:TermService", SettingValue.dword(4), SettingValue.dword(1));

    @CommandLine.Command(name = "resume")
    private static final class Resuming {
        @Mixin
        private final OutputOptions options = new OutputOptions(Terminal.ofProcess());
    }

    /** A service that nobody asks for. */
    private static final class NoService<S> implements ComponentServiceObjects<S> {
        @Override
        public S getService() {
            throw new AssertionError("nothing is begun before it is agreed to");
        }

        @Override
        public void ungetService(S service) {
        }

        @Override
        public ServiceReference<S> getServiceReference() {
            throw new AssertionError("nothing is begun before it is agreed to");
        }
    }

    private final StringWriter err = new StringWriter();

    private static Repair repair(FixPlan.Security security, Outcome outcome, Optional<Trial> trial, Progress first,
            Progress second, Step... steps) {
        RepairPlan plan = new RepairPlan(Target.of("srv1", 3389), new WayIn("smb", Optional.empty()), "host/1",
                "a.cause", "a.cause.fix-x", "Mends it.", security, "", List.of(steps));
        return new Repair("1", Instant.EPOCH, "somebody", plan, List.of(first, second), outcome, "", Optional.empty(),
                Optional.empty(), Optional.empty(), trial);
    }

    private static Repair cut(FixPlan.Security security, Outcome outcome, Progress first, Progress second,
            Step last) {
        return repair(security, outcome, Optional.empty(), first, second, VALUE, last);
    }

    /** Asks as the command does. */
    private void ask(Repair repair) {
        Resuming resuming = new Resuming();
        new CommandLine(resuming).parseArgs();
        ResumeCommand command = new ResumeCommand(new NoService<Repairs>(), new NoService<HostSessions>(),
                new NoService<Credentials>());
        new CommandLine(command).setErr(new PrintWriter(err, true));
        command.ask(repair, new Consent(resuming.options));
    }

    private String refused(Repair repair) {
        return assertThrows(CommandLine.ParameterException.class, () -> ask(repair)).getMessage();
    }

    @Test
    void whatWasOnItsWayBackIsAgreedToOnceMore() {
        for (Repair repair : List.of(
                cut(FixPlan.Security.SAME, Outcome.BEGUN, Progress.DONE, Progress.UNDOING, STOP),
                cut(FixPlan.Security.SAME, Outcome.BEGUN, Progress.DONE, Progress.TAKEN_BACK, STOP),
                cut(FixPlan.Security.SAME, Outcome.NOT_UNDONE, Progress.UNDOING, Progress.TAKEN_BACK, STOP),
                cut(FixPlan.Security.WEAKER, Outcome.NOT_UNDONE, Progress.DONE, Progress.TAKEN_BACK, VALUE))) {
            assertEquals("The repair 1 was on its way back, and to resume it does it anew: it interrupts somebody, "
                    + "weakens the host or cannot be taken back. There is no terminal to ask at; undo takes the rest "
                    + "of it back.", refused(repair));
        }
        assertEquals("", err.toString());
    }

    @Test
    void whatGoesForthAsItWasAgreedToIsNotAsked() {
        Trial late = new Trial(Instant.EPOCH, false);
        for (Repair repair : List.of(
                cut(FixPlan.Security.WEAKER, Outcome.BEGUN, Progress.DONE, Progress.DOING, STOP),
                cut(FixPlan.Security.SAME, Outcome.BEGUN, Progress.NOT_BEGUN, Progress.NOT_BEGUN, STOP),
                cut(FixPlan.Security.SAME, Outcome.NOT_UNDONE, Progress.UNDOING, Progress.TAKEN_BACK, VALUE),
                // It is only looked at again, and what nobody kept goes back.
                cut(FixPlan.Security.SAME, Outcome.APPLIED, Progress.DONE, Progress.UNDOING, STOP),
                repair(FixPlan.Security.SAME, Outcome.BEGUN, Optional.of(late), Progress.DONE, Progress.UNDOING,
                        VALUE, STOP))) {
            assertFalse(repair.forthAgain(Instant.now()), repair::toString);
            ask(repair);
        }
        Repair inTime = repair(FixPlan.Security.SAME, Outcome.BEGUN,
                Optional.of(new Trial(Instant.now().plus(Duration.ofDays(1)), false)), Progress.DONE,
                Progress.UNDOING, VALUE, STOP);
        assertTrue(inTime.forthAgain(Instant.now()));
    }
}
