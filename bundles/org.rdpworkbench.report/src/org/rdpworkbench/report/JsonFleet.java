// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.rdpworkbench.core.repair.FleetResult;
import org.rdpworkbench.core.repair.HostResult;
import org.rdpworkbench.core.run.Json;

/** What came of the repairs of many hosts as JSON, schema {@code rdpworkbench/fleet-repair/1}. */
public final class JsonFleet {

    private JsonFleet() {}

    /** One entry a host, in the order of the plans. Ends with a line break. */
    public static String write(FleetResult result) {
        ObjectNode all = Json.mapper().createObjectNode().put("schema", "rdpworkbench/fleet-repair/1")
                .put("cancelled", result.cancelled()).put("stopped", result.stopped().orElse(null));
        ArrayNode hosts = all.putArray("hosts");
        result.hosts().forEach(host -> host(host, hosts.addObject()));
        try {
            return Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(all) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree is always JSON", e);
        }
    }

    private static void host(HostResult host, ObjectNode node) {
        node.putObject("target").put("host", host.plan().target().host()).put("port", host.plan().target().port());
        node.put("cause", host.plan().cause()).put("hash", host.plan().hash());
        switch (host) {
            case HostResult.Repaired repaired -> {
                node.put("result", repaired.repair().outcome().name()).put("earlier", repaired.earlier())
                        .put("why", repaired.repair().why());
                JsonRepairs.write(repaired.repair(), node.putObject("repair"));
            }
            case HostResult.Refused refused -> node.put("result", "REFUSED").put("why", refused.why());
            case HostResult.NotBegun notBegun -> node.put("result", "NOT_BEGUN").put("why", notBegun.why());
        }
    }
}
