// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.rdpworkbench.core.run.Diagnosis;
import org.rdpworkbench.core.run.Diagnosis.Ranked;
import org.rdpworkbench.core.run.Json;
import org.rdpworkbench.core.run.Texts;
import org.rdpworkbench.core.spi.Evidence;
import org.rdpworkbench.core.spi.Stage;
import org.rdpworkbench.report.Comparison.Pair;
import org.rdpworkbench.report.Comparison.Pieces;
import org.rdpworkbench.report.Comparison.Telling;

/** What differs in two cases as JSON, schema {@code rdpworkbench/comparison/1}. English and ASCII, like diagnoses. */
public final class JsonComparison {

    /** The schema of comparisons. */
    public static final String SCHEMA = "rdpworkbench/comparison/1";

    private final Texts texts;

    /** @param texts of the installed plugins */
    public JsonComparison(Texts texts) {
        this.texts = texts;
    }

    /** The document, with a line break at the end. */
    public String write(Comparison both) {
        Comparison differing = both.differences();
        ObjectNode root = Json.mapper().createObjectNode().put("schema", SCHEMA);
        side(root.putObject("first"), both.first());
        side(root.putObject("second"), both.second());
        root.put("summary", both.sentence(texts));
        pairs(root.putArray("outcomes"), differing.outcomes());
        ArrayNode causes = root.putArray("causes");
        differing.causes().forEach(shares -> causes.addObject().put("id", shares.cause().id())
                .put("title", texts.text(shares.cause().id() + ".title"))
                .put("first", shares.first().map(Ranked::share).orElse(null))
                .put("second", shares.second().map(Ranked::share).orElse(null)));
        ArrayNode indications = root.putArray("indications");
        differing.indications().forEach(telling -> telling(indications.addObject(), telling));
        ArrayNode evidence = root.putArray("evidence");
        differing.evidence().forEach(pieces -> pieces(evidence.addObject(), pieces));
        return JsonReport.print(root);
    }

    private static void side(ObjectNode node, Diagnosis diagnosis) {
        node.putObject("target").put("host", diagnosis.target().host()).put("port", diagnosis.target().port());
        node.put("symptom", diagnosis.symptom().orElse(null)).put("verdict", diagnosis.verdict().name())
                .put("stage", diagnosis.stage().map(Stage::name).orElse(null)).put("summary", diagnosis.summary());
    }

    private static void pairs(ArrayNode node, List<Pair> pairs) {
        pairs.forEach(pair -> node.addObject().put("name", pair.name()).put("first", pair.first().orElse(null))
                .put("second", pair.second().orElse(null)));
    }

    private void telling(ObjectNode node, Telling telling) {
        node.put("key", telling.indication().key()).put("cause", telling.indication().cause())
                .put("for", telling.indication().supports()).put("strength", telling.indication().strength().name())
                .put("holdsIn", telling.first().isPresent() ? "first" : "second")
                .put("explains", rounded(telling.explains())).put("text", telling.text(texts));
        ArrayNode because = node.putArray("because");
        telling.indication().evidence().forEach(key -> because.add(key.toString()));
    }

    private static void pieces(ObjectNode node, Pieces pieces) {
        node.put("type", pieces.key().type()).put("vantage", pieces.key().vantage().id())
                .put("first", status(pieces.first())).put("second", status(pieces.second()))
                .put("explains", rounded(pieces.explains()));
        pairs(node.putArray("fields"), pieces.fields());
    }

    private static String status(Optional<Evidence> piece) {
        return switch (piece.orElse(null)) {
            case Evidence.Observed observed -> "OBSERVED";
            case Evidence.Missing missing -> missing.reason().name();
            case null -> null;
        };
    }

    private static double rounded(double value) {
        return Math.round(value * 1_000) / 1_000.0;
    }
}
