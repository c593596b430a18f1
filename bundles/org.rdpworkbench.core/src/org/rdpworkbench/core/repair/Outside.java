// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.repair;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.rdpworkbench.core.run.Diagnosis;
import org.rdpworkbench.core.run.Ladder;
import org.rdpworkbench.core.run.Run;
import org.rdpworkbench.core.spi.Evidence;
import org.rdpworkbench.core.spi.EvidenceKey;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.core.spi.Finding;
import org.rdpworkbench.core.spi.Indication;
import org.rdpworkbench.core.spi.Rung;
import org.rdpworkbench.core.spi.Stage;
import org.rdpworkbench.core.spi.Vantage;

/**
 * What this machine saw of a host with regard to one cause. That of the look before a repair is kept in its journal, so
 * that each look behind it, also days later, can tell whether the outside shows a difference.
 *
 * @param broke the earliest stage that broke
 * @param passed the last one that did not break
 * @param whole whether nothing is missing that was asked for; else the look may not have come further
 * @param odd what was worth a look at the stage of the cause, in the words of its rung; empty where nothing was, or the
 *     connection broke there
 * @param accused the keys of the indications that spoke for the cause and rest on nothing but what was seen from here,
 *     with the facts that they rest on, as far as these were there
 * @param opposed the keys of those that spoke against it
 */
public record Outside(Optional<Stage> broke, Optional<Stage> passed, boolean whole, Optional<String> odd,
        Map<String, Set<String>> accused, Set<String> opposed) {

    /** Longer words of a rung are cut in the journal. */
    private static final int MOST_WORDS = 300;

    /** What a look saw. */
    static Outside of(Run look, Set<FactType<?>> known, String cause) {
        return of(look.diagnosis(), Ladder.fromHere(look.record(), known, new ArrayList<>()), cause);
    }

    /** @param ladder what this machine alone saw of the connection */
    static Outside of(Diagnosis seen, Ladder ladder, String cause) {
        Optional<Finding> finding = seen.finding(cause);
        Set<String> there = observed(seen);
        Map<String, Set<String>> accused = new TreeMap<>();
        finding.stream().flatMap(one -> one.held().stream()).map(Finding.Held::indication)
                .filter(one -> one.supports() && !one.circumstantial() && fromHereAlone(one))
                .forEach(one -> accused.put(one.key(), facts(one).stream().filter(there::contains)
                        .collect(Collectors.toCollection(TreeSet::new))));
        Set<String> opposed = finding.stream().flatMap(one -> one.held().stream()).map(Finding.Held::indication)
                .filter(one -> !one.supports()).map(Indication::key).collect(Collectors.toCollection(TreeSet::new));
        return new Outside(ladder.brokenAt().map(Rung::stage), ladder.rungs().stream()
                .filter(rung -> rung.state() != Rung.State.BROKEN).map(Rung::stage).max(Comparator.naturalOrder()),
                isWhole(seen), finding.flatMap(one -> odd(ladder, one.cause().stage())), accused, opposed);
    }

    private static boolean isWhole(Diagnosis seen) {
        return seen.evidence().stream().filter(one -> one.key().vantage() == Vantage.HERE).noneMatch(one ->
                one instanceof Evidence.Missing missing && missing.reason().incomplete());
    }

    private static Optional<String> odd(Ladder ladder, Stage lives) {
        return ladder.rungs().stream().filter(rung -> rung.stage() == lives
                && rung.state() == Rung.State.REMARKABLE).map(Rung::outcome)
                .map(words -> words.substring(0, Math.min(words.length(), MOST_WORDS))).findFirst();
    }

    /** Whether it rests on what was seen from here, and on nothing else. */
    private static boolean fromHereAlone(Indication one) {
        return !one.evidence().isEmpty() && one.evidence().stream().allMatch(key -> key.vantage() == Vantage.HERE);
    }

    private static Set<String> facts(Indication one) {
        return one.evidence().stream().map(EvidenceKey::toString).collect(Collectors.toSet());
    }

    private static Set<String> observed(Diagnosis seen) {
        return seen.evidence().stream().filter(Evidence.Observed.class::isInstance).map(one -> one.key().toString())
                .collect(Collectors.toSet());
    }

    /** Whether a later look breaks where this one did not, unless this one may not have come there. */
    boolean isFurtherThan(Outside later) {
        return later.broke.filter(now -> broke.map(then -> now.compareTo(then) < 0)
                .orElseGet(() -> whole || passed.filter(then -> now.compareTo(then) <= 0).isPresent())).isPresent();
    }

    /** Whether a later look that passes that stage without anything odd shows a difference by it. */
    boolean isPassedBy(Outside later, Stage lives) {
        return later.odd.isEmpty() && (odd.isPresent() || broke.filter(stage -> stage.compareTo(lives) <= 0)
                .isPresent());
    }

    /** Whether what accused the cause does so no more in a later look, which saw what that rests on. */
    boolean isClearedBy(Outside later, Diagnosis seen) {
        return !accused.isEmpty() && accused.keySet().stream().noneMatch(later.accused::containsKey)
                && sawAgain(seen);
    }

    /** Whether a later look saw all that the accusation rests on. */
    boolean sawAgain(Diagnosis seen) {
        return accused.values().stream().allMatch(observed(seen)::containsAll);
    }

    /** Whether the accusation rests on that and on more, as on a third clock besides two that agree now. */
    boolean knewMoreThan(Indication clearing) {
        Set<String> less = facts(clearing);
        return accused.values().stream().anyMatch(facts -> facts.size() > less.size() && facts.containsAll(less));
    }

    /** Writes it into a line of a journal. */
    void write(ObjectNode into) {
        broke.ifPresent(stage -> into.put("broke", stage.name()));
        passed.ifPresent(stage -> into.put("passed", stage.name()));
        into.put("whole", whole);
        odd.ifPresent(words -> into.put("odd", words));
        ObjectNode all = into.putObject("accused");
        accused.forEach((key, facts) -> facts.forEach(all.putArray(key)::add));
        opposed.forEach(into.putArray("opposed")::add);
    }

    /** Reads it; empty where a journal does not say it, as one of an earlier version. */
    static Optional<Outside> read(JsonNode from) {
        return Optional.of(from).filter(JsonNode::isObject).map(node -> {
            Map<String, Set<String>> accused = new TreeMap<>();
            node.path("accused").properties().forEach(one -> accused.put(one.getKey(), texts(one.getValue())));
            return new Outside(stage(node, "broke"), stage(node, "passed"),
                    node.path("whole").asBoolean(true),
                    Optional.ofNullable(node.path("odd").textValue()), accused, texts(node.path("opposed")));
        });
    }

    /** One of another version tells nothing; what was done has to be undoable all the same. */
    private static Optional<Stage> stage(JsonNode node, String field) {
        return Arrays.stream(Stage.values()).filter(stage -> stage.name().equals(node.path(field).asText("")))
                .findFirst();
    }

    private static Set<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
