// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.repair;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A repair as its journal tells it.
 *
 * @param id its name, by which it is undone or resumed
 * @param at when it began
 * @param who began it
 * @param progress of each step, in the plan's order
 * @param outcome what has come of it so far
 * @param why of the outcome, one English sentence; empty where nobody said
 */
public record Repair(String id, Instant at, String who, RepairPlan plan, List<Progress> progress, Outcome outcome,
        String why) {

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

    /** Whether something of it may be in place, so that it can be undone. */
    public boolean undoable() {
        return outcome != Outcome.UNDONE;
    }

    /** Whether it was begun, and did not come to its end or back to its beginning: killed, stopped or cut off. */
    public boolean resumable() {
        return outcome == Outcome.BEGUN || outcome == Outcome.NOT_UNDONE;
    }

    /** @throws RefusedException when these are no lines of a journal */
    static Repair of(String id, List<JsonNode> lines) throws RefusedException {
        if (lines.isEmpty() || !lines.getFirst().path("event").asText("").equals(RepairJournal.Event.BEGUN.name())) {
            throw new RefusedException("The journal " + id + " has no beginning; nothing was changed by its repair.");
        }
        JsonNode begun = lines.getFirst();
        RepairPlan plan = PlanFormat.read(begun.path("plan"));
        List<Progress> progress = new ArrayList<>(Collections.nCopies(plan.steps().size(), Progress.NOT_BEGUN));
        Outcome outcome = Outcome.BEGUN;
        String why = "";
        try {
            for (JsonNode line : lines.subList(1, lines.size())) {
                switch (RepairJournal.Event.valueOf(line.path("event").asText(""))) {
                    case BEGUN -> throw new IllegalArgumentException("begun twice");
                    case DOING -> progress.set(line.path("step").asInt(), Progress.DOING);
                    case DONE -> progress.set(line.path("step").asInt(), Progress.DONE);
                    case UNDOING -> progress.set(line.path("step").asInt(), Progress.UNDOING);
                    case TAKEN_BACK -> progress.set(line.path("step").asInt(), Progress.TAKEN_BACK);
                    case OUTCOME -> {
                        outcome = Outcome.valueOf(line.path("outcome").asText(""));
                        why = line.path("why").asText("");
                    }
                }
            }
            return new Repair(id, Instant.parse(begun.path("at").asText("")), begun.path("who").asText(""), plan,
                    progress, outcome, why);
        } catch (RuntimeException e) {
            throw new RefusedException("The journal " + id + " has a line in it that cannot be.");
        }
    }
}
