// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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

/** Writes and reads case files, schema {@code rdpworkbench/case/1}: one JSON object with a list of cases. */
public final class CaseFormat {

    /** The schema's name without its version. */
    public static final String SCHEMA = "rdpworkbench/case/";
    /** The version that this product writes and the newest that it reads. */
    public static final int VERSION = 1;
    /** Larger files are refused. */
    public static final int MOST_BYTES = 64 << 20;

    private CaseFormat() {}

    /** The cases as UTF-8 JSON with a line break at the end. */
    public static byte[] write(List<CaseRecord> cases) {
        ObjectNode root = Json.mapper().createObjectNode();
        root.put("schema", SCHEMA + VERSION);
        ArrayNode list = root.putArray("cases");
        cases.forEach(one -> list.add(write(one)));
        try {
            // By way of text, because Jackson refuses to write half a surrogate pair as UTF-8.
            String json = Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(root);
            return (json + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a case of plain JSON nodes cannot be written", e);
        }
    }

    private static ObjectNode write(CaseRecord one) {
        ObjectNode node = Json.mapper().createObjectNode();
        node.putObject("target").put("host", one.target().host()).put("port", one.target().port());
        node.put("symptom", one.symptom().orElse(null));
        node.put("began", one.began().toString());
        ArrayNode evidence = node.putArray("evidence");
        one.evidence().values().forEach(piece -> evidence.add(write(piece)));
        node.set("transcripts", Json.mapper().valueToTree(one.transcripts()));
        return node;
    }

    /** One piece of evidence, as it stands in case files and diagnoses. */
    public static ObjectNode write(Evidence piece) {
        ObjectNode node = Json.mapper().createObjectNode();
        node.put("type", piece.key().type()).put("vantage", piece.key().vantage().id());
        switch (piece) {
            case Evidence.Observed observed -> {
                node.put("status", "OBSERVED").put("version", observed.version());
                node.set("fact", observed.tree());
            }
            case Evidence.Missing missing -> {
                node.put("status", "MISSING").put("reason", missing.reason().name()).put("detail", missing.detail());
                missing.because().ifPresent(key -> node.putObject("because").put("type", key.type())
                        .put("vantage", key.vantage().id()));
            }
        }
        Source source = piece.source();
        node.putObject("source").put("probe", source.probe()).put("version", source.version())
                .put("at", source.at().toString()).put("millis", source.millis());
        return node;
    }

    /**
     * Reads a case file.
     *
     * @throws CaseFormatException when it is damaged, of another kind or newer than this product
     */
    public static List<CaseRecord> read(byte[] file) throws CaseFormatException {
        if (file.length > MOST_BYTES) {
            throw new CaseFormatException("is larger than " + (MOST_BYTES >> 20) + " MiB.");
        }
        JsonNode root = parse(file);
        requireSchema(root.path("schema").asText(""));
        List<CaseRecord> cases = new ArrayList<>();
        for (JsonNode node : list(root, "cases")) {
            cases.add(readCase(node));
        }
        return cases;
    }

    private static JsonNode parse(byte[] file) throws CaseFormatException {
        try {
            JsonNode root = Json.mapper().readTree(file);
            if (root != null && root.isObject()) {
                return root;
            }
        } catch (IOException | NumberFormatException e) {
            // Jackson lets the second one through for exponents that no BigDecimal can hold.
            throw new CaseFormatException("is damaged or is not a case file: it is not JSON.", e);
        }
        throw new CaseFormatException("is not a case file.");
    }

    private static void requireSchema(String schema) throws CaseFormatException {
        if (!schema.matches(SCHEMA + "[0-9]{1,6}")) {
            throw new CaseFormatException("is not a case file.");
        }
        if (Integer.parseInt(schema.substring(SCHEMA.length())) > VERSION) {
            throw new CaseFormatException("was written by a newer version (" + schema + "); update to read it.");
        }
    }

    private static CaseRecord readCase(JsonNode node) throws CaseFormatException {
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

    private static Evidence readEvidence(JsonNode node) throws CaseFormatException {
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

    private static JsonNode list(JsonNode node, String name) throws CaseFormatException {
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
