// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rdpworkbench.core.run.Capability;

final class CapabilityTest {

    private static final Map<String, Object> PROBE = Map.of("id", "acme.look", "facts", List.of("acme.Fact"),
            "needs", List.of("A", "B"), "connections", "2", "thorough", "true", "vantage", "here");

    private static final Capability LOOK = new Capability.OfProbe("acme.look", List.of("acme.Fact"),
            List.of("A", "B"), List.of(), 2, true, "here");

    @Test
    void isReadAsAManifestHoldsIt() {
        assertEquals(LOOK, Capability.read("probe", PROBE));
        assertEquals(new Capability.OfCheck(List.of("acme.cause"), List.of(), List.of("A@inside")),
                Capability.read("check", Map.of("causes", List.of("acme.cause"), "uses", List.of("A@inside"),
                        "later", "what somebody adds")));
    }

    @Test
    void isWrittenForAManifest() {
        assertEquals("org.rdpworkbench.probe;id=\"acme.look\";facts:List<String>=\"acme.Fact\";"
                + "needs:List<String>=\"A,B\";connections=\"2\";thorough=\"true\";vantage=\"here\"", LOOK.clause());
        assertEquals("org.rdpworkbench.fixer;cause=\"a\";writes:List<String>=\"HKLM\\\\a\\,b,\\\"c\\\"\"",
                new Capability.OfFixer("a", List.of("HKLM\\a,b", "\"c\"")).clause());
    }

    /** What would be said too little of is not said at all. */
    @ParameterizedTest
    @CsvSource({"id,", "id, ''", "connections,", "connections, many", "connections, -1",
        "connections, 9999999999", "facts, one", "vantage,"})
    void whatCannotBeUnderstoodIsRefused(String name, String value) {
        Map<String, Object> wrong = new HashMap<>(PROBE);
        wrong.put(name, value);
        assertThrows(IllegalArgumentException.class, () -> Capability.read("probe", wrong));
    }

    @Test
    void norIsWhatNobodyKnows() {
        assertThrows(IllegalArgumentException.class, () -> Capability.read("miracle", PROBE));
    }
}
