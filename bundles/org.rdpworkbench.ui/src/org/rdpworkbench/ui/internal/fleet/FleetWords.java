// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.fleet;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.widgets.Control;
import org.rdpworkbench.core.repair.FleetAgreement;
import org.rdpworkbench.core.repair.RepairPlan;
import org.rdpworkbench.core.repair.Weakening;
import org.rdpworkbench.report.Plain;
import org.rdpworkbench.report.RepairText;
import org.rdpworkbench.ui.internal.Counts;
import org.rdpworkbench.ui.internal.Shades;
import org.rdpworkbench.ui.internal.StyledLines;

/** What is said of the plans of many hosts. */
final class FleetWords {

    private FleetWords() {}

    /** As people read it. */
    static String host(RepairPlan plan) {
        return Plain.escape(plan.target().toString(), Plain.MOST_VALUE);
    }

    /** What a person has to know before agreeing to all of them. */
    static StyledLines consent(List<RepairPlan> plans, Control where) {
        StyledLines lines = new StyledLines();
        Color warning = Shades.color(Shades.of(where.getParent()).warn().strong());
        Map<String, Integer> warnings = new LinkedHashMap<>();
        plans.forEach(plan -> RepairText.warnings(plan).forEach(words -> warnings.merge(words, 1, Integer::sum)));
        warnings.forEach((words, count) -> lines.item("!", warning, at(count, plans.size()) + words));
        if (plans.stream().noneMatch(RepairPlan::needsConsent)) {
            lines.line(plans.size() == 1 ? "The plan neither interrupts anybody nor weakens the host, and can be "
                    + "taken back." : "No plan interrupts anybody or weakens its host, and each can be taken back.");
        }
        if (plans.size() > 1) {
            lines.line(turns(plans));
        }
        lines.line((plans.size() == 1 ? "The host" : "Each host") + " is looked at first; where its plan would differ "
                + "now, nothing is changed there. Each step is written to a journal before it is done.");
        Map<String, Integer> promises = new LinkedHashMap<>();
        plans.forEach(plan -> promises.merge(RepairText.promise(plan), 1, Integer::sum));
        promises.forEach((words, count) -> lines.line(at(count, plans.size()) + words));
        return plans.size() == 1 ? lines : lines.line("When one cannot wholly be undone, all others stop after the "
                + "step that is under way there.");
    }

    /** What a person does who agrees. */
    static StyledLines agreement(List<RepairPlan> plans) {
        StyledLines lines = new StyledLines().line("Type \"" + FleetAgreement.phrase(plans) + "\" to agree.");
        List<RepairPlan> weaker = FleetAgreement.weaker(plans);
        LocalDate today = LocalDate.now();
        return weaker.isEmpty() ? lines : lines.line(FleetAgreement.weakened(weaker) + " To agree to that, too, type "
                + "the day by which you look at it again, such as " + Weakening.offered(today) + ", at the latest "
                + Weakening.last(today) + ".");
    }

    private static String at(int count, int all) {
        return all == 1 || count == all ? "" : "At " + Counts.hosts(count) + ": ";
    }

    private static String turns(List<RepairPlan> plans) {
        Map<String, RepairPlan> first = new LinkedHashMap<>();
        plans.forEach(plan -> first.putIfAbsent(plan.key(), plan));
        String names = String.join(", ", first.values().stream().map(FleetWords::host).toList());
        return (first.size() == 1 ? names + " is repaired alone. "
                : "There are " + first.size() + " kinds of repair, and of each one host is repaired alone: " + names
                + ". ") + "Others follow only when a look from outside has confirmed it there.";
    }
}
