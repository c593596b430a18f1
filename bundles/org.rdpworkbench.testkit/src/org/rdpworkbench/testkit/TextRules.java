// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.testkit;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.function.Executable;
import org.rdpworkbench.core.run.Texts;
import org.rdpworkbench.core.spi.Cause;
import org.rdpworkbench.core.spi.Finding;
import org.rdpworkbench.core.spi.Indication;
import org.rdpworkbench.core.spi.Verdict;

/** Every cause, indication, probe and column has its words, and every place in them gets a value. */
final class TextRules {

    private static final Pattern PLACE = Pattern.compile("\\{([A-Za-z][A-Za-z0-9]*)}");

    private final Plugin plugin;
    private final Exercise exercise;
    private final Texts texts;

    TextRules(Plugin plugin, Exercise exercise) {
        this.plugin = plugin;
        this.exercise = exercise;
        this.texts = plugin.texts();
    }

    Stream<DynamicTest> tests() {
        Stream<DynamicTest> causes = plugin.checks().stream().flatMap(check -> check.causes().stream())
                .map(cause -> PluginContract.test("texts of " + cause, () -> cause(cause)));
        Stream<DynamicTest> pages = plugin.checks().stream().flatMap(check -> check.causes().stream())
                .map(cause -> PluginContract.test("help page of " + cause, () -> new HelpPage(plugin, cause).check()));
        Stream<DynamicTest> others = Stream.of(
                PluginContract.test("texts of indications", () -> assertAll(indications().map(this::indication))),
                PluginContract.test("texts of probes", () -> assertAll(plugin.probes().stream()
                        .map(probe -> () -> plain(probe.id() + ".title")))),
                PluginContract.test("texts of columns", () -> assertAll(plugin.columns().stream()
                        .map(column -> () -> plain(column.id() + ".title")))));
        return Stream.of(causes, pages, others).flatMap(tests -> tests);
    }

    private Stream<Indication> indications() {
        return plugin.checks().stream().flatMap(check -> check.indications().stream());
    }

    private Stream<Finding> findings() {
        return exercise.judged().stream().flatMap(judged -> judged.findings().stream());
    }

    private String present(String key) {
        String text = texts.pattern(key).orElseThrow(() -> new AssertionError("there is no text " + key));
        assertFalse(text.isBlank(), "the text " + key + " is empty");
        return text;
    }

    private void plain(String key) {
        assertEquals(Set.of(), places(present(key)), "the text " + key + " is shown without values");
    }

    private void cause(Cause cause) {
        plain(cause.id() + ".title");
        present(cause.id() + ".help");
        assertTrue(texts.pattern(cause.id() + ".warn").isPresent() || texts.pattern(cause.id() + ".fail").isPresent(),
                "there is neither a text " + cause + ".warn nor a text " + cause + ".fail");
        if (cause.growsWithConnections()) {
            plain(cause.id() + ".next");
        }
        findings().filter(finding -> finding.cause().equals(cause)).forEach(finding -> {
            if (finding.verdict() == Verdict.WARN) {
                supplied(cause.id() + ".warn", finding.values().keySet());
            } else if (finding.verdict() == Verdict.FAIL) {
                supplied(cause.id() + ".fail", finding.values().keySet());
            }
        });
    }

    private Executable indication(Indication indication) {
        return () -> {
            Set<String> places = places(present(indication.key()));
            List<Finding.Held> held = findings().flatMap(finding -> finding.held().stream())
                    .filter(one -> one.indication().equals(indication)).toList();
            held.forEach(one -> supplied(indication.key(), one.values().keySet()));
            assertTrue(!held.isEmpty() || places.isEmpty(), "no case makes " + indication + " hold, so it is unknown"
                    + " whether " + places + " in its text get values; give a case with cases(...)");
        };
    }

    private void supplied(String key, Set<String> values) {
        Set<String> lacking = places(present(key));
        lacking.removeAll(values);
        assertEquals(Set.of(), lacking, "places in the text " + key + " for which a finding has no value");
    }

    static Set<String> places(String pattern) {
        Set<String> names = new TreeSet<>();
        PLACE.matcher(pattern).results().forEach(match -> names.add(match.group(1)));
        return names;
    }
}
