// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rdpworkbench.core.run.Json;
import org.rdpworkbench.core.spi.Fact;
import org.rdpworkbench.core.spi.FactType;

/** Facts to JSON and back. */
final class JsonTest {

    /** As first released. */
    record Early(int number, Optional<String> name) implements Fact {
        static final FactType<Early> TYPE = new FactType<>("test.Growing", 1, Early.class);
    }

    /** With a component that came later. */
    record Late(int number, Optional<String> name, Optional<Instant> at, List<Double> times) implements Fact {
        static final FactType<Late> TYPE = new FactType<>("test.Growing", 2, Late.class);

        /** Not a component, so not written. */
        public boolean isOdd() {
            return number % 2 == 1;
        }
    }

    @Test
    void componentsAloneAreWritten() {
        Late late = new Late(7, Optional.empty(), Optional.of(Instant.EPOCH), List.of(0.1));
        assertEquals("{\"number\":7,\"name\":null,\"at\":\"1970-01-01T00:00:00Z\",\"times\":[0.1]}",
                Json.tree(late).toString());
        assertEquals(late, Json.fact(Late.TYPE, Json.tree(late)));
    }

    @Test
    void oldReadsNewAndNewReadsOld() {
        Late late = new Late(7, Optional.of("x"), Optional.of(Instant.EPOCH), List.of());
        assertEquals(new Early(7, Optional.of("x")), Json.fact(Early.TYPE, Json.tree(late)));
        Late read = Json.fact(Late.TYPE, Json.tree(new Early(7, Optional.of("x"))));
        assertEquals(Optional.empty(), read.at());
    }

    @Test
    void whatIsNoSuchFactIsSaidToBeNone() throws Exception {
        for (String json : List.of("{\"number\":\"x\"}", "{\"number\":1e400}", "[]", "7", "\"\"", "null")) {
            String words = assertThrows(IllegalStateException.class,
                    () -> Json.fact(Early.TYPE, Json.mapper().readTree(json)), json).getMessage();
            assertEquals("this is no test.Growing", words.substring(0, Math.min(23, words.length())));
        }
    }

    /** A report is looked at in terminals and editors, too. */
    @Test
    void charactersThatAreObeyedAreWrittenByTheirNumbers() throws Exception {
        String hostile = "a\u202eb\u009b\u007f\u2028\u00e9";
        String written = "\"a\\u202Eb\\u009B\\u007F\\u2028\u00e9\"";
        assertEquals(written, Json.mapper().writeValueAsString(hostile));
        assertEquals(written, new String(Json.mapper().writeValueAsBytes(hostile), StandardCharsets.UTF_8));
        assertEquals(hostile, Json.mapper().readValue(written, String.class));
    }
}
