// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.rdpworkbench.core.spi.Evidence;
import org.rdpworkbench.core.spi.EvidenceKey;
import org.rdpworkbench.core.spi.Reason;
import org.rdpworkbench.core.spi.Source;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.core.spi.Vantage;

/** Reads one case out of a case file. Whatever is wrong there is a {@link CaseFormatException} and nothing else. */
final class CaseReader {

    private CaseReader() {}

    static CaseRecord read(JsonNode node) throws CaseFormatException {
        Map<EvidenceKey, Evidence> evidence = new TreeMap<>();
        for (JsonNode piece : list(node, "evidence")) {
            Evidence read = readEvidence(piece);
            evidence.put(read.key(), read);
        }
        List<Transcript> transcripts = new ArrayList<>();
        if (node.has("transcripts")) {
            for (JsonNode transcript : list(node, "transcripts")) {
                transcripts.add(usable("transcripts", () -> Objects.requireNonNull(
                        Json.mapper().convertValue(transcript, Transcript.class))));
            }
        }
        JsonNode target = required(node, "target");
        String host = text(target, "host");
        return new CaseRecord(usable("target", () -> Target.of(host, target.path("port").asInt())),
                Optional.ofNullable(node.path("symptom").textValue()), instant(node, "began"), evidence, transcripts);
    }

    static Evidence readEvidence(JsonNode node) throws CaseFormatException {
        EvidenceKey key = key(node);
        JsonNode from = required(node, "source");
        Source source = new Source(text(from, "probe"), from.path("version").asText(""),
                instant(from, "at"), from.path("millis").asDouble());
        return switch (text(node, "status")) {
            case "OBSERVED" -> new Evidence.Observed(key, node.path("version").asInt(1), required(node, "fact"),
                    source);
            case "MISSING" -> new Evidence.Missing(key, reason(node), node.path("detail").asText(""), because(node),
                    source);
            default -> throw new CaseFormatException("is damaged: evidence is neither observed nor missing.");
        };
    }

    private static Reason reason(JsonNode node) throws CaseFormatException {
        String reason = text(node, "reason");
        return usable("reason", () -> Reason.valueOf(reason));
    }

    private static Optional<EvidenceKey> because(JsonNode node) throws CaseFormatException {
        return node.has("because") ? Optional.of(key(node.get("because"))) : Optional.empty();
    }

    private static EvidenceKey key(JsonNode node) throws CaseFormatException {
        String vantage = text(node, "vantage");
        return new EvidenceKey(text(node, "type"), usable("vantage", () -> Vantage.of(vantage)));
    }

    private static Instant instant(JsonNode node, String name) throws CaseFormatException {
        String text = text(node, name);
        return usable(name, () -> Instant.parse(text));
    }

    /** The messages of these exceptions are for programmers and carry text from the file. */
    private static <T> T usable(String name, Supplier<T> value) throws CaseFormatException {
        try {
            return value.get();
        } catch (IllegalArgumentException | DateTimeException | NullPointerException e) {
            throw new CaseFormatException("is damaged: \"" + name + "\" cannot be used.", e);
        }
    }

    /** The list with that name. */
    static JsonNode list(JsonNode node, String name) throws CaseFormatException {
        JsonNode value = required(node, name);
        if (!value.isArray()) {
            throw new CaseFormatException("is damaged: \"" + name + "\" is not a list.");
        }
        return value;
    }

    private static JsonNode required(JsonNode node, String name) throws CaseFormatException {
        JsonNode value = node.get(name);
        if (value == null || value.isNull()) {
            throw new CaseFormatException("is damaged: \"" + name + "\" is missing.");
        }
        return value;
    }

    private static String text(JsonNode node, String name) throws CaseFormatException {
        JsonNode value = required(node, name);
        if (!value.isTextual()) {
            throw new CaseFormatException("is damaged: \"" + name + "\" is not text.");
        }
        return value.textValue();
    }
}
