// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;

/** What the product said of one host. Of a cause that no installed plugin knows it need not say anything. */
record Seen(Place place, JsonNode diagnosis) {

    /** Causes whose shares differ by no more are named together. */
    private static final double TOGETHER = 0.1;

    private boolean knows(String cause) {
        return !place.known(Set.of(cause)).isEmpty();
    }

    private double share(String cause) {
        for (JsonNode ranked : diagnosis.get("causes")) {
            if (ranked.get("id").textValue().equals(cause)) {
                return ranked.get("share").doubleValue();
            }
        }
        return 0;
    }

    private void verdictIs(String verdict) {
        assertEquals(verdict, diagnosis.get("verdict").textValue(), this::toString);
    }

    /** That cause stands first, so far before the others that nobody takes them for its equals. */
    void is(String verdict, String cause, String... others) {
        if (knows(cause)) {
            verdictIs(verdict);
            assertEquals(cause, diagnosis.at("/causes/0/id").textValue(), this::toString);
            for (String other : others) {
                assertTrue(share(cause) > share(other) + TOGETHER, this::toString);
            }
        }
    }

    /** Both stand together, nothing is certain, and only a look inside would tell. */
    void areTwins(String one, String other) {
        for (JsonNode finding : diagnosis.get("findings")) {
            boolean twin = List.of(one, other).contains(finding.get("cause").textValue());
            assertFalse(twin && finding.findValuesAsText("strength").contains("DECISIVE"), this::toString);
        }
        if (knows(one) && knows(other)) {
            verdictIs("WARN");
            assertTrue(share(one) > 0, this::toString);
            assertEquals(share(one), share(other), TOGETHER, this::toString);
            // It is in the log of the host.
            assertTrue(diagnosis.at("/next/why").asText().contains("36870"), this::toString);
        }
    }

    /** Nothing is held against the host. */
    void isHealthy() {
        verdictIs("PASS");
        for (JsonNode finding : diagnosis.get("findings")) {
            assertFalse(List.of("FAIL", "WARN", "ERROR").contains(finding.get("verdict").textValue()),
                    this::toString);
        }
    }

    @Override
    public String toString() {
        return diagnosis.toString();
    }
}
