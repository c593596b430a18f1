// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.rdpworkbench.core.repair.RepairPlan;

/**
 * What a plan's file keeps of that which was seen with it, for whoever applies the plan later. It is not in the plan's
 * hash, so that it is worth as much as the file, and all of it is text from elsewhere.
 *
 * @param at when the plan was made; may be anything
 * @param know some sentences
 * @param owners who sets what each step changes, by the order of the file
 */
public record KeptPreview(String at, List<String> know, List<Owned> owners) {

    /** Of a plan with which nothing is kept. */
    public static final KeptPreview NONE = new KeptPreview("", List.of(), List.of());

    /** Who sets what a step changes, without a full stop; empty where nobody was named. */
    public record Owned(String setting, Optional<String> owner) {}

    /** Of what stands beside a plan; null where nothing does. */
    public static KeptPreview of(JsonNode preview) {
        if (preview == null) {
            return NONE;
        }
        List<String> know = new ArrayList<>();
        preview.path("know").forEach(one -> know.add(one.asText("")));
        List<Owned> owners = new ArrayList<>();
        preview.path("steps").forEach(step -> owners.add(new Owned(step.path("setting").asText(""),
                Optional.ofNullable(step.path("owner").textValue()).filter(owner -> !owner.isBlank()))));
        return new KeptPreview(preview.path("at").asText(""), List.copyOf(know), List.copyOf(owners));
    }

    /** All that was to be known, behind when that was; nothing where there is nothing of it. */
    public List<String> sentences() {
        return know.isEmpty() ? List.of()
                : Stream.concat(Stream.of("When the plan was made, at " + at + ":"), know.stream()).toList();
    }

    /** The same without what is told host by host. */
    KeptPreview ofSteps() {
        return new KeptPreview(at, List.of(), owners);
    }

    /** What of that a person has to think of: not that a host has no role, which most have not. */
    List<String> remarkable() {
        return know.stream().filter(sentence -> !sentence.equals(PlanPreview.NO_ROLE)).toList();
    }

    /** Who sets what each step of a plan changes. What a file says of another setting is not said of this one. */
    List<Optional<String>> owners(RepairPlan plan) {
        return IntStream.range(0, plan.steps().size()).mapToObj(i -> i < owners.size()
                && owners.get(i).setting().equals(plan.steps().get(i).setting()) ? owners.get(i).owner()
                : Optional.<String>empty()).toList();
    }
}
