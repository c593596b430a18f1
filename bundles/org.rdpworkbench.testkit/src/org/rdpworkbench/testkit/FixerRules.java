// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.function.BiConsumer;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.rdpworkbench.core.run.CaseRecord;
import org.rdpworkbench.core.run.Declared;
import org.rdpworkbench.core.run.NarrowedCase;
import org.rdpworkbench.core.run.Texts;
import org.rdpworkbench.core.spi.Finding;
import org.rdpworkbench.core.spi.FixPlan;
import org.rdpworkbench.core.spi.Fixer;
import org.rdpworkbench.core.spi.Refusal;
import org.rdpworkbench.core.spi.Verdict;

/** A fixer proposes only what it declares and what may be done at all, purely, and in words. */
final class FixerRules {

    private final Plugin plugin;
    private final Exercise exercise;
    private final Texts texts;

    FixerRules(Plugin plugin, Exercise exercise) {
        this.plugin = plugin;
        this.exercise = exercise;
        this.texts = plugin.texts();
    }

    Stream<DynamicTest> tests() {
        return plugin.fixers().stream().flatMap(fixer -> {
            String name = fixer.getClass().getSimpleName();
            return Stream.of(
                    PluginContract.test(name + " declares a cause of this plugin and what it writes",
                            () -> declares(fixer)),
                    PluginContract.test(name + " proposes plans that may be shown", () -> proposes(fixer)),
                    PluginContract.test(name + " is pure", () -> pure(fixer)),
                    PluginContract.test(name + " has words for its plans", () -> words(fixer)));
        });
    }

    private void declares(Fixer fixer) {
        assertTrue(plugin.checks().stream().flatMap(check -> check.causes().stream())
                .anyMatch(cause -> cause.id().equals(fixer.cause())), "no check here judges " + fixer.cause());
        assertFalse(fixer.writes().isEmpty(), "it declares nothing that it would change");
        assertFalse(fixer.writes().stream().anyMatch(written -> written.matches("[a-z]*:?\\*")),
                "it declares that it may change everything");
    }

    private void proposes(Fixer fixer) {
        List<FixPlan> plans = plans(fixer);
        assertFalse(plans.isEmpty(), "no case makes it propose a plan; give a case with cases(...)");
        assertEquals(List.of(), plans.stream().flatMap(plan -> Declared.fault(plan, fixer).stream()).distinct()
                .toList());
    }

    private void pure(Fixer fixer) {
        assertEquals(plans(fixer).toString(), plans(fixer).toString());
        assertEquals(refusals(fixer).toString(), refusals(fixer).toString());
    }

    private void words(Fixer fixer) {
        refusals(fixer).forEach(refusal -> whole(refusal.key(), refusal.values()));
        for (FixPlan plan : plans(fixer)) {
            whole(plan.key(), plan.values());
            whole(plan.key() + ".risk", plan.values());
            whole(plan.key() + ".used-by", plan.values());
            if (plan.lasts()) {
                whole(plan.key() + ".lasts", plan.values());
            }
            if (plan.interrupts()) {
                whole(plan.key() + ".interrupts", plan.values());
            }
        }
    }

    private void whole(String key, Map<String, Object> values) {
        assertTrue(texts.pattern(key).isPresent(), "there is no text " + key);
        assertEquals(List.of(), TextRules.places(texts.pattern(key).orElseThrow()).stream()
                .filter(place -> !values.containsKey(place)).toList(),
                "places in the text " + key + " without a value");
    }

    /** Why it proposes nothing, where it says so and has no plan. */
    private List<Refusal> refusals(Fixer fixer) {
        List<Refusal> refusals = new ArrayList<>();
        found(fixer, (finding, record) -> {
            if (propose(fixer, finding, record).isEmpty()) {
                refusals.addAll(fixer.refusal(finding, new NarrowedCase(record, fixer.uses())).stream().toList());
            }
        });
        assertTrue(refusals.stream().allMatch(refusal -> refusal.cause().equals(fixer.cause())),
                "it speaks of another cause");
        return refusals;
    }

    private List<FixPlan> plans(Fixer fixer) {
        List<FixPlan> plans = new ArrayList<>();
        found(fixer, (finding, record) -> plans.addAll(propose(fixer, finding, record)));
        return plans;
    }

    private void found(Fixer fixer, BiConsumer<Finding, CaseRecord> each) {
        exercise.judged().forEach(judged -> judged.findings().stream()
                .filter(finding -> finding.cause().id().equals(fixer.cause()))
                .filter(finding -> finding.verdict() == Verdict.FAIL || finding.verdict() == Verdict.WARN)
                .forEach(finding -> each.accept(finding, judged.record())));
    }

    private static List<FixPlan> propose(Fixer fixer, Finding finding, CaseRecord record) {
        try {
            return fixer.propose(finding, new NarrowedCase(record, fixer.uses()));
        } catch (RuntimeException e) {
            throw new AssertionError("broke with " + e + " on " + finding, e);
        }
    }
}
