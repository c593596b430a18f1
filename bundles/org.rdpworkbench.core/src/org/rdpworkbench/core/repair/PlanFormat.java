// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.repair;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.rdpworkbench.core.run.CaseFormat;
import org.rdpworkbench.core.run.CaseFormatException;
import org.rdpworkbench.core.run.Json;
import org.rdpworkbench.core.spi.Evidence;
import org.rdpworkbench.core.spi.FixPlan;
import org.rdpworkbench.core.spi.SettingValue;
import org.rdpworkbench.core.spi.Step;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.core.spi.WayIn;

/** Writes and reads plans as JSON, schema {@code rdpworkbench/plan/1}, for files, journals and scripts. */
public final class PlanFormat {

    /** The schema, with the version that is written and read. */
    public static final String SCHEMA = "rdpworkbench/plan/1";
    /** Larger files are refused. */
    public static final int MOST_BYTES = 4 << 20;

    private PlanFormat() {}

    /** The plan with its hash, as UTF-8 JSON with a line break at the end. */
    public static byte[] write(RepairPlan plan) {
        return printed(tree(plan));
    }

    private static byte[] printed(ObjectNode tree) {
        try {
            return (Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(tree) + "\n")
                    .getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree is always JSON", e);
        }
    }

    /** The same with what a person should know beside it, which is no part of the plan and not in its hash. */
    public static byte[] write(RepairPlan plan, JsonNode preview) {
        return printed(tree(plan, preview));
    }

    /** @param preview null where there is none */
    static ObjectNode tree(RepairPlan plan, JsonNode preview) {
        ObjectNode tree = tree(plan);
        if (preview != null && preview.isObject()) {
            tree.set("preview", preview);
        }
        return tree;
    }

    /** The plan as a tree, with what follows from it for whoever reads that, and its hash. */
    public static ObjectNode tree(RepairPlan plan) {
        ObjectNode tree = content(plan);
        tree.put("riskLevel", plan.risk().name()).put("takesEffect", plan.takesEffect().name())
                .put("irreversible", plan.irreversible());
        for (int i = 0; i < plan.steps().size(); i++) {
            ((ObjectNode) tree.get("steps").get(i)).put("inverse", plan.steps().get(i).inverse().name());
        }
        tree.put("hash", plan.hash());
        return tree;
    }

    /** What two plans have in common that do the same, without white space: nothing that follows from the rest. */
    static byte[] essence(RepairPlan plan) {
        return content(plan).toString().getBytes(StandardCharsets.UTF_8);
    }

    private static ObjectNode content(RepairPlan plan) {
        ObjectNode tree = Json.mapper().createObjectNode();
        tree.put("schema", SCHEMA);
        tree.putObject("target").put("host", plan.target().host()).put("port", plan.target().port());
        ObjectNode way = tree.putObject("wayIn").put("access", plan.wayIn().access());
        plan.wayIn().credential().ifPresent(id -> way.put("credential", id));
        tree.put("machine", plan.machine()).put("cause", plan.cause()).put("key", plan.key());
        tree.put("what", plan.what()).put("security", plan.security().name());
        tree.put("interruption", plan.interruption());
        // Each only then, so that plans which were made before there was such a thing keep their hash.
        if (plan.waitsForRestart()) {
            tree.put("waitsForRestart", true);
        }
        if (!plan.settles().isZero()) {
            tree.put("settlesMillis", plan.settles().toMillis());
        }
        if (plan.timedTest()) {
            tree.put("timedTest", true);
        }
        said(tree, "risk", plan.caution().risk());
        said(tree, "usedBy", plan.caution().usedBy());
        said(tree, "lasts", plan.caution().lasts());
        if (!plan.client().isEmpty()) {
            ArrayNode client = tree.putArray("client");
            plan.client().forEach(piece -> client.add(CaseFormat.write(piece)));
        }
        ArrayNode steps = tree.putArray("steps");
        plan.steps().forEach(step -> steps.add(tree(step)));
        return tree;
    }

