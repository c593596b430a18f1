// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.repair;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
 * @param odd what was worth a look at the stage of the cause, in the words of its rung; empty where nothing was, or the
 *     connection broke there
 * @param accused the indications that spoke for the cause and rest on something that was seen from here, by their keys
 * @param facts what these rest on, as far as it was there
 */
public record Outside(Optional<Stage> broke, Optional<String> odd, Set<String> accused, Set<String> facts) {

    /** What a look saw. */
    static Outside of(Run look, Set<FactType<?>> known, String cause) {
        return of(look.diagnosis(), Ladder.fromHere(look.record(), known, new ArrayList<>()), cause);
    }

    /** @param ladder what this machine alone saw of the connection */
    static Outside of(Diagnosis seen, Ladder ladder, String cause) {
        Optional<Finding> finding = seen.finding(cause);
        Set<String> there = observed(seen.evidence());
        return new Outside(ladder.brokenAt().map(Rung::stage),
                finding.flatMap(one -> odd(ladder, one.cause().stage())),
                accusing(finding).map(Indication::key).collect(Collectors.toCollection(TreeSet::new)),
                accusing(finding).flatMap(one -> one.evidence().stream()).map(EvidenceKey::toString)
                        .filter(there::contains).collect(Collectors.toCollection(TreeSet::new)));
    }

    private static Optional<String> odd(Ladder ladder, Stage lives) {
        return ladder.rungs().stream().filter(rung -> rung.stage() == lives
                && rung.state() == Rung.State.REMARKABLE).map(Rung::outcome).findFirst();
    }

    private static Stream<Indication> accusing(Optional<Finding> finding) {
        return finding.stream().flatMap(one -> one.held().stream()).map(Finding.Held::indication)
                .filter(one -> one.supports() && !one.circumstantial() && fromHere(one));
    }

    /** Whether it rests on something that was seen from here. */
    static boolean fromHere(Indication indication) {
        return indication.evidence().stream().anyMatch(key -> key.vantage() == Vantage.HERE);
    }

    private static Set<String> observed(Collection<Evidence> evidence) {
        return evidence.stream().filter(Evidence.Observed.class::isInstance).map(one -> one.key().toString())
                .collect(Collectors.toSet());
    }

    /** Whether the connection does not get as far as it did here. */
    boolean isFurtherThan(Outside later) {
        return later.broke.filter(now -> broke.isEmpty() || now.compareTo(broke.get()) < 0).isPresent();
    }

    /**
     * Whether a later look that passes the stage of the cause shows a difference: that stage was not passed here, or
     * was odd, or the connection broke somewhere and does so nowhere now.
     */
    boolean isPassedBy(Outside later, Stage lives) {
        return odd.isPresent() || broke.filter(stage -> stage.compareTo(lives) <= 0 || later.broke.isEmpty())
                .isPresent();
    }

    /** Whether what accused the cause does not any more in a later look, which saw what that rests on. */
    boolean isClearedBy(Outside later, Diagnosis seen) {
        return !accused.isEmpty() && accused.stream().noneMatch(later.accused::contains)
                && observed(seen.evidence()).containsAll(facts);
    }

    /** Writes it into a line of a journal. */
    void write(ObjectNode into) {
        broke.ifPresent(stage -> into.put("broke", stage.name()));
        odd.ifPresent(words -> into.put("odd", words));
        accused.forEach(into.putArray("accused")::add);
        facts.forEach(into.putArray("facts")::add);
    }

    /** Reads it; empty where a journal of an earlier version does not say it. */
    static Optional<Outside> read(JsonNode from) {
        return Optional.of(from).filter(Predicate.not(JsonNode::isMissingNode)).map(node -> new Outside(
                Optional.ofNullable(node.path("broke").textValue()).map(Stage::valueOf),
                Optional.ofNullable(node.path("odd").textValue()), texts(node.path("accused")),
                texts(node.path("facts"))));
    }

    private static Set<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
