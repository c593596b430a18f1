// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The JSON that scripts rely on: fields may be added, those of the contract stay, in their order. */
final class Contract {

    private Contract() {}

    static void fields(JsonNode node, String... contract) {
        List<String> known = new ArrayList<>();
        node.fieldNames().forEachRemaining(known::add);
        known.retainAll(List.of(contract));
        assertEquals(List.of(contract), known, node::toString);
    }

    /** One diagnosis of {@code rdpworkbench/diagnosis/1}. */
    static void diagnosis(JsonNode diagnosis) {
        fields(diagnosis, "target", "symptom", "verdict", "stage", "summary", "ladder", "causes", "noneOfThese",
                "findings", "evidence", "next");
        fields(diagnosis.get("target"), "host", "port");
        all(diagnosis, "ladder", rung -> fields(rung, "stage", "outcome", "millis"));
        all(diagnosis, "findings", Contract::finding);
        all(diagnosis, "evidence", Contract::evidence);
        double[] sum = {diagnosis.get("noneOfThese").doubleValue()};
        diagnosis.get("causes").forEach(cause -> {
            fields(cause, "id", "stage", "title", "share", "verdict", "consequence");
            sum[0] += cause.get("share").doubleValue();
        });
        // Each share is rounded to a thousandth.
        assertEquals(1, sum[0], 0.0005 * (diagnosis.get("causes").size() + 1) + 1e-9, diagnosis::toString);
        if (!diagnosis.get("next").isNull()) {
            fields(diagnosis.get("next"), "probe", "why");
        }
    }

    private static void all(JsonNode diagnosis, String list, Consumer<JsonNode> shape) {
        assertTrue(!diagnosis.get(list).isEmpty(), () -> list + " is empty: " + diagnosis);
        diagnosis.get(list).forEach(shape);
    }

    private static void finding(JsonNode finding) {
        fields(finding, "cause", "verdict", "indications");
        finding.get("indications").forEach(
                indication -> fields(indication, "key", "for", "strength", "values", "because"));
    }

    private static void evidence(JsonNode piece) {
        switch (piece.path("status").asText()) {
            case "OBSERVED" -> fields(piece, "type", "vantage", "status", "fact", "source");
            case "MISSING" -> fields(piece, "type", "vantage", "status", "reason", "detail");
            default -> throw new AssertionError("neither observed nor missing: " + piece);
        }
        fields(piece.get("source"), "probe", "version", "at", "millis");
    }
}
