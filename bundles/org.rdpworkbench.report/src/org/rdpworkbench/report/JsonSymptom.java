// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.function.Function;
import org.rdpworkbench.core.run.Json;
import org.rdpworkbench.core.spi.Code;
import org.rdpworkbench.symptoms.Decoded;

/** A decoded symptom as JSON, schema {@code rdpworkbench/symptom/1}. English and ASCII, like {@link JsonReport}. */
public final class JsonSymptom {

    /** The schema of decoded symptoms. */
    public static final String SCHEMA = "rdpworkbench/symptom/1";

    private final Function<String, Optional<String>> titles;

    /** @param titles the title of a cause by its id; empty when its plugin is not installed */
    public JsonSymptom(Function<String, Optional<String>> titles) {
        this.titles = titles;
    }

    /** The document, with a line break at the end. */
    public String write(Decoded decoded) {
        ObjectNode root = Json.mapper().createObjectNode().put("schema", SCHEMA);
        ArrayNode codes = root.putArray("codes");
        decoded.codes().forEach(code -> code(codes.addObject(), code));
        root.put("proves", decoded.proves()).put("doesNotProve", decoded.doesNotProve());
        ArrayNode causes = root.putArray("causes");
        // A code ranks nothing: all causes and whatever is not known here weigh the same.
        double share = Math.round(1_000.0 / (decoded.causeIds().size() + 1)) / 1_000.0;
        decoded.causeIds().forEach(id -> causes.addObject().put("id", id).put("share", share)
                .put("title", titles.apply(id).orElse(null)));
        root.put("noneOfThese", share);
        ArrayNode advice = root.putArray("advice");
        decoded.advice().forEach(one -> advice.addObject().put("says", one.says()).put("refuse", one.refuse())
                .put("source", one.source()));
        root.put("symptom", decoded.symptom());
        ArrayNode readings = root.putArray("readings");
        decoded.readings().forEach(reading -> reading(readings.addObject(), reading));
        ArrayNode problems = root.putArray("problems");
        decoded.broken().forEach(problems::add);
        return JsonReport.print(root);
    }

    private static void code(ObjectNode node, Code code) {
        node.put("kind", code.kind()).put("value", code.value()).put("hex", code.hex()).put("name", code.name())
                .put("meaning", code.meaning()).put("source", code.source()).put("verified", code.verified());
    }

    private static void reading(ObjectNode node, Decoded.Reading reading) {
        node.put("how", reading.how());
        ArrayNode codes = node.putArray("codes");
        reading.codes().forEach(code -> codes.add(code.key()));
        ArrayNode unknown = node.putArray("unknown");
        reading.unknown().forEach(unknown::add);
    }
}
