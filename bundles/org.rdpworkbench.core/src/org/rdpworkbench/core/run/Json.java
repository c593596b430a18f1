// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.run;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import org.rdpworkbench.core.spi.Fact;
import org.rdpworkbench.core.spi.FactType;

/** The one way in which facts, cases and diagnoses become JSON and come back. */
public final class Json {

    /** Largest text of a value: more than any capped fact holds. */
    private static final int MOST_TEXT = 1 << 20;

    /**
     * The most tokens of a document: those of some thousand hosts. Each can cost a hundred bytes of memory and only two
     * in a file, so a cap on bytes alone would not do.
     */
    private static final int MOST_TOKENS = 3_000_000;

    private static final ObjectMapper MAPPER = JsonMapper.builder(new JsonFactoryBuilder()
                    .characterEscapes(new HarmlessEscapes())
                    .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(64)
                            .maxStringLength(MOST_TEXT).maxTokenCount(MOST_TOKENS).build())
                    .build())
            .addModule(new Jdk8Module())
            .addModule(new JavaTimeModule())
            .visibility(PropertyAccessor.IS_GETTER, JsonAutoDetect.Visibility.NONE)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            // A fact nobody here knows is written back with the very digits it came with.
            .enable(JsonNodeFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private Json() {}

    /** The mapper: dates as ISO 8601, unknown properties ignored, depth and size capped. */
    public static ObjectMapper mapper() {
        return MAPPER;
    }

    /** A fact as JSON. */
    public static <F extends Record & Fact> JsonNode tree(F fact) {
        return MAPPER.valueToTree(fact);
    }

    /**
     * A fact from JSON.
     *
     * @throws IllegalStateException when the JSON is not such a fact
     */
    public static <F extends Record & Fact> F fact(FactType<F> type, JsonNode tree) {
        try {
            F fact = MAPPER.treeToValue(tree, type.record());
            if (fact == null) {
                throw new IllegalStateException("this is no " + type.id() + ": null");
            }
            return fact;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("this is no " + type.id() + ": " + e.getOriginalMessage(), e);
        }
    }
}
