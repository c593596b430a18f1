// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.rdpworkbench.core.repair.Planned;
import org.rdpworkbench.core.repair.RefusedCause;
import org.rdpworkbench.core.repair.RepairPlan;
import org.rdpworkbench.core.run.Diagnosis;
import org.rdpworkbench.core.run.Json;
import org.rdpworkbench.core.spi.Change;
import org.rdpworkbench.core.spi.HostUse;
import org.rdpworkbench.core.spi.HostUse.Seen;
import org.rdpworkbench.core.spi.HostUse.Sighting;
import org.rdpworkbench.core.spi.HostUse.Unseen;
import org.rdpworkbench.core.spi.Step;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.facts.HostRoles;

/**
 * What a person should know of a host before agreeing to a plan, as it was seen with it: what the host is for, who is
 * signed in and in which session, what stops meanwhile, who sets what is changed, and what is not repaired. No part of
 * the plan, so that it stays the same one when somebody signs in.
 */
public record PlanPreview(Diagnosis found, HostUse use, Instant at, List<RefusedCause> refused) {

    static final String NO_ROLE = "The host is no domain controller, certification authority, cluster node or "
            + "Hyper-V host, and no RD Session Host, Connection Broker or Gateway.";

    /** Of what was seen with the plans. */
    public static PlanPreview of(Planned planned) {
        return new PlanPreview(planned.run().diagnosis(), planned.use().orElse(HostUse.UNSEEN), Instant.now(),
                planned.refused());
    }

    /** All of it, a sentence each. May hold text from the host. */
    public List<String> sentences(RepairPlan plan) {
        List<String> sentences = new ArrayList<>(roles());
        List<String> stopped = plan.stops();
        if (!stopped.isEmpty()) {
            sentences.add("These services stop meanwhile, and start again where the plan says so: "
                    + String.join(", ", stopped) + ".");
        }
        found.plans().stream().filter(one -> one.key().equals(plan.key()) && one.cause().equals(plan.cause()))
                .flatMap(one -> one.changes().stream()).filter(Change.Act.class::isInstance)
                .map(Change.Act.class::cast).map(act -> "What shows that \"" + PlanWords.act(act)
                        + "\" has done its work: " + act.postcondition() + ".").forEach(sentences::add);
        if (plan.interrupts()) {
            use.signedIn().ifPresent(who -> sentences.add(signedIn(who)));
            use.sessions().ifPresent(them -> sentences.add(sessions(them)));
        }
        refused.forEach(one -> sentences.add(PlanRefusals.sentence(one)));
        return List.copyOf(sentences);
    }

    private List<String> roles() {
        Optional<List<String>> told = Facts.read(found, HostRoles.TYPE, Vantage.INSIDE, roles ->
                roles.roles().stream().map(PlanPreview::words).toList());
        Set<String> roles = new LinkedHashSet<>(told.orElse(List.of()));
        List<String> sentences = new ArrayList<>();
        if (use.roles() instanceof Seen(List<String> names)) {
            roles.addAll(names);
        }
        if (!roles.isEmpty()) {
            sentences.add("The host is more than a host for Remote Desktop: " + String.join(", ", roles)
                    + ". Think of who depends on that.");
        }
        if (told.isEmpty() || use.roles() instanceof Unseen) {
            sentences.add("Nobody could see " + (told.isEmpty() ? "whether the host is a domain controller, "
                    + "certification authority, cluster node, Hyper-V host, RD Connection Broker or Gateway"
                    : "whether the host is an RD Session Host") + ".");
        } else if (roles.isEmpty()) {
            sentences.add(NO_ROLE);
        }
        return sentences;
    }

    private static String words(HostRoles.Role role) {
        return switch (role) {
            case DOMAIN_CONTROLLER -> "domain controller";
            case CONNECTION_BROKER -> "RD Connection Broker";
            case GATEWAY -> "RD Gateway";
            case HYPER_V -> "Hyper-V host";
            default -> role.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        };
    }

    private static String signedIn(Sighting who) {
        return switch (who) {
            case Unseen(String why) -> "Nobody could see who is signed in: " + why;
            case Seen(List<String> accounts) when accounts.isEmpty() -> "The host names nobody who is signed in.";
            case Seen(List<String> accounts) -> "Signed in, as the host names them, services and jobs under an account "
                    + "included: " + String.join(", ", accounts) + ".";
        };
    }

    private static String sessions(Sighting them) {
        return switch (them) {
            case Unseen(String why) -> "Nobody could see which sessions there are: " + why;
            case Seen(List<String> names) when names.isEmpty() -> "The registry of the host names no session.";
            case Seen(List<String> names) -> "Sessions, as the registry of the host names them, where one that is "
                    + "disconnected may stand as it was before: " + String.join("; ", names) + ".";
        };
    }

    /** The same for programs. As a node, or whoever hands it on would have to load what kinds there are. */
    public JsonNode tree(RepairPlan plan) {
        ObjectNode tree = Json.mapper().createObjectNode().put("at", at.truncatedTo(ChronoUnit.SECONDS).toString());
        ArrayNode know = tree.putArray("know");
        sentences(plan).forEach(know::add);
        names(tree, "signedIn", plan, use.signedIn());
        names(tree, "sessions", plan, use.sessions());
        ArrayNode stops = tree.putArray("stops");
        plan.stops().forEach(stops::add);
        ArrayNode steps = tree.putArray("steps");
        plan.steps().forEach(step -> step(steps.addObject(), step, plan));
        operation(tree.putObject("claim"), StepOperation.claim(plan.wayIn()));
        return PlanRefusals.beside(tree, refused);
    }

    private static void names(ObjectNode tree, String field, RepairPlan plan, Optional<Sighting> seen) {
        if (plan.interrupts() && seen.orElse(null) instanceof Seen(List<String> all)) {
            ArrayNode names = tree.putArray(field);
            all.forEach(names::add);
        } else {
            tree.putNull(field);
        }
    }

    /** Who sets what a step changes, without a full stop; empty for what policies do not set. */
    Optional<String> owner(Step step) {
        return StepOwner.of(step, found);
    }

    private void step(ObjectNode node, Step step, RepairPlan plan) {
        StepStakes stakes = StepStakes.of(step);
        node.put("setting", step.setting()).put("owner", owner(step).orElse(null))
                .put("inverse", step.inverse().name()).put("risk", stakes.risk().name())
                .put("riskReason", stakes.reason()).put("usedBy", stakes.usedBy().isEmpty() ? null : stakes.usedBy());
        operation(node, StepOperation.of(step, plan.wayIn()));
    }

    private static void operation(ObjectNode node, Optional<StepOperation> operation) {
        node.put("call", operation.map(StepOperation::call).orElse(null))
                .put("specification", operation.map(StepOperation::specification).orElse(null))
                .put("events", operation.map(StepOperation::events).orElse(null));
    }
}
