// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.report.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rdpworkbench.core.repair.FleetResult;
import org.rdpworkbench.core.repair.HostResult;
import org.rdpworkbench.core.repair.Outcome;
import org.rdpworkbench.core.repair.PlansFile;
import org.rdpworkbench.core.repair.Repair;
import org.rdpworkbench.core.repair.RepairPlan;
import org.rdpworkbench.core.spi.FixPlan;
import org.rdpworkbench.core.spi.SettingValue;
import org.rdpworkbench.core.spi.Step;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.core.spi.WayIn;
import org.rdpworkbench.report.FleetText;
import org.rdpworkbench.report.JsonFleet;
import org.rdpworkbench.report.TextStyle;

/** What is shown of the plans and repairs of many hosts. */
class FleetTextTest {

    private static final FleetText TEXT = new FleetText(TextStyle.ASCII);

    private static RepairPlan plan(String host, int before) {
        return new RepairPlan(Target.of(host, 3389), new WayIn("smb", Optional.of("admin")), "guid/" + host, "a.cause",
                "a.cause.fix-x", "Mends it.", FixPlan.Security.SAME, "", List.of(new Step("value:HKLM\\A\\\\B",
                        SettingValue.dword(before), SettingValue.dword(9))));
    }

    private static HostResult repaired(String host, Outcome outcome, String why, boolean earlier) {
        RepairPlan plan = plan(host, 1);
        return new HostResult.Repaired(plan, new Repair("of-" + host, Instant.EPOCH, "somebody", plan,
                List.of(Repair.Progress.DONE), outcome, why, Optional.empty()), earlier);
    }

    private static String flat(String page) {
        return page.replaceAll("\\s+", " ");
    }

    @Test
    void whatIsTheSameAtManyHostsIsShownOnce() {
        String text = flat(TEXT.plans(new PlansFile(Instant.EPOCH, List.of(plan("srv1", 1), plan("srv2", 2),
                plan("srv3", 1)), Map.of(Target.of("srv4", 3389), "Nothing fails \u001b[31mthere."))));
        assertEquals(2, text.split("What would be done", -1).length - 1, text);
        assertTrue(text.contains("The same at one more host srv3:3389 " + plan("srv3", 1).hash()), text);
        assertTrue(text.contains("srv2:3389 a.cause"), text);
        assertTrue(text.contains("Without a plan srv4:3389 Nothing fails \\u{1b}[31mthere."), text);
        assertFalse(text.contains("\u001b"), text);
        assertEquals("There is nothing to do at any of these hosts.\n", TEXT.plans(List.of(), Map.of()));
    }

    @Test
    void whatToThinkOfIsSaidHostByHost() throws Exception {
        JsonNode preview = new ObjectMapper().readTree("{\"at\": \"2026-11-28T10:00:00Z\", \"know\": [\"The host is "
                + "more than a host for Remote Desktop: cluster node.\", \"Signed in: \u202eann.\"]}");
        PlansFile file = new PlansFile(Instant.EPOCH, List.of(plan("srv1", 1), plan("srv2", 1)), Map.of(),
                Map.of(plan("srv2", 1).hash(), preview));
        String text = flat(TEXT.plans(PlansFile.read(file.write())));
        assertTrue(text.contains("Of these hosts, when their plans were made srv2:3389 The host is more than a host "
                + "for Remote Desktop: cluster node. Signed in: \\u{202e}ann."), text);
        assertFalse(flat(TEXT.plans(file.plans(), Map.of())).contains("Of these hosts"));
    }

    private static JsonNode owner(String words) {
        ObjectNode preview = new ObjectMapper().createObjectNode().put("at", "2026-11-28T10:00:00Z");
        preview.putArray("steps").addObject().put("setting", "value:HKLM\\A\\\\B").put("owner", words);
        return preview;
    }

    @Test
    void hostsWithDifferentOwnersAreNotTheSame() throws Exception {
        List<RepairPlan> plans = List.of(plan("srv1", 1), plan("srv2", 1), plan("srv3", 1), plan("srv4", 1));
        PlansFile file = new PlansFile(Instant.EPOCH, plans, Map.of(), Map.of(
                plans.get(0).hash(), owner("set by the host itself"), plans.get(1).hash(), owner("set by \u001bX"),
                plans.get(2).hash(), owner("set by the host itself")));
        String text = flat(TEXT.plans(PlansFile.read(file.write())));
        assertEquals(3, text.split("What would be done", -1).length - 1, text);
        assertTrue(text.contains("The same at one more host srv3:3389"), text);
        assertEquals(2, text.split("when the plan was made: ", -1).length - 1, text);
        assertTrue(text.contains("4657; when the plan was made: set by the host itself"), text);
        assertTrue(text.contains("4657; when the plan was made: set by \\u{1b}X"), text);
        assertFalse(text.contains("When the plan was made, at"), "of each host what it says is told further down");
    }

    private static FleetResult result() {
        return new FleetResult(List.of(repaired("srv1", Outcome.CONFIRMED, "A look says so.", true),
                repaired("srv2", Outcome.UNDONE, "The cause was still there.", false),
                new HostResult.Refused(plan("srv3", 1), "It is another one now."),
                new HostResult.NotBegun(plan("srv4", 1), "2 hosts failed.")), Optional.of("2 hosts failed."), false);
    }

    @Test
    void eachHostIsToldInTheOrderOfThePlans() {
        String text = flat(TEXT.result(result()));
        assertTrue(text.startsWith("4 hosts: 1 confirmed from outside; 1 undone; 1 refused; 1 not begun "
                + "srv1:3389 confirmed from outside, repair of-srv1, of an earlier run. "
                + "srv2:3389 undone, repair of-srv2. The cause was still there. "
                + "srv3:3389 refused, nothing was changed. It is another one now. "
                + "srv4:3389 not begun. 2 hosts failed. 2 hosts failed. Run the same again"), text);
    }

    @Test
    void jsonHasTheSame() throws Exception {
        JsonNode all = new ObjectMapper().readTree(JsonFleet.write(result()));
        assertEquals("rdpworkbench/fleet-repair/1", all.get("schema").textValue());
        assertEquals("2 hosts failed.", all.get("stopped").textValue());
        assertFalse(all.get("cancelled").booleanValue());
        assertEquals(List.of("CONFIRMED", "UNDONE", "REFUSED", "NOT_BEGUN"),
                all.get("hosts").findValuesAsText("result"));
        assertEquals(List.of("srv1", "srv2", "srv3", "srv4"), List.of(0, 1, 2, 3).stream()
                .map(i -> all.at("/hosts/" + i + "/target/host").textValue()).toList());
        assertTrue(all.at("/hosts/0/earlier").booleanValue());
        assertEquals("of-srv2", all.at("/hosts/1/repair/id").textValue());
        assertEquals(plan("srv4", 1).hash(), all.at("/hosts/3/hash").textValue());
        assertTrue(new ObjectMapper().readTree(JsonFleet.write(new FleetResult(List.of(), Optional.empty(), true)))
                .get("stopped").isNull());
    }
}
