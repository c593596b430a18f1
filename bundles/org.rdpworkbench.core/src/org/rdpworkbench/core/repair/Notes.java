// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.repair;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What else a journal tells of a repair: who has approved it, what was said of it, and what is still open.
 *
 * @param approval as it was begun
 * @param said what has come of it, each time that somebody did something or looked, the first one first
 * @param deadline by when it should have been seen from outside; empty where nothing waits for that
 * @param leftOff services that are off and that no plan stopped
 * @param before what the outside showed before it; empty in journals of earlier versions
 * @param wayBack what a person agreed to who took back what had made the host better protected; empty where nobody did
 * @param protectedAgain whether the host is not less protected any more, by something else
 * @param turns who went on with it or took it back, each time, the first one first
 */
public record Notes(Approval approval, List<Said> said, Optional<Instant> deadline, List<LeftOff> leftOff,
        Optional<Outside> before, Optional<WayBack> wayBack, boolean protectedAgain, List<Turn> turns) {

    /** Of a repair of which there is nothing else to tell. */
    public static final Notes NONE = new Notes(Approval.NONE, List.of(), Optional.empty(), List.of(),
            Optional.empty(), Optional.empty(), false);

    /** A policy comes within two hours, and what domain controllers tell one another within some more. */
    private static final Duration ELSEWHERE = Duration.ofDays(1);
    /** What settles does so in its time; nobody looks again to the minute. */
    private static final Duration SETTLED = Duration.ofHours(1);

    /**
     * What has come of it at one time.
     *
     * @param who did something or looked; empty in journals of earlier versions
     * @param approval with which
     * @param why English sentences
     */
    public record Said(Instant at, String who, Approval approval, Outcome outcome, String why) {}

    /**
     * That the host is less protected without the repair.
     *
     * @param at when it was to be taken back
     * @param until the day on which the person wants to look at it again
     */
    public record WayBack(Instant at, LocalDate until) {}

    /** Of one that nobody set about again. */
    public Notes(Approval approval, List<Said> said, Optional<Instant> deadline, List<LeftOff> leftOff,
            Optional<Outside> before, Optional<WayBack> wayBack, boolean protectedAgain) {
        this(approval, said, deadline, leftOff, before, wayBack, protectedAgain, List.of());
    }

    public Notes {
        said = List.copyOf(said);
        leftOff = List.copyOf(leftOff);
        turns = List.copyOf(turns);
    }

    /** By when a plan that is applied then should be seen from outside: that depends on what it waits for. */
    static Instant deadline(RepairPlan plan, Instant applied) {
        return applied.plus(plan.restarts() || plan.waitsForRestart() ? Repair.RESTART_WITHIN
                : plan.settles().isZero() ? ELSEWHERE : plan.settles().plus(SETTLED));
    }

    /** Since when that is overdue; empty where it is not. */
    public Optional<Instant> overdue(Instant now) {
        return deadline.filter(now::isAfter);
    }

    static Notes of(RepairPlan plan, List<JsonNode> lines) {
        List<Said> said = new ArrayList<>();
        Optional<Instant> deadline = Optional.empty();
        Map<String, LeftOff> leftOff = new LinkedHashMap<>();
        Optional<WayBack> wayBack = Optional.empty();
        boolean protectedAgain = false;
        List<Turn> turns = new ArrayList<>();
        for (JsonNode line : lines) {
            switch (RepairJournal.Event.valueOf(line.path("event").asText(""))) {
                case OUTCOME -> {
                    Said one = said(line, lines.getFirst());
                    said.add(one);
                    deadline = one.outcome() != Outcome.APPLIED ? Optional.empty() : Optional.of(
                            deadline.orElseGet(() -> deadline(plan, line, one.at())));
                }
                case OFF_TOO -> {
                    LeftOff one = new LeftOff(line.path("needs").asText(""), PlanFormat.step(line.path("step")));
                    leftOff.put(one.step().setting(), one);
                }
                case ON_AGAIN -> leftOff.remove(line.path("setting").asText(""));
                case WEAKER -> {
                    wayBack = Optional.of(new WayBack(Instant.parse(line.path("at").asText("")),
                            LocalDate.parse(line.path("weakUntil").asText(""))));
                    protectedAgain = false;
                    turns.add(Turn.of(line, Turn.Way.BACK, said.size()));
                }
                case PROTECTED -> protectedAgain = true;
                case FORTH -> turns.add(Turn.of(line, Turn.Way.FORTH, said.size()));
                case BACK -> turns.add(Turn.of(line, Turn.Way.BACK, said.size()));
                case BACK_BY_ITSELF -> turns.add(Turn.of(line, Turn.Way.BACK_BY_ITSELF, said.size()));
                case BEGUN, DOING, DONE, UNDOING, TAKEN_BACK, KEPT -> { }
            }
        }
        return new Notes(approval(lines.getFirst()), said, deadline, List.copyOf(leftOff.values()),
                Outside.read(lines.getFirst().path("outside")), wayBack, protectedAgain, turns);
    }

    /** Where a line does not say when, it was not before the beginning. */
    private static Said said(JsonNode line, JsonNode begun) {
        return new Said(Instant.parse(line.path("at").asText(begun.path("at").asText(""))),
                line.path("who").asText(""), approval(line),
                Outcome.valueOf(line.path("outcome").asText("")), line.path("why").asText(""));
    }

    /** Journals of earlier versions do not say it. */
    private static Instant deadline(RepairPlan plan, JsonNode line, Instant applied) {
        return Optional.ofNullable(line.path("until").textValue()).map(Instant::parse)
                .orElseGet(() -> deadline(plan, applied));
    }

    static Approval approval(JsonNode line) {
        return new Approval(line.path("approvedBy").asText(""), line.path("changeId").asText(""),
                ChangeWindow.parse(line.path("window").asText("")));
    }
}
