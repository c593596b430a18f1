// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.integration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rdpworkbench.core.run.CaseFormatException;
import org.rdpworkbench.lab.LabHost;
import org.rdpworkbench.lab.Scenario;

/** What a newcomer sees: every host of the lab gets the diagnosis that it was made for. */
class DemonstrationTest {

    static Stream<String> demonstrations() {
        return Scenario.demonstrations().stream().map(Scenario::id);
    }

    @ParameterizedTest
    @MethodSource("demonstrations")
    void theDiagnosisIsTheOneItWasMadeFor(String id) throws CaseFormatException {
        Scenario scenario = Scenario.named(id).orElseThrow();
        Scenario.Expected expected = scenario.expected().orElseThrow();
        try (LabHost host = LabHost.start(scenario.behaviour())) {
            Look look = Look.at(host.address());
            assertEquals(expected.stage(), look.diagnosis().stage(), look::toString);
            Set<String> known = expected.firstCauses().stream().filter(Workbench::knows).collect(Collectors.toSet());
            if (expected.firstCauses().isEmpty()) {
                look.isHealthy();
            } else if (!known.isEmpty()) {
                assertEquals(expected.verdict(), look.diagnosis().verdict(), look::toString);
                assertTrue(known.contains(look.diagnosis().causes().getFirst().cause().id()), look::toString);
            }
        }
    }
}
