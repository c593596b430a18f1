// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Collectors;
import org.rdpworkbench.core.repair.RefusedCause;
import org.rdpworkbench.core.run.Json;
import org.rdpworkbench.core.spi.Target;

/** Which causes are not repaired, mostly since they belong to somebody else, and why: a part of what a plan finds. */
public final class PlanRefusals {

    private PlanRefusals() {}

    /** Where there is no plan at all: a line each, escaped. */
    public static String text(List<RefusedCause> refused) {
        return refused.stream().map(one -> Plain.escape(sentence(one)) + "\n").collect(Collectors.joining());
    }

    /** One of them in sentences; may hold text from the host. */
    static String sentence(RefusedCause one) {
        return "Not repaired: " + one.cause() + ". " + one.why();
    }

    /** Where there is no plan at all. It is no plan's file, and {@code apply} refuses it. */
    public static String json(Target target, List<RefusedCause> refused) {
        ObjectNode all = Json.mapper().createObjectNode().put("schema", "rdpworkbench/refusals/1");
        all.putObject("target").put("host", target.host()).put("port", target.port());
        into(all, refused);
        return all.toPrettyString() + "\n";
    }

    /** What is shown with a plan, and these, which are no part of the plan either. */
    public static JsonNode beside(JsonNode preview, List<RefusedCause> refused) {
        if (!refused.isEmpty() && preview instanceof ObjectNode object) {
            into(object, refused);
        }
        return preview;
    }

    private static void into(ObjectNode object, List<RefusedCause> refused) {
        ArrayNode list = object.putArray("refusals");
        refused.forEach(one -> list.addObject().put("cause", one.cause()).put("why", one.why()));
    }
}