    /** One step as a tree. */
    static ObjectNode tree(Step step) {
        ObjectNode one = Json.mapper().createObjectNode().put("setting", step.setting());
        value(one.putObject("before"), step.before());
        value(one.putObject("after"), step.after());
        if (step.kind() != Step.Kind.SETTING) {
            one.put("kind", step.kind().name());
        }
        return one;
    }

    /** The step of such a tree. */
    static Step step(JsonNode one) {
        return new Step(text(one, "setting"), value(one.path("before")), value(one.path("after")),
                Step.Kind.valueOf(one.path("kind").asText(Step.Kind.SETTING.name())));
    }

    private static void said(ObjectNode tree, String name, String sentence) {
        if (!sentence.isEmpty()) {
            tree.put(name, sentence);
        }
    }

    private static void value(ObjectNode node, SettingValue value) {
        node.put("kind", value.kind()).put("hex", value.hex());
    }

    /**
     * Reads a file.
     *
     * @throws RefusedException with a sentence for a person, when it is no plan, or was changed since it was written
     */
    public static RepairPlan read(byte[] file) throws RefusedException {
        if (file.length > MOST_BYTES) {
            throw new RefusedException("is larger than any plan.");
        }
        try {
            return read(Json.mapper().readTree(file));
        } catch (IOException e) {
            throw new RefusedException("is no plan: it is not JSON.");
        }
    }

    /** The same of a tree. */
    public static RepairPlan read(JsonNode tree) throws RefusedException {
        if (!tree.path("schema").asText("").equals(SCHEMA)) {
            throw new RefusedException("is no plan of this version; a plan has the schema " + SCHEMA + ".");
        }
        RepairPlan plan;
        try {
            plan = plan(tree);
        } catch (IllegalArgumentException e) {
            throw new RefusedException("is a plan with something that this version does not understand.");
        }
        if (!plan.hash().equals(tree.path("hash").asText())) {
            throw new RefusedException("was changed since it was written: its hash is that of another plan.");
        }
        return plan;
    }

    private static RepairPlan plan(JsonNode tree) {
        List<Step> steps = new ArrayList<>();
        tree.path("steps").forEach(one -> steps.add(step(one)));
        JsonNode way = tree.path("wayIn");
        return new RepairPlan(Target.of(text(tree.path("target"), "host"), tree.path("target").path("port").asInt()),
                new WayIn(text(way, "access"), Optional.ofNullable(way.path("credential").textValue())),
                text(tree, "machine"), text(tree, "cause"), text(tree, "key"), text(tree, "what"),
                FixPlan.Security.valueOf(text(tree, "security")), text(tree, "interruption"),
                tree.path("waitsForRestart").asBoolean(false),
                Duration.ofMillis(tree.path("settlesMillis").asLong(0)), tree.path("timedTest").asBoolean(false),
                new Caution(tree.path("risk").asText(""), tree.path("usedBy").asText(""),
                        tree.path("lasts").asText("")), client(tree.path("client")), steps);
    }

    private static List<Evidence.Observed> client(JsonNode pieces) {
        List<Evidence.Observed> client = new ArrayList<>();
        try {
            for (JsonNode piece : pieces) {
                if (!(CaseFormat.readEvidence(piece) instanceof Evidence.Observed observed)) {
                    throw new IllegalArgumentException("it was not seen");
                }
                client.add(observed);
            }
            return client;
        } catch (CaseFormatException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static SettingValue value(JsonNode node) {
        String kind = text(node, "kind");
        return kind.equals(SettingValue.ABSENT.kind()) ? SettingValue.ABSENT
                : SettingValue.of(kind, HexFormat.of().parseHex(text(node, "hex")));
    }

    private static String text(JsonNode node, String name) {
        String text = node.path(name).textValue();
        if (text == null) {
            throw new IllegalArgumentException("no text " + name);
        }
        return text;
    }
}
