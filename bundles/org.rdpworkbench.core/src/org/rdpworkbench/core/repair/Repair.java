// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.repair;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.rdpworkbench.core.spi.Step;

/**
 * A repair as its journal tells it.
 *
 * @param id its name, by which it is undone or resumed
 * @param at when it began
 * @param who began it
 * @param progress of each step, in the plan's order
 * @param outcome what has come of it so far
 * @param why of the outcome, English sentences; empty where nobody said
 * @param until when the host should have restarted; empty where nothing waits for that
 * @param restart that the host was to be asked to restart; empty where it was not, or refused
 * @param weakUntil when the person who agreed to a weaker host wants to look at it again; empty where nobody had to
 * @param trial by when a person has to keep it; empty where nobody has to
 * @param notes what else its journal tells
 */
public record Repair(String id, Instant at, String who, RepairPlan plan, List<Progress> progress, Outcome outcome,
        String why, Optional<Instant> until, Optional<Restart> restart, Optional<LocalDate> weakUntil,
        Optional<Trial> trial, Notes notes) {

    /** How long a restart of the host is waited for, before it is said to be overdue. */
    public static final Duration RESTART_WITHIN = Duration.ofDays(14);

    private static final String CUT = "It is on its way back, and no end of that is noted: undo it once more where "
            + "nobody is at it";
    private static final String OR_FORTH = ", or resume it to have it as planned";

    /** How far a step came. */
    public enum Progress {
        NOT_BEGUN,
        /** Announced, and its end is not noted: it may be done or not. */
        DOING,
        DONE,
        /** To be taken back, and the end of that is not noted. */
        UNDOING,
        TAKEN_BACK
    }

    public Repair {
        progress = List.copyOf(progress);
    }

    /** One of which nothing else is told. */
    public Repair(String id, Instant at, String who, RepairPlan plan, List<Progress> progress, Outcome outcome,
            String why, Optional<Instant> until, Optional<Restart> restart, Optional<LocalDate> weakUntil,
            Optional<Trial> trial) {
        this(id, at, who, plan, progress, outcome, why, until, restart, weakUntil, trial, Notes.NONE);
    }

    /** One that neither restarts the host nor weakens it, and which nobody has to keep. */
    public Repair(String id, Instant at, String who, RepairPlan plan, List<Progress> progress, Outcome outcome,
            String why, Optional<Instant> until) {
        this(id, at, who, plan, progress, outcome, why, until, Optional.empty(), Optional.empty(),
                Optional.empty());
    }

    /** Which one it is, for whoever is told that it is under way. */
    String named() {
        return named(id, plan);
    }

    /** The same of one that was just begun. */
    static String named(String id, RepairPlan plan) {
        return id + " of " + plan.target();
    }

    /** Whether something of it may be in place, so that it can be undone. */
    public boolean undoable() {
        return outcome != Outcome.UNDONE && !spent();
    }

    /** Whether it did something, and nothing that can be taken back. */
    private boolean spent() {
        return plan.steps().stream().noneMatch(Step::undoable)
                && progress.stream().anyMatch(so -> so == Progress.DOING || so == Progress.DONE);
    }

    /** Whether going on with it does what nobody can take back. */
    public boolean irreversibleAhead() {
        return resumable() && outcome != Outcome.APPLIED && IntStream.range(0, progress.size()).anyMatch(
                i -> (plan.lasts() || !plan.steps().get(i).undoable()) && progress.get(i) != Progress.DONE);
    }

    /** Whether the host was asked to restart, and has not been seen to have done so. */
    boolean restarting() {
        return restart.isPresent() && progress.getLast() == Progress.DOING;
    }

    /**
     * Whether it can be gone on with: it did not come to its end or back to its beginning, since it was killed, stopped
     * or cut off; or it is applied, and can be looked at again; or a person has to keep it.
     */
    public boolean resumable() {
        return outcome == Outcome.BEGUN || outcome == Outcome.NOT_UNDONE || outcome == Outcome.APPLIED || unkept();
    }

    /** Whether there is nothing to do for it now: it is confirmed, or waits until its host has restarted. */
    public boolean settled() {
        return !unkept() && (outcome == Outcome.CONFIRMED || until.isPresent());
    }

    /** Whether all its steps are done. */
    public boolean inPlace() {
        return outcome == Outcome.APPLIED || outcome == Outcome.CONFIRMED;
    }

    /** Whether a person has to keep it and has not, so that it is to be undone. */
    public boolean unkept() {
        return trial.filter(one -> !one.kept()).isPresent() && undoable();
    }

    /** Whether to go on with it then does steps of it, and does not only look, ask or take back. */
    public boolean goesForth(Instant now) {
        return resumable() && !late(now) && !plan.timedTest() && !inPlace();
    }

    /** Whether to go on with it then does anew what was on its way back, to which a person had to agree at first. */
    public boolean forthAgain(Instant now) {
        return goesForth(now) && plan.needsConsent() && (goesBack() || progress.stream().anyMatch(so ->
                so == Progress.UNDOING || so == Progress.TAKEN_BACK));
    }

    /** Whether the last that somebody set about, or that came by itself, was to take it back. */
    boolean goesBack() {
        return notes.noted().stream().filter(one -> one.what() != Notes.Note.KEPT
                && one.what() != Notes.Note.PROTECTED).reduce((first, last) -> last)
                .filter(last -> last.what() != Notes.Note.FORTH).isPresent();
    }

    /** Whether it should have been undone by then, since nobody kept it. */
    public boolean late(Instant now) {
        return unkept() && trial.orElseThrow().late(now);
    }

    /** Whether it waits for a restart of the host that should have come before that time. */
    public boolean overdue(Instant now) {
        return until.filter(now::isAfter).isPresent();
    }

    /**
     * @param lines at least one
     * @throws RefusedException when these are no lines of a journal
     */
    static Repair of(String id, List<JsonNode> lines) throws RefusedException {
        if (!lines.getFirst().path("event").asText("").equals(RepairJournal.Event.BEGUN.name())) {
            throw new RefusedException("The journal " + id + " has no beginning; nothing was changed by its repair.");
        }
        JsonNode begun = lines.getFirst();
        RepairPlan plan = PlanFormat.read(begun.path("plan"));
        List<Progress> progress = new ArrayList<>(Collections.nCopies(plan.steps().size(), Progress.NOT_BEGUN));
        Outcome outcome = Outcome.BEGUN;
        String why = "";
        boolean waits = false;
        boolean cut = false;
        Optional<Restart> restart = Optional.empty();
        try {
            Optional<Trial> trial = trial(begun, lines, plan.timedTest());
            for (JsonNode line : lines.subList(1, lines.size())) {
                restart = restart(line, restart);
                if (cut(line, outcome)) {
                    outcome = Outcome.NOT_UNDONE;
                    why = "";
                    waits = false;
                    cut = true;
                }
                switch (RepairJournal.Event.valueOf(line.path("event").asText(""))) {
                    case BEGUN -> throw new IllegalArgumentException("begun twice");
                    case DOING -> forth(plan, progress, line, Progress.DOING);
                    case DONE -> forth(plan, progress, line, Progress.DONE);
                    case UNDOING -> {
                        int step = line.path("step").asInt();
                        progress.set(step, Progress.UNDOING);
                        // What goes off once more has to come on once more.
                        later(plan, step).filter(number -> progress.get(number) == Progress.TAKEN_BACK
                                && Bounced.settings(plan).contains(plan.steps().get(number).setting()))
                                .forEach(number -> progress.set(number, Progress.DONE));
                    }
                    case TAKEN_BACK -> {
                        int step = line.path("step").asInt();
                        progress.set(step, Progress.TAKEN_BACK);
                        restart = restart.filter(asked -> plan.steps().get(step).kind() != Step.Kind.RESTART);
                    }
                    case FORTH -> cut = false;
                    case BACK, BACK_BY_ITSELF, KEPT, OFF_TOO, ON_AGAIN, WEAKER, PROTECTED -> { }
                    case OUTCOME -> {
                        outcome = Outcome.valueOf(line.path("outcome").asText(""));
                        waits = plan.waitsForRestart() || progress.getLast() == Progress.DOING;
                        why = line.path("why").asText("");
                        cut = false;
                    }
                }
            }
            Notes notes = Notes.of(plan, lines);
            Optional<Instant> until = waits ? notes.deadline() : Optional.empty();
            return new Repair(id, Instant.parse(begun.path("at").asText("")), begun.path("who").asText(""), plan,
                    progress, outcome, cut ? CUT + (plan.timedTest() ? "." : OR_FORTH + ".") : why, until, restart,
                    Optional.ofNullable(begun.path("weakUntil").textValue()).map(LocalDate::parse), trial,
                    notes);
        } catch (RuntimeException e) {
            throw new RefusedException("The journal " + id + " has a line that this version does not understand.");
        }
    }

    /** What comes behind it was done when it was done before, and is to be done again. */
    private static void forth(RepairPlan plan, List<Progress> progress, JsonNode line, Progress so) {
        int step = line.path("step").asInt();
        progress.set(step, so);
        later(plan, step).forEach(number -> progress.set(number, Progress.NOT_BEGUN));
    }

    /** The steps behind that one that are about the same setting. */
    private static Stream<Integer> later(RepairPlan plan, int step) {
        return Bounced.numbers(plan, plan.steps().get(step).setting()).stream().filter(number -> number > step);
    }

    /** Whether what was in place is on its way back by that line, until another one says that it came to an end. */
    private static boolean cut(JsonNode line, Outcome outcome) {
        return (outcome == Outcome.APPLIED || outcome == Outcome.CONFIRMED)
                && switch (RepairJournal.Event.valueOf(line.path("event").asText(""))) {
                    case BACK, BACK_BY_ITSELF, WEAKER, UNDOING -> true;
                    case BEGUN, DOING, DONE, TAKEN_BACK, FORTH, OFF_TOO, ON_AGAIN, KEPT, PROTECTED, OUTCOME -> false;
                };
    }

    /** Its time begins anew when all steps are done, and never again. */
    private static Optional<Trial> trial(JsonNode begun, List<JsonNode> lines, boolean test) {
        JsonNode from = lines.stream().filter(line -> line.path("outcome").asText("").equals(Outcome.APPLIED.name()))
                .findFirst().orElse(begun);
        // A test is kept by nobody, whatever stands there.
        boolean kept = !test && lines.stream().anyMatch(line -> line.path("event").asText("")
                .equals(RepairJournal.Event.KEPT.name()));
        return Optional.ofNullable(begun.path("undoAfter").textValue()).map(after -> new Trial(
                Instant.parse(from.path("at").asText("")).plus(Duration.parse(after)), kept));
    }

    private static Optional<Restart> restart(JsonNode line, Optional<Restart> before) {
        JsonNode started = line.path("started");
        if (started.isMissingNode()) {
            return before;
        }
        Instant at = Instant.parse(line.path("at").asText(""));
        return Optional.of(before.map(first -> first.again(at))
                .orElseGet(() -> new Restart(at, Instant.parse(started.asText("")), at)));
    }
}
