// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.rdpworkbench.core.run.CaseRecord;
import org.rdpworkbench.core.run.NarrowedCase;
import org.rdpworkbench.core.spi.Cause;
import org.rdpworkbench.core.spi.Figure;
import org.rdpworkbench.core.spi.FigureSource;
import org.rdpworkbench.core.spi.Finding;

/** A figure is drawn for every finding of its causes, and is whole. */
final class FigureRules {

    private final Plugin plugin;
    private final Exercise exercise;

    FigureRules(Plugin plugin, Exercise exercise) {
        this.plugin = plugin;
        this.exercise = exercise;
    }

    Stream<DynamicTest> tests() {
        return plugin.figures().stream().flatMap(source -> {
            String name = source.getClass().getSimpleName();
            return Stream.of(
                    PluginContract.test(name + " draws causes of this plugin", () -> causes(source)),
                    PluginContract.test(name + " draws every finding", () -> draws(source)));
        });
    }

    private void causes(FigureSource source) {
        Set<String> known = plugin.checks().stream().flatMap(check -> check.causes().stream()).map(Cause::id)
                .collect(Collectors.toSet());
        assertTrue(known.containsAll(source.causes()) && !source.causes().isEmpty(), source.causes() + " of " + known);
    }

    private void draws(FigureSource source) {
        exercise.judged().forEach(judged -> judged.findings().stream()
                .filter(finding -> source.causes().contains(finding.cause().id()))
                .forEach(finding -> draw(source, finding, judged.record())));
    }

    private static void draw(FigureSource source, Finding finding, CaseRecord record) {
        try {
            source.draw(finding, new NarrowedCase(record, source.uses())).ifPresent(FigureRules::whole);
        } catch (RuntimeException e) {
            throw new AssertionError("broke with " + e + " on " + finding, e);
        }
    }

    private static void whole(Figure figure) {
        assertNotNull(figure.title());
        switch (figure) {
            case Figure.Timeline timeline -> {
                timeline.spans().forEach(span -> present(span.label(), span.from(), span.to(), span.tone()));
                timeline.marks().forEach(mark -> present(mark.label(), mark.at(), mark.tone()));
            }
            case Figure.Stack stack -> stack.layers()
                    .forEach(layer -> present(layer.label(), layer.detail(), layer.tone()));
            case Figure.Table table -> table.rows().forEach(row -> {
                assertEquals(table.columns().size(), row.size(), "a row is not as wide as the table");
                row.forEach(cell -> present(cell.text(), cell.tone()));
            });
        }
    }

    private static void present(Object... parts) {
        for (Object part : parts) {
            assertNotNull(part, "a part of the figure is null");
        }
    }
}
