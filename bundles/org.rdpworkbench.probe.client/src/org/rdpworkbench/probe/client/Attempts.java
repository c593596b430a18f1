// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.probe.client;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rdpworkbench.core.spi.EvidenceException;
import org.rdpworkbench.core.spi.HostEvidence;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.facts.ClientAttempt;

/** The attempts in a log, each with the events that belong to it, and of each server the last one. */
final class Attempts {

    /** Event 1024: "RDP ClientActiveX is trying to connect to the server". */
    private static final int BEGINS = 1024;
    private static final int MOST_SERVERS = 1_000;

    private final Map<Target, List<OneAttempt>> ofServers = new LinkedHashMap<>();
    private final Map<String, OneAttempt> open = new HashMap<>();
    private Optional<OneAttempt> last = Optional.empty();
    private boolean any;

    private Attempts() {}

    /** @param events the oldest first */
    static List<HostEvidence> of(List<ClientEvent> events) throws EvidenceException {
        Attempts attempts = new Attempts();
        for (ClientEvent event : events) {
            if (event.id() == BEGINS) {
                attempts.begin(event);
            } else {
                attempts.belongsTo(event).ifPresent(attempt -> attempt.add(event));
            }
        }
        return attempts.evidence();
    }

    private void begin(ClientEvent event) throws EvidenceException {
        any = true;
        OneAttempt attempt = new OneAttempt(event);
        target(event.text("Value")).ifPresent(target -> ofServers.computeIfAbsent(target, t -> new ArrayList<>())
                .add(attempt));
        if (ofServers.size() > MOST_SERVERS) {
            throw new EvidenceException("names more than " + MOST_SERVERS + " servers.");
        }
        // What follows belongs to it also where its server is none: else it would be taken for that of another.
        event.activity().ifPresent(id -> open.put("activity " + id, attempt));
        event.process().ifPresent(id -> open.put("process " + id, attempt));
        last = Optional.of(attempt);
    }

    /** By what the events of an attempt have in common, else by the process; the last one where they have neither. */
    private Optional<OneAttempt> belongsTo(ClientEvent event) {
        Optional<OneAttempt> known = event.activity().map(id -> open.get("activity " + id))
                .or(() -> event.process().map(id -> open.get("process " + id)));
        return event.activity().isEmpty() && event.process().isEmpty() ? last : known;
    }

    /** What a person types need not be a host, and a log may say anything. */
    private static Optional<Target> target(String server) {
        try {
            return Optional.of(Target.valueOf(server));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private List<HostEvidence> evidence() throws EvidenceException {
        if (ofServers.isEmpty()) {
            throw new EvidenceException(any ? "names no server that could be a host."
                    : "holds no attempt to connect: there is no event " + BEGINS + " of a Remote Desktop client.");
        }
        List<HostEvidence> all = new ArrayList<>();
        ofServers.forEach((target, attempts) -> all.add(evidence(target, attempts)));
        return List.copyOf(all);
    }

    private static HostEvidence evidence(Target target, List<OneAttempt> attempts) {
        ClientAttempt fact = attempts.getLast().fact(attempts.size(), attempts.getFirst().began());
        HostEvidence evidence = HostEvidence.of(target, fact.began()).with(ClientAttempt.TYPE, Vantage.CLIENT, fact);
        return fact.symptom().map(evidence::withSymptom).orElse(evidence);
    }
}
