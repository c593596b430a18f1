// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What a newcomer does: starts the lab, diagnoses all of its hosts in one go, and judges the saved case later. */
@EnabledOnOs(OS.LINUX)
class DemonstrationTest {

    private static final int FIRST_PORT = 27210;

    @TempDir
    private static Path folder;
    private static Place place;
    private static JsonNode hosts;
    private static Ended diagnosed;

    @BeforeAll
    static void diagnose() throws Exception {
        place = Place.in(folder);
        try (Running lab = place.launch("lab", "--port-base", "" + FIRST_PORT, "--format", "json").start()) {
            hosts = new ObjectMapper().readTree(lab.until("}"::equals)).get("hosts");
            List<String> addresses = new ArrayList<>();
            hosts.forEach(host -> addresses.add(host.get("host").textValue() + ":" + host.get("port")));
            diagnosed = place.launch("diagnose", "--format", "json", "--case", "all.case").with(addresses).run();
        }
    }

    @Test
    void everyHostGetsTheDiagnosisThatItWasMadeFor() {
        JsonNode diagnoses = diagnosed.stateIs(1).quietly().json().get("diagnoses");
        assertEquals(hosts.findValuesAsText("port"), ports(diagnoses));
        for (int i = 0; i < hosts.size(); i++) {
            JsonNode expected = hosts.get(i).get("expected");
            JsonNode diagnosis = diagnoses.get(i);
            String about = hosts.get(i).get("id").textValue() + ": " + diagnosis;
            assertEquals(expected.get("stage"), diagnosis.get("stage"), about);
            Set<String> firstCauses = new TreeSet<>();
            expected.get("firstCauses").forEach(cause -> firstCauses.add(cause.textValue()));
            Set<String> known = place.known(firstCauses);
            // What no installed plugin knows can show on the ladder only.
            if (firstCauses.isEmpty() || !known.isEmpty()) {
                assertEquals(expected.get("verdict"), diagnosis.get("verdict"), about);
            }
            if (!known.isEmpty()) {
                assertTrue(known.contains(diagnosis.at("/causes/0/id").textValue()), about);
            }
        }
    }

    private static List<String> ports(JsonNode diagnoses) {
        List<String> ports = new ArrayList<>();
        diagnoses.forEach(diagnosis -> ports.add(diagnosis.at("/target/port").asText()));
        return ports;
    }

    @Test
    void jsonKeepsItsContract() {
        JsonNode root = diagnosed.json();
        Contract.fields(root, "schema", "diagnoses");
        assertEquals("rdpworkbench/diagnosis/1", root.get("schema").textValue());
        root.get("diagnoses").forEach(Contract::diagnosis);
    }

    @Test
    void theCaseIsJudgedToTheSameWithTheHostsGone() throws Exception {
        Ended judged = place.launch("judge", "all.case", "--format", "json").run();
        judged.stateIs(diagnosed.state()).quietly();
        assertEquals(diagnosed.json(), judged.json());
    }

    @Test
    void aFactThatNobodyHereKnowsIsKept() throws Exception {
        ObjectMapper mapper = new ObjectMapper();
        JsonNode saved = mapper.readTree(place.work().resolve("all.case").toFile());
        JsonNode unknown = mapper.readTree("""
                {"type":"org.example.Weather","vantage":"inside","status":"OBSERVED","version":7,
                "fact":{"sky":"\u2601 clear","wind":[0.1,{"to":null}],"big":12345678901234567890},
                "source":{"probe":"org.example.barometer","version":"9.9","at":"2026-11-23T10:00:00Z","millis":1.5}}
                """);
        saved.get("cases").forEach(one -> ((ArrayNode) one.get("evidence")).add(unknown));
        mapper.writeValue(place.work().resolve("unknown.case").toFile(), saved);
        Ended judged = place.launch("judge", "unknown.case", "--format", "json").run().stateIs(1).quietly();
        JsonNode diagnoses = judged.json().get("diagnoses");
        for (JsonNode diagnosis : diagnoses) {
            List<JsonNode> kept = new ArrayList<>();
            diagnosis.get("evidence").forEach(kept::add);
            assertTrue(kept.remove(unknown), diagnosis::toString);
            assertFalse(kept.isEmpty());
            ((ObjectNode) diagnosis).putArray("evidence").addAll(kept);
        }
        assertEquals(diagnosed.json().get("diagnoses"), diagnoses);
    }
}
