// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.repair;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What else a journal tells of a repair: who has approved it, what was said of it, and what is still open.
 *
 * @param approval as it was begun
 * @param told what has come of it and who noted what of it, the first one first
 * @param deadline by when it should have been seen from outside; empty where nothing waits for that
 * @param leftOff services that are off and that no plan stopped
 * @param before what the outside showed before it; empty in journals of earlier versions
 * @param address at which its machine was; empty where the way in has none, and in journals of earlier versions
 * @param wayBack what a person agreed to who took back what had made the host better protected; empty where nobody did
 * @param backs what ways back have done so far
 */
public record Notes(Approval approval, List<Told> told, Optional<Instant> deadline, List<LeftOff> leftOff,
        Optional<Outside> before, Optional<String> address, Optional<WayBack> wayBack, Backs backs) {

    /** Of a repair of which there is nothing else to tell. */
    public static final Notes NONE = new Notes(Approval.NONE, List.of(), Optional.empty(), List.of(),
            Optional.empty(), Optional.empty(), Optional.empty(), Backs.NONE);

    /** A policy comes within two hours, and what domain controllers tell one another within some more. */
    private static final Duration ELSEWHERE = Duration.ofDays(1);
    /** What settles does so in its time; nobody looks again to the minute. */
    private static final Duration SETTLED = Duration.ofHours(1);

    /** What a journal tells of one time, with who it was and whose approval they had. */
    public sealed interface Told {

        /** When it was. */
        Instant at();

        /** Who did something or looked; empty in journals of earlier versions. */
        String who();

        /** With which approval. */
        Approval approval();
    }

    /**
     * What has come of it at one time.
     *
     * @param why English sentences
     */
    public record Said(Instant at, String who, Approval approval, Outcome outcome, String why) implements Told {}

    /**
     * What somebody noted of it without a change of what has come of it. That they set about it again stands there
     * before the first step, so that it is known also where the program is killed before it can say what has come of
     * it.
     *
     * @param until the day by which they want to look at the host again; empty for all but {@link Note#WEAKER}
     */
    public record Noted(Instant at, String who, Approval approval, Note what, Optional<LocalDate> until)
            implements Told {}

    /** What can be noted. */
    public enum Note {
        /** A person goes on with it. */
        FORTH,
        /** A person takes it back. */
        BACK,
        /** It goes back by itself, as where a step has failed or nobody kept it; who is named only was at it. */
        BACK_BY_ITSELF,
        /** A person keeps it, so that it is not undone when its time is over. */
        KEPT,
        /** A person takes it back, and agrees to a host that is less protected without it. */
        WEAKER,
        /** The host is not less protected any more by it: a person has seen that, or another repair did it. */
        PROTECTED
    }

    /**
     * That the host is less protected without the repair.
     *
     * @param at when it was to be taken back
     * @param until the day on which the person wants to look at it again
     */
    public record WayBack(Instant at, LocalDate until) {}

    /**
     * What ways back have done so far.
     *
     * @param steps the numbers of those that were back once since they were done
     * @param restarts the settings of services that go off and on, and did not since a value went back that they may
     *     still go by
     * @param forth those that did not go off since a value went forth
     */
    public record Backs(Set<Integer> steps, Set<String> restarts, Set<String> forth) {

        /** Nothing. */
        public static final Backs NONE = new Backs(Set.of(), Set.of(), Set.of());

        public Backs {
            steps = Set.copyOf(steps);
            restarts = Set.copyOf(restarts);
            forth = Set.copyOf(forth);
        }

        static Backs of(RepairPlan plan, List<JsonNode> lines) {
            Set<String> offAndOn = Bounced.settings(plan);
            Set<Integer> steps = new HashSet<>();
            Set<String> restarts = new HashSet<>();
            Set<String> forth = new HashSet<>();
            for (JsonNode line : lines) {
                int step = line.path("step").asInt();
                boolean back = line.path("event").asText("").equals(RepairJournal.Event.TAKEN_BACK.name());
                boolean done = line.path("event").asText("").equals(RepairJournal.Event.DONE.name());
                boolean doing = line.path("event").asText("").equals(RepairJournal.Event.DOING.name());
                if (!back && !done && !doing) {
                    continue;
                }
                String setting = plan.steps().get(step).setting();
                if (!back) {
                    steps.remove(step);
                    forth.addAll(Bounced.behind(plan, step));
                }
                if (doing) {
                    continue;
                }
                if (offAndOn.contains(setting) && Bounced.numbers(plan, setting).getLast() == step) {
                    restarts.remove(setting);
                }
                if (done && offAndOn.contains(setting) && Bounced.numbers(plan, setting).getFirst() == step) {
                    forth.remove(setting);
                }
                if (back && steps.add(step) && !offAndOn.contains(setting)) {
                    restarts.addAll(offAndOn);
                }
            }
            return new Backs(steps, restarts, forth);
        }
    }

    public Notes {
        told = List.copyOf(told);
        leftOff = List.copyOf(leftOff);
    }

    /** What has come of it, each time that there was something to say of that. */
    public List<Said> said() {
        return told.stream().filter(Said.class::isInstance).map(Said.class::cast).toList();
    }

    /** What was noted of it. */
    public List<Noted> noted() {
        return told.stream().filter(Noted.class::isInstance).map(Noted.class::cast).toList();
    }

    /** Who keeps it; empty where nobody did, or had to. */
    public Optional<Noted> kept() {
        return noted().stream().filter(one -> one.what() == Note.KEPT).findFirst();
    }

    /** Who noted that the host is not less protected any more; empty where nobody did since it was last so. */
    public Optional<Noted> protectedAgain() {
        return noted().reversed().stream()
                .filter(one -> one.what() == Note.WEAKER || one.what() == Note.PROTECTED).findFirst()
                .filter(last -> last.what() == Note.PROTECTED);
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
        List<Told> told = new ArrayList<>();
        Optional<Instant> deadline = Optional.empty();
        Map<String, LeftOff> leftOff = new LinkedHashMap<>();
        Optional<WayBack> wayBack = Optional.empty();
        for (JsonNode line : lines) {
            switch (RepairJournal.Event.valueOf(line.path("event").asText(""))) {
                case OUTCOME -> {
                    Said one = said(line, lines.getFirst());
                    told.add(one);
                    deadline = one.outcome() != Outcome.APPLIED ? Optional.empty() : Optional.of(
                            deadline.orElseGet(() -> deadline(plan, line, one.at())));
                }
                case OFF_TOO -> {
                    LeftOff one = new LeftOff(line.path("needs").asText(""), PlanFormat.step(line.path("step")));
                    leftOff.put(one.step().setting(), one);
                }
                case ON_AGAIN -> leftOff.remove(line.path("setting").asText(""));
                case WEAKER -> {
                    deadline = Optional.empty();
                    LocalDate until = LocalDate.parse(line.path("weakUntil").asText(""));
                    wayBack = Optional.of(new WayBack(Instant.parse(line.path("at").asText("")), until));
                    told.add(noted(line, lines.getFirst(), Note.WEAKER, Optional.of(until)));
                }
                case PROTECTED -> told.add(noted(line, lines.getFirst(), Note.PROTECTED, Optional.empty()));
                // A test is kept by nobody, whatever stands there.
                case KEPT -> told.addAll(plan.timedTest() ? List.of()
                        : List.of(noted(line, lines.getFirst(), Note.KEPT, Optional.empty())));
                case FORTH -> told.add(noted(line, lines.getFirst(), Note.FORTH, Optional.empty()));
                case BACK, BACK_BY_ITSELF -> {
                    deadline = Optional.empty();
                    told.add(noted(line, lines.getFirst(), Note.valueOf(line.path("event").asText("")),
                            Optional.empty()));
                }
                case BEGUN, DOING, DONE, UNDOING, TAKEN_BACK -> { }
            }
        }
        return new Notes(approval(lines.getFirst()), told, deadline, List.copyOf(leftOff.values()),
                Outside.read(lines.getFirst().path("outside")),
                Optional.ofNullable(lines.getFirst().path("address").textValue()), wayBack, Backs.of(plan, lines));
    }

    private static Said said(JsonNode line, JsonNode begun) {
        return new Said(at(line, begun), line.path("who").asText(""), approval(line),
                Outcome.valueOf(line.path("outcome").asText("")), line.path("why").asText(""));
    }

    private static Noted noted(JsonNode line, JsonNode begun, Note what, Optional<LocalDate> until) {
        return new Noted(at(line, begun), line.path("who").asText(""), approval(line), what, until);
    }

    /** Where a line does not say when, it was not before the beginning. */
    private static Instant at(JsonNode line, JsonNode begun) {
        return Instant.parse(line.path("at").asText(begun.path("at").asText("")));
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
