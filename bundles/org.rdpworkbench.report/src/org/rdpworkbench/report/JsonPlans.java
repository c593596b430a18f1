// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.rdpworkbench.core.run.Texts;
import org.rdpworkbench.core.spi.Change;
import org.rdpworkbench.core.spi.FixPlan;
import org.rdpworkbench.core.spi.Refusal;
import org.rdpworkbench.core.spi.SettingValue;

/** Proposed changes as JSON: a part of a diagnosis. Values keep their kind and their exact bytes. */
final class JsonPlans {

    private JsonPlans() {}

    static void write(List<FixPlan> plans, Texts texts, ArrayNode into) {
        for (FixPlan plan : plans) {
            ObjectNode node = into.addObject().put("cause", plan.cause()).put("key", plan.key())
                    .put("text", texts.text(plan.key(), Plain.escape(plan.values())))
                    .put("interrupts", plan.interrupts()).put("security", plan.security().name());
            if (plan.waitsForRestart()) {
                node.put("waitsForRestart", true);
            }
            if (plan.timedTest()) {
                node.put("timedTest", true);
            }
            PlanWords.said(plan, "risk", texts).ifPresent(risk -> node.put("risk", risk));
            PlanWords.said(plan, "used-by", texts).ifPresent(users -> node.put("usedBy", users));
            PlanWords.said(plan, "lasts", texts).filter(words -> plan.lasts())
                    .ifPresent(words -> node.put("lasts", words));
            node.put("takesEffect", plan.takesEffect().name());
            ArrayNode changes = node.putArray("changes");
            plan.changes().forEach(change -> change(change, changes.addObject()));
        }
    }

    /** Why there is no plan for some causes. */
    static void refused(List<Refusal> refusals, Texts texts, ArrayNode into) {
        refusals.forEach(refusal -> into.addObject().put("cause", refusal.cause()).put("key", refusal.key())
                .put("text", texts.text(refusal.key(), Plain.escape(refusal.values()))));
    }

    private static void change(Change change, ObjectNode node) {
        switch (change) {
            case Change.Set set -> {
                node.put("kind", "set").put("target", set.target()).putNull("before");
                set.before().ifPresent(value -> value(value, node.putObject("before")));
                value(set.after(), node.putObject("after"));
            }
            case Change.Move move -> node.put("kind", "move").put("from", move.from()).put("to", move.to());
            case Change.Act act -> node.put("kind", "act").put("action", act.action().id())
                    .put("subject", act.subject()).put("postcondition", act.postcondition());
        }
    }

    private static void value(SettingValue value, ObjectNode node) {
        node.put("kind", value.kind()).put("hex", value.hex());
    }
}
