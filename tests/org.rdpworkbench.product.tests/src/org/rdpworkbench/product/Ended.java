// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * What a process printed, and how it ended.
 *
 * @param state its exit state
 * @param out its stdout as UTF-8
 * @param err its stderr as UTF-8
 */
record Ended(int state, String out, String err) {

    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    Ended stateIs(int expected) {
        assertEquals(expected, state, this::toString);
        return this;
    }

    /** Said nothing but its result. */
    Ended quietly() {
        assertEquals("", err, this::toString);
        return this;
    }

    /** Refused with one clear line and nothing else, which is returned. */
    String refusal() {
        assertEquals("", out, this::toString);
        assertEquals(1, err.lines().count(), this::toString);
        assertTrue(err.startsWith("rdpworkbench: ") && err.endsWith("\n"), this::toString);
        assertFalse(err.contains("Exception") || err.contains("\tat ") || err.contains("null"), this::toString);
        return err.strip();
    }

    /** Its stdout, which holds one JSON document and nothing else. */
    JsonNode json() {
        try {
            return MAPPER.readTree(out);
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON: " + this, e);
        }
    }
}
