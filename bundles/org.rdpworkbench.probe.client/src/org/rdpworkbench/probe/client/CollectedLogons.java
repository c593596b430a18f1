// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.probe.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.rdpworkbench.facts.NtlmSettings;
import org.rdpworkbench.facts.RefusedLogons;
import org.rdpworkbench.facts.RefusedLogons.Refusal;

/** What was collected of logons: which NTLM a machine takes and sends, and whom a host refused in the last hour. */
final class CollectedLogons {

    private static final String LSA = "lsa";
    private static final String REFUSED = "refusedLogons";

    private CollectedLogons() {}

    /** Empty where the settings could not be read. */
    static Optional<NtlmSettings> ntlm(Collected file) {
        return file.has(LSA) ? Optional.of(new NtlmSettings(file.number(LSA, "RestrictReceivingNTLMTraffic"),
                file.number(LSA, "RestrictSendingNTLMTraffic"), file.number(LSA, "LmCompatibilityLevel")))
                : Optional.empty();
    }

    /** Empty where the log could not be read. The first item says since when it was. */
    static Optional<RefusedLogons> refused(Collected file) {
        List<JsonNode> items = file.part(REFUSED);
        return items.stream().findFirst().flatMap(first -> time(first, "since")).map(since ->
                RefusedLogons.counted(since, file.at(), items.stream().flatMap(item -> refusal(item).stream())
                        .toList()));
    }

    private static Optional<Refusal> refusal(JsonNode item) {
        return time(item, "at").flatMap(at -> Refusal.read(text(item, "type"), text(item, "status"),
                text(item, "subStatus"), text(item, "client"), at));
    }

    private static Optional<Instant> time(JsonNode item, String name) {
        return ClientEvent.time(text(item, name));
    }

    private static String text(JsonNode item, String name) {
        return Collected.text(item.path(name));
    }
}
