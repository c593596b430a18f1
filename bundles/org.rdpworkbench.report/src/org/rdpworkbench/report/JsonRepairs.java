// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import org.rdpworkbench.core.repair.Approval;
import org.rdpworkbench.core.repair.Notes;
import org.rdpworkbench.core.repair.PlanFormat;
import org.rdpworkbench.core.repair.Repair;
import org.rdpworkbench.core.repair.Weakening;
import org.rdpworkbench.core.run.Json;

/** Repairs as JSON, schema {@code rdpworkbench/repairs/1}. */
public final class JsonRepairs {

    private JsonRepairs() {}

    /** All of them, with their plans. Ends with a line break. */
    public static String write(List<Repair> repairs) {
        ObjectNode all = Json.mapper().createObjectNode().put("schema", "rdpworkbench/repairs/1");
        ArrayNode list = all.putArray("repairs");
        repairs.forEach(repair -> write(repair, list.addObject()));
        try {
            return Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(all) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree is always JSON", e);
        }
    }

    static void write(Repair repair, ObjectNode into) {
        into.put("id", repair.id()).put("at", repair.at().toString()).put("who", repair.who())
                .put("outcome", repair.outcome().name()).put("why", repair.why());
        approval(repair.notes().approval(), into);
        repair.until().ifPresent(until -> into.put("until", until.toString()));
        repair.notes().deadline().ifPresent(deadline -> into.put("deadline", deadline.toString())
                .put("overdue", repair.notes().overdue(Instant.now()).isPresent()));
        repair.weakUntil().or(() -> repair.notes().wayBack().map(Notes.WayBack::until)).ifPresent(
                day -> into.put("weakUntil", day.toString())
                        .put("lessProtected", Weakening.of(repair).isPresent()));
        repair.trial().ifPresent(trial -> into.put("keepUntil", trial.until().toString()).put("kept", trial.kept()));
        ArrayNode progress = into.putArray("progress");
        repair.progress().forEach(step -> progress.add(step.name()));
        ArrayNode said = into.putArray("said");
        repair.notes().said().forEach(one -> approval(one.approval(), said.addObject().put("at", one.at().toString())
                .put("who", one.who()).put("outcome", one.outcome().name()).put("why", one.why())));
        ArrayNode noted = into.putArray("noted");
        repair.notes().noted().forEach(one -> noted(one, noted.addObject()));
        ArrayNode leftOff = into.putArray("leftOff");
        repair.notes().leftOff().forEach(one -> leftOff.add(one.step().setting()));
        into.set("plan", PlanFormat.tree(repair.plan()));
    }

    private static void noted(Notes.Noted one, ObjectNode into) {
        into.put("at", one.at().toString()).put("who", one.who()).put("what", one.what().name());
        one.until().ifPresent(day -> into.put("weakUntil", day.toString()));
        approval(one.approval(), into);
    }

    private static void approval(Approval approval, ObjectNode into) {
        if (!approval.by().isEmpty()) {
            into.put("approvedBy", approval.by());
        }
        if (!approval.change().isEmpty()) {
            into.put("changeId", approval.change());
        }
        approval.window().ifPresent(window -> into.put("window", window.toString()));
    }
}
