// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.repair.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rdpworkbench.core.repair.HostPlan;
import org.rdpworkbench.core.repair.Planned;
import org.rdpworkbench.core.repair.RepairPlan;
import org.rdpworkbench.core.spi.FixPlan;
import org.rdpworkbench.core.spi.SettingValue;
import org.rdpworkbench.core.spi.Step;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.core.spi.WayIn;

/** Which plans of many hosts can be done in one run. */
class HostPlanTest {

    private static HostPlan.Proposed plan(String host, String machine, boolean test) {
        return new HostPlan.Proposed(new RepairPlan(Target.of(host, 3389), new WayIn("memory", Optional.empty()),
                machine, "a.cause", "a.cause.fix-x", "Mends it.", test ? FixPlan.Security.WEAKER
                : FixPlan.Security.SAME, "", false, Duration.ZERO, test, List.of(), List.of(new Step("value:A",
                SettingValue.dword(0), SettingValue.dword(1)))), new Planned(null, List.of(),
                Optional.empty()));
    }

    @Test
    void aMachineWithTwoNamesIsRepairedByTheFirst() {
        List<HostPlan> hosts = HostPlan.together(List.of(plan("a", "id/1", false), plan("b", "id/2", false),
                plan("alias", "id/1", false)));
        assertInstanceOf(HostPlan.Proposed.class, hosts.get(0));
        assertInstanceOf(HostPlan.Proposed.class, hosts.get(1));
        HostPlan.Without alias = assertInstanceOf(HostPlan.Without.class, hosts.get(2));
        assertEquals("It is the same machine as a:3389, which is repaired by that name.", alias.why());
        RepairPlan first = plan("a", "id/1", false).plan();
        RepairPlan second = plan("alias", "id/1", false).plan();
        assertEquals(Map.of(second, first), HostPlan.again(List.of(first, second)));
    }

    @Test
    void aTestIsForOneHost() {
        HostPlan.Without none = assertInstanceOf(HostPlan.Without.class,
                HostPlan.together(List.of(plan("a", "id/1", true))).getFirst());
        assertEquals("What could be done is a test, which is for one host.", none.why());
    }
}
