// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cli.internal;

import java.io.IOError;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.rdpworkbench.core.repair.Repair;
import org.rdpworkbench.core.repair.RepairPlan;
import org.rdpworkbench.core.repair.Trial;
import org.rdpworkbench.report.Plain;

/**
 * Asks a person to keep a repair that is undone otherwise.
 *
 * @param lines what is typed, a line each time, waiting for it; null where there is no terminal any more
 * @param tell shows a line to the person
 */
record KeepQuestion(Supplier<String> lines, Consumer<String> tell) implements Trial.Keeper {

    private static final String KEEP = "keep";
    /** A test is kept by nobody. */
    private static final String END = "end";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.systemDefault());
    /** The clock may be set and the machine may sleep, so it is looked at again and again. */
    private static final Duration GLANCE = Duration.ofSeconds(1);

    /** How long there is to keep it, as it was asked for. */
    static Optional<Duration> time(Integer minutes, boolean yes, OutputOptions options) {
        if (minutes == null) {
            return Optional.empty();
        }
        if (minutes < 1 || minutes > Trial.MOST.toMinutes()) {
            throw options.bad("--undo-after takes minutes, from 1 to " + Trial.MOST.toMinutes() + ".");
        }
        if (yes) {
            throw options.bad("--undo-after asks a person whether it works, and --yes is for where nobody is asked: "
                    + "leave out one of them.");
        }
        return Optional.of(Duration.ofMinutes(minutes));
    }

    /** Refuses plans that nobody can be asked to keep. */
    static void possible(Optional<Duration> time, PlanFiles plans, OutputOptions options) {
        if (plans.fleet() && plans.plans().stream().anyMatch(RepairPlan::timedTest)) {
            throw options.bad("One of these plans is a test, which is for one host: apply it alone, with --undo-after "
                    + "MINUTES.");
        }
        if (time.isPresent() && plans.fleet()) {
            throw options.bad("--undo-after is for one host, which a person looks at; of many hosts the first one has "
                    + "to be confirmed before the others.");
        }
        RepairPlan plan = plans.plans().getFirst();
        Optional<String> refused = plans.fleet() ? Optional.empty() : Trial.refused(plan, time);
        refused.ifPresent(why -> {
            throw options.bad(plan.timedTest() ? why : why + " Leave out --undo-after.");
        });
    }

    @Override
    public boolean keeps(Repair repair, Instant until) throws InterruptedException {
        boolean test = repair.plan().timedTest();
        String word = test ? END : KEEP;
        tell.accept("Now see for yourself that it works, for example by connecting to "
                + Plain.escape(repair.plan().target().host(), Plain.MOST_VALUE) + " anew. " + (test ? "At "
                + TIME.format(until) + " all is taken back; type " + END + " to have that before."
                : "Type " + KEEP + " by " + TIME.format(until) + ", or all is taken back; Ctrl-C does that at once."));
        BlockingQueue<Optional<String>> typed = new LinkedBlockingQueue<>();
        // A line that is waited for cannot be interrupted. The thread ends with the program, or with the terminal.
        Thread.ofPlatform().daemon().name("Keep").start(() -> read(typed, word));
        while (Instant.now().isBefore(until)) {
            Duration left = Duration.between(Instant.now(), until);
            Optional<String> line = typed.poll((left.compareTo(GLANCE) < 0 ? left : GLANCE).toMillis() + 1,
                    TimeUnit.MILLISECONDS);
            if (line != null && (line.isEmpty() || line.get().strip().equals(word))) {
                return line.isPresent();
            }
            if (line != null) {
                tell.accept("That was not " + word + ".");
            }
        }
        return false;
    }

    private void read(BlockingQueue<Optional<String>> typed, String word) {
        Optional<String> line = Optional.of("");
        while (line.isPresent() && !line.get().strip().equals(word)) {
            line = next();
            typed.add(line);
        }
    }

    /** A terminal that is gone fails or ends. */
    private Optional<String> next() {
        try {
            return Optional.ofNullable(lines.get());
        } catch (IOError e) {
            return Optional.empty();
        }
    }
}
