// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.repair.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rdpworkbench.core.repair.PlanFormat;
import org.rdpworkbench.core.repair.Planned;
import org.rdpworkbench.core.repair.RepairPlan;
import org.rdpworkbench.core.run.Json;
import org.rdpworkbench.core.run.Progress;
import org.rdpworkbench.core.spi.HostUse;
import org.rdpworkbench.core.spi.SettingValue;

/** What else a host is there for comes with its plans, and is no part of them. */
class HostUseTest {

    private final Seen seen = new Seen();

    private Planned planned() throws Exception {
        return seen.repairs.plan(seen.request(), Progress.SILENT);
    }

    @Test
    void whoIsSignedInIsAskedOnlyWhereSomebodyIsInterrupted() throws Exception {
        // What it restarts is off, so that nothing is stopped.
        seen.host.settings.put(Seen.STATE, Seen.STOPPED);
        assertEquals(Optional.of(HostUse.UNSEEN), planned().use());
        seen.interrupting = true;
        planned();
        assertEquals(List.of(false, true), seen.host.askedForPeople);
    }

    /** A fixer may not know whom the services cut off that it restarts. */
    @Test
    void whoIsSignedInIsAskedWhereAServiceStops() throws Exception {
        assertEquals("", planned().plans().getFirst().interruption());
        assertEquals(List.of(true), seen.host.askedForPeople);
    }

    @Test
    void whereThereIsNoPlanNothingIsAsked() throws Exception {
        seen.host.settings.put(Seen.SWITCH, SettingValue.dword(1));
        assertEquals(Optional.empty(), planned().use());
        assertEquals(List.of(), seen.host.askedForPeople);
    }

    @Test
    void thePlanIsTheSameWhoeverSignsIn() throws Exception {
        seen.interrupting = true;
        Planned before = planned();
        seen.host.use = new HostUse(new HostUse.Seen(List.of()), Optional.of(new HostUse.Seen(List.of("CORP\\alice"))));
        Planned after = planned();
        assertNotEquals(before.use(), after.use());
        RepairPlan plan = after.plans().getFirst();
        assertEquals(before.plans().getFirst().hash(), plan.hash());
        byte[] file = PlanFormat.write(plan, Json.mapper().createObjectNode().put("seen", "x"));
        assertEquals(plan, PlanFormat.read(file));
        JsonNode tree = new ObjectMapper().readTree(file);
        assertEquals("x", tree.at("/preview/seen").asText());
    }
}
