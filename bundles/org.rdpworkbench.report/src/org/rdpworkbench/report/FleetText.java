// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rdpworkbench.core.repair.FleetResult;
import org.rdpworkbench.core.repair.HostResult;
import org.rdpworkbench.core.repair.Outcome;
import org.rdpworkbench.core.repair.PlansFile;
import org.rdpworkbench.core.repair.RepairPlan;
import org.rdpworkbench.report.TextStyle.Look;

/** Plans and repairs of many hosts as text for a terminal. */
public final class FleetText {

    private final TextStyle style;

    public FleetText(TextStyle style) {
        this.style = style;
    }

    /** What the plans would do, and which hosts have none. Ends with a line break. */
    public String plans(PlansFile file) {
        Page page = new Page(style);
        if (!file.without().isEmpty()) {
            page.heading("Without a plan");
            file.without().forEach((target, why) -> page.item("  ", target + "  " + why));
        }
        return plans(file.plans(), file.previews()) + page;
    }

    /**
     * What plans would do; one that does the same at several hosts, where the same sets what is changed, is shown once.
     * Ends with a line break.
     *
     * @param previews what was seen with them, by their hashes
     */
    public String plans(List<RepairPlan> plans, Map<String, JsonNode> previews) {
        StringBuilder text = new StringBuilder();
        for (List<RepairPlan> same : alike(plans, previews)) {
            text.append(text.isEmpty() ? "" : "\n").append(new RepairText(style)
                    .plan(same.getFirst(), seen(same.getFirst(), previews).ofSteps()));
            if (same.size() > 1) {
                Page page = new Page(style);
                page.heading("The same at " + (same.size() == 2 ? "one more host"
                        : (same.size() - 1) + " more hosts"));
                same.subList(1, same.size()).forEach(plan -> page.item("  ", plan.target() + "  " + plan.hash()));
                text.append(page);
            }
        }
        return text.isEmpty() ? "There is nothing to do at any of these hosts.\n" : text + know(plans, previews);
    }

    private String know(List<RepairPlan> plans, Map<String, JsonNode> previews) {
        Page page = new Page(style);
        for (RepairPlan plan : plans) {
            List<String> known = seen(plan, previews).remarkable();
            if (!known.isEmpty()) {
                page.item("  ", plan.target() + "  " + String.join(" ", known));
            }
        }
        String known = page.toString();
        if (known.isEmpty()) {
            return known;
        }
        Page head = new Page(style);
        head.heading("Of these hosts, when their plans were made");
        return head + known;
    }

    private static KeptPreview seen(RepairPlan plan, Map<String, JsonNode> previews) {
        return KeptPreview.of(previews.get(plan.hash()));
    }

    private static Collection<List<RepairPlan>> alike(List<RepairPlan> plans, Map<String, JsonNode> previews) {
        Map<List<Object>, List<RepairPlan>> groups = new LinkedHashMap<>();
        plans.forEach(plan -> groups.computeIfAbsent(List.of(plan.cause(), plan.key(), plan.what(), plan.security(),
                plan.interruption(), plan.waitsForRestart(), plan.caution(), plan.steps(), seen(plan, previews)
                .owners(plan)), key -> new ArrayList<>()).add(plan));
        return groups.values();
    }

    /** What came of each host, in the order of the plans. Ends with a line break. */
    public String result(FleetResult result) {
        Page page = new Page(style);
        page.line(Look.BOLD, summary(result));
        for (HostResult host : result.hosts()) {
            page.item("  ", Look.PLAIN, host.plan().target() + "  " + words(host), look(host));
        }
        result.stopped().ifPresent(why -> page.line(Look.WARN, why + " Run the same again to go on: what is confirmed, "
                + "or waits for a restart, is not done again."));
        return page.toString();
    }

    /** How many came to which end, without a full stop. */
    public static String summary(FleetResult result) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        result.hosts().forEach(host -> counts.merge(switch (host) {
            case HostResult.Repaired repaired -> RepairText.words(repaired.repair().outcome());
            case HostResult.Refused refused -> "refused";
            case HostResult.NotBegun notBegun -> "not begun";
        }, 1, Integer::sum));
        int all = result.hosts().size();
        return all + (all == 1 ? " host: " : " hosts: ") + String.join("; ", counts.entrySet().stream()
                .map(one -> one.getValue() + " " + one.getKey()).toList());
    }

    /** What came of one host, some sentences, which may hold text from elsewhere. */
    public static String words(HostResult host) {
        return switch (host) {
            case HostResult.Repaired repaired -> RepairText.words(repaired.repair()) + ", repair "
                    + repaired.repair().id() + (repaired.earlier() ? ", of an earlier run" : "") + "."
                    + (repaired.repair().outcome() == Outcome.CONFIRMED ? "" : " " + repaired.repair().why());
            case HostResult.Refused refused -> "refused, nothing was changed. " + refused.why();
            case HostResult.NotBegun notBegun -> "not begun. " + notBegun.why();
        };
    }

    private static Look look(HostResult host) {
        return switch (host) {
            case HostResult.Repaired repaired -> RepairText.look(repaired.repair().outcome());
            case HostResult.Refused refused -> Look.WARN;
            case HostResult.NotBegun notBegun -> Look.MUTED;
        };
    }
}
