// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.probe.client;

import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.rdpworkbench.core.spi.EvidenceException;
import org.rdpworkbench.core.spi.Target;

/**
 * What the collector wrote: {@code {"schema", "at", "computer", "server", "inside", "parts", "missing"}}, where each
 * part is a list and {@code missing} has the reason of each part that could not be had. What else is in it belongs to
 * collectors to come, and is passed over.
 *
 * @param at when it was collected, by the clock of that machine
 * @param computer what the machine calls itself
 * @param server the host that fails; empty when nobody said which
 * @param inside the machine is that host
 */
record Collected(Instant at, String computer, Optional<Target> server, boolean inside, JsonNode parts,
        JsonNode missing) {

    private static final String FORMAT = "rdpworkbench/collected/";
    private static final String SCHEMA = FORMAT + "1";
    private static final int BEGINNING = 4 << 10;
    /** Two thousand events and five hundred files with their permissions take a few MiB. */
    private static final int MOST_BYTES = 16 << 20;
    private static final int MOST_ITEMS = 3_000;
    private static final long MASK = 0xFFFF_FFFFL;
    private static final ObjectMapper MAPPER = JsonMapper.builder(new JsonFactoryBuilder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(16)
                            .maxStringLength(1 << 20).maxNumberLength(40).maxTokenCount(200_000).build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    /** Whatever its version. */
    static boolean is(byte[] content) {
        String beginning = EventText.of(content, BEGINNING).stripLeading();
        return beginning.startsWith("{") && beginning.contains("\"" + FORMAT);
    }

    /** @throws EvidenceException when it is of another version, damaged, or more than the collector writes */
    static Collected read(byte[] content) throws EvidenceException {
        if (content.length > MOST_BYTES) {
            throw new EvidenceException("is larger than " + (MOST_BYTES >> 20) + " MiB, which no collector writes.");
        }
        JsonNode file;
        try {
            file = MAPPER.readTree(EventText.of(content, content.length));
        } catch (JsonProcessingException e) {
            throw new EvidenceException("is no result of the collector, or a damaged one: it is not JSON.", e);
        }
        String schema = text(file.path("schema"));
        if (!schema.equals(SCHEMA)) {
            throw new EvidenceException(schema.startsWith(FORMAT) ? "was written by a collector of another version ("
                    + schema + ", where this one reads " + SCHEMA + "): collect it again with the one of this version."
                    : "is no result of the collector.");
        }
        return new Collected(at(file), text(file.path("computer")), server(text(file.path("server"))),
                file.path("inside").asBoolean(), file.path("parts"), file.path("missing"));
    }

    private static Instant at(JsonNode file) throws EvidenceException {
        try {
            return Instant.parse(text(file.path("at")));
        } catch (DateTimeException e) {
            throw new EvidenceException("does not say when it was collected.", e);
        }
    }

    private static Optional<Target> server(String name) throws EvidenceException {
        try {
            return name.isEmpty() ? Optional.empty() : Optional.of(Target.valueOf(name));
        } catch (IllegalArgumentException e) {
            throw new EvidenceException("names a server that could not be a host.", e);
        }
    }

    /** A text; empty when it is something else. */
    static String text(JsonNode node) {
        return node.isTextual() ? node.textValue() : "";
    }

    /** True when it could be had, be it empty. */
    boolean has(String part) {
        return parts.has(part);
    }

    /** The elements of a part, the first ones where there are many; none where it could not be had. */
    List<JsonNode> part(String part) {
        List<JsonNode> items = new ArrayList<>();
        for (JsonNode item : parts.path(part)) {
            if (items.size() == MOST_ITEMS) {
                break;
            }
            items.add(item);
        }
        return List.copyOf(items);
    }

    /** Why a part could not be had, as the machine says it; empty when it could. */
    Optional<String> why(String part) {
        return Optional.of(text(missing.path(part))).filter(reason -> !reason.isEmpty());
    }

    /** A value of the registry; empty where there is none. */
    private Optional<JsonNode> value(String part, String name) {
        return value(part, "", name);
    }

    /** A value of the registry, of the key that ends in this; empty where there is none. */
    Optional<JsonNode> value(String part, String key, String name) {
        return part(part).stream().filter(item -> text(item.path("name")).equalsIgnoreCase(name))
                .filter(item -> lower(text(item.path("key"))).endsWith(lower(key))).findFirst()
                .map(item -> item.path("value"));
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /** A value that is text, or bytes in hex. */
    Optional<String> textOf(String part, String name) {
        return value(part, name).map(Collected::text).filter(text -> !text.isEmpty());
    }

    /** A value that is a number of 32 bits. */
    Optional<Long> number(String part, String name) {
        return value(part, name).flatMap(Collected::number);
    }

    /** A number of 32 bits; versions of PowerShell differ in whether they have it with a sign. */
    static Optional<Long> number(JsonNode node) {
        return Optional.of(node).filter(JsonNode::isIntegralNumber).filter(JsonNode::canConvertToLong)
                .map(JsonNode::longValue).filter(value -> value >= Integer.MIN_VALUE && value <= MASK)
                .map(value -> value & MASK);
    }
}
