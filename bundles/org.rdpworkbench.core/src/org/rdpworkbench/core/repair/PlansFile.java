// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.repair;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rdpworkbench.core.run.Json;
import org.rdpworkbench.core.spi.Target;

/**
 * The plans of several hosts in one file, JSON with the schema {@code rdpworkbench/plans/1}: each is what
 * {@link PlanFormat} writes of one, with its own hash.
 *
 * @param at when they were made
 * @param plans in the order in which the hosts were named
 * @param without the hosts for which there is none, and why
 * @param previews what was seen with plans, by their hashes, which is no part of them; not there for each
 */
public record PlansFile(Instant at, List<RepairPlan> plans, Map<Target, String> without,
        Map<String, JsonNode> previews) {

    /** The schema, with the version that is written and read. */
    public static final String SCHEMA = "rdpworkbench/plans/1";
    /** Larger files are refused. */
    public static final int MOST_BYTES = 64 << 20;

    public PlansFile {
        plans = List.copyOf(plans);
        previews = Map.copyOf(previews);
    }

    /** One with which nothing was seen. */
    public PlansFile(Instant at, List<RepairPlan> plans, Map<Target, String> without) {
        this(at, plans, without, Map.of());
    }

    /** As UTF-8 JSON with a line break at the end. */
    public byte[] write() {
        ObjectNode all = Json.mapper().createObjectNode().put("schema", SCHEMA).put("at", at.toString());
        ArrayNode list = all.putArray("plans");
        plans.forEach(plan -> list.add(PlanFormat.tree(plan, previews.get(plan.hash()))));
        ArrayNode none = all.putArray("without");
        without.forEach((target, why) -> none.addObject().put("why", why).putObject("target")
                .put("host", target.host()).put("port", target.port()));
        try {
            return (Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(all) + "\n")
                    .getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree is always JSON", e);
        }
    }

    /** Whether a file has this schema; one that has another is for {@link PlanFormat}. */
    public static boolean is(byte[] file) {
        try {
            return file.length <= MOST_BYTES && Json.mapper().readTree(file).path("schema").asText("").equals(SCHEMA);
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Reads one; which hosts have no plan is left out.
     *
     * @throws RefusedException with the end of a sentence for a person, as {@link PlanFormat#read(byte[])}
     */
    public static PlansFile read(byte[] file) throws RefusedException {
        try {
            JsonNode all = Json.mapper().readTree(file);
            List<RepairPlan> plans = new ArrayList<>();
            Map<String, JsonNode> previews = new HashMap<>();
            for (JsonNode tree : all.path("plans")) {
                RepairPlan plan = PlanFormat.read(tree);
                plans.add(plan);
                if (tree.path("preview").isObject()) {
                    previews.put(plan.hash(), tree.path("preview"));
                }
            }
            return new PlansFile(Instant.parse(all.path("at").asText("")), plans, Map.of(), previews);
        } catch (IOException | DateTimeException e) {
            throw new RefusedException("is no file of plans: it is not JSON, or does not say when they were made.");
        }
    }
}
