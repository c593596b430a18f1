// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cli.internal;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.rdpworkbench.cli.ExitState;
import org.rdpworkbench.core.repair.Approval;
import org.rdpworkbench.core.repair.Manner;
import org.rdpworkbench.core.repair.RefusedException;
import org.rdpworkbench.core.repair.Repair;
import org.rdpworkbench.core.repair.RepairPlan;
import org.rdpworkbench.core.repair.Repairs;
import org.rdpworkbench.core.repair.StepListener;
import org.rdpworkbench.core.repair.Trial;
import org.rdpworkbench.core.run.Progress;
import org.rdpworkbench.core.run.Request;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.core.spi.WayIn;
import org.rdpworkbench.report.Format;
import org.rdpworkbench.report.JsonRepairs;
import org.rdpworkbench.report.Plain;
import org.rdpworkbench.report.RepairText;
import org.rdpworkbench.store.Store;
import org.rdpworkbench.store.StoreException;

/** What the commands that repair have in common: how the host is looked at, and how it is told. */
final class Repairing {

    private static final Duration TIME = Duration.ofSeconds(60);

    private final OutputOptions options;
    private final PrintWriter err;
    private final Optional<StatusLine> status;

    Repairing(OutputOptions options, PrintWriter err) {
        this.options = options;
        this.err = err;
        this.status = options.quiet() || !options.terminal().errIsTerminal() ? Optional.empty()
                : Optional.of(new StatusLine(err));
    }

    /** Something that the engine does, or refuses with a sentence. */
    @FunctionalInterface
    interface Work<T> {
        T go() throws RefusedException, IOException, InterruptedException;
    }

    /** @throws FileException when a journal cannot be written */
    <T> T engine(Work<T> work) throws FileException, InterruptedException {
        try {
            return work.go();
        } catch (RefusedException e) {
            throw options.bad(e.getMessage());
        } catch (IOException e) {
            throw new FileException(Messages.cannotWrite(Store.journals().folder().toString(), e), e);
        } finally {
            status.ifPresent(StatusLine::clear);
        }
    }

    /** The same where it changes hosts: whoever stops this program waits for the step that is under way. */
    <T> T changing(Work<T> work) throws FileException, InterruptedException {
        try (Cancellation.Hold hold = Cancellation.hold()) {
            return engine(work);
        }
    }

    /** How the host of a plan is looked at before and behind the repair. */
    Request request(Target target, WayIn wayIn, ThirdClock clock) {
        return Repairs.look(target, wayIn, clock.target(options), options.timeout().orElse(TIME));
    }

    Manner manner(Approval approval) {
        return new Manner(Repairs.person(), listener(plan -> "")).approved(approval);
    }

    /** The same where several hosts are repaired at once. */
    Manner mannerOfMany(Approval approval) {
        return new Manner(Repairs.person(), listener(plan -> Plain.escape(plan.target().toString()) + ": "))
                .approved(approval);
    }

    /** @param before what stands before each line about that plan */
    private StepListener listener(Function<RepairPlan, String> before) {
        RestartWords restart = new RestartWords(InstantSource.system());
        return new StepListener() {

            @Override
            public void step(RepairPlan plan, int number, Repair.Progress now) {
                tell(before.apply(plan) + RepairText.step(plan, number, now));
            }

            @Override
            public void waiting(RepairPlan plan, Instant until) {
                restart.waiting(plan.target(), until).ifPresent(words -> tell(before.apply(plan) + words));
            }

            @Override
            public void remark(RepairPlan plan, String sentence) {
                tell(before.apply(plan) + Plain.escape(sentence));
            }
        };
    }

    /** Asks at the terminal, where there is one, whether a repair is kept. */
    Optional<Trial.Keeper> keeper() {
        return Optional.ofNullable(System.console()).map(console -> new KeepQuestion(console::readLine, line -> {
            status.ifPresent(StatusLine::clear);
            err.println(line);
            err.flush();
        }));
    }

    private void tell(String line) {
        status.ifPresent(StatusLine::clear);
        if (!options.quiet()) {
            err.println(line);
            err.flush();
        }
    }

    Progress looks() {
        return status.<Progress>map(line -> line).orElse(Progress.SILENT);
    }

    /** Tells what has come of it, keeps it in the history of the host, and returns the exit state. */
    int told(Repair repair, Output output, boolean undoing) throws FileException {
        String text = output.format() == Format.JSON ? JsonRepairs.write(List.of(repair))
                : new RepairText(output.style()).repair(repair);
        kept(repair).ifPresent(problem -> err.println("rdpworkbench: " + Plain.escape(problem, 500)));
        output.write(text);
        return state(repair, undoing);
    }

    /** What nobody kept is to be undone, whatever a look says. */
    static int state(Repair repair, boolean undoing) {
        if (repair.late(Instant.now())) {
            return ExitState.REPAIR_NOT_UNDONE;
        }
        return switch (repair.outcome()) {
            case CONFIRMED -> repair.unkept() ? ExitState.REPAIR_PENDING : ExitState.OK;
            case UNDONE -> undoing ? ExitState.OK : ExitState.REPAIR_UNDONE;
            case NOT_UNDONE -> ExitState.REPAIR_NOT_UNDONE;
            case APPLIED -> ExitState.REPAIR_PENDING;
            case BEGUN -> ExitState.CANCELLED;
        };
    }

    /** Keeps it in the history of the host; gives a sentence where that cannot be done. */
    static Optional<String> kept(Repair repair) {
        Optional<org.rdpworkbench.store.Repair> words = org.rdpworkbench.store.Repair.of(repair);
        if (words.isEmpty()) {
            return Optional.empty();
        }
        try (Store store = Store.open()) {
            store.journal().keep(words.get());
            return Optional.empty();
        } catch (StoreException e) {
            return Optional.of("The repair is in its journal, and not in the history of the host. " + e.getMessage());
        }
    }
}
