// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.rdpworkbench.core.run.CaseRecord;
import org.rdpworkbench.core.run.NarrowedCase;
import org.rdpworkbench.core.spi.HostColumn;

/** A column says something about some case, and says the same of the same case. */
final class ColumnRules {

    private final Plugin plugin;
    private final Exercise exercise;

    ColumnRules(Plugin plugin, Exercise exercise) {
        this.plugin = plugin;
        this.exercise = exercise;
    }

    Stream<DynamicTest> tests() {
        return plugin.columns().stream().map(column ->
                PluginContract.test("the column " + column.id() + " is sound", () -> values(column)));
    }

    private void values(HostColumn column) {
        List<Optional<String>> values = exercise.cases().stream().map(record -> value(column, record)).toList();
        assertTrue(values.stream().anyMatch(Optional::isPresent), "it says nothing about any case");
        assertEquals(values, exercise.cases().stream().map(record -> value(column, record)).toList(),
                "it does not say the same of the same case");
    }

    private static Optional<String> value(HostColumn column, CaseRecord record) {
        try {
            return column.value(new NarrowedCase(record, column.uses()));
        } catch (RuntimeException e) {
            throw new AssertionError("broke with " + e + " on " + record.evidence().values(), e);
        }
    }
}
