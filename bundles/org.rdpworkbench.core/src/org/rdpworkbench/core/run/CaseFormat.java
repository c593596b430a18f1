// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.run;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.rdpworkbench.core.spi.Evidence;
import org.rdpworkbench.core.spi.Source;

/** Writes and reads case files, schema {@code rdpworkbench/case/1}: one JSON object with a list of cases. */
public final class CaseFormat {

    /** The schema's name without its version. */
    public static final String SCHEMA = "rdpworkbench/case/";
    /** The version that this product writes and the newest that it reads. */
    public static final int VERSION = 1;
    /** Larger files are refused. */
    public static final int MOST_BYTES = 64 << 20;

    private static final String TOO_MUCH = "This is more evidence than one case file can hold.";

    private CaseFormat() {}

    /**
     * The cases as UTF-8 JSON with a line break at the end.
     *
     * @throws IllegalArgumentException with a sentence for a person, when they are more than {@link #read} would take
     */
    public static byte[] write(List<CaseRecord> cases) {
        // By way of text, because Jackson refuses to write half a surrogate pair as UTF-8.
        StringWriter text = new StringWriter();
        try (JsonGenerator json = Json.mapper().writerWithDefaultPrettyPrinter().createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("schema", SCHEMA + VERSION);
            json.writeArrayFieldStart("cases");
            for (CaseRecord one : cases) {
                json.writeTree(write(one));
                requireRoom(text);
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new IllegalStateException("a case of plain JSON nodes cannot be written", e);
        }
        byte[] file = (text + "\n").getBytes(StandardCharsets.UTF_8);
        requireReadable(file);
        return file;
    }

    /** Before there is no memory left for it. */
    private static void requireRoom(StringWriter text) {
        if (text.getBuffer().length() > MOST_BYTES) {
            throw new IllegalArgumentException(TOO_MUCH);
        }
    }

    private static void requireReadable(byte[] file) {
        try (JsonParser parser = Json.mapper().createParser(file)) {
            requireSize(file);
            while (parser.nextToken() != null) {
                // Long texts are refused only when somebody wants to have them.
                parser.getTextLength();
            }
        } catch (IOException | CaseFormatException e) {
            throw new IllegalArgumentException(TOO_MUCH, e);
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
     * Reads one piece of evidence, as it was written.
     *
     * @throws CaseFormatException when it is damaged
     */
    public static Evidence readEvidence(JsonNode piece) throws CaseFormatException {
        return CaseReader.readEvidence(piece);
    }

    /**
     * Reads a case file.
     *
     * @throws CaseFormatException when it is damaged, of another kind or newer than this product
     */
    public static List<CaseRecord> read(byte[] file) throws CaseFormatException {
        JsonNode root = parse(file);
        requireSchema(root.path("schema").asText(""));
        List<CaseRecord> cases = new ArrayList<>();
        for (JsonNode node : CaseReader.list(root, "cases")) {
            cases.add(CaseReader.read(node));
        }
        return cases;
    }

    private static JsonNode parse(byte[] file) throws CaseFormatException {
        requireSize(file);
        try {
            JsonNode root = Json.mapper().readTree(file);
            if (root != null && root.isObject()) {
                return root;
            }
        } catch (StreamConstraintsException e) {
            throw new CaseFormatException("is damaged or too large: it holds more than a case file may.", e);
        } catch (IOException | NumberFormatException e) {
            // Jackson lets the second one through for exponents that no BigDecimal can hold.
            throw new CaseFormatException("is damaged or is not a case file: it is not JSON.", e);
        }
        throw new CaseFormatException("is not a case file.");
    }

    private static void requireSize(byte[] file) throws CaseFormatException {
        if (file.length > MOST_BYTES) {
            throw new CaseFormatException("is larger than " + (MOST_BYTES >> 20) + " MiB.");
        }
    }

    private static void requireSchema(String schema) throws CaseFormatException {
        if (!schema.matches(SCHEMA + "[0-9]{1,6}")) {
            throw new CaseFormatException("is not a case file.");
        }
        if (Integer.parseInt(schema.substring(SCHEMA.length())) > VERSION) {
            throw new CaseFormatException("was written by a newer version (" + schema + "); update to read it.");
        }
    }
}
