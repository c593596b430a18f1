// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rdpworkbench.core.run.ColumnValues;
import org.rdpworkbench.core.run.Snapshot;
import org.rdpworkbench.core.run.Snapshot.Contribution;
import org.rdpworkbench.core.run.Texts;
import org.rdpworkbench.core.spi.CaseFile;
import org.rdpworkbench.core.spi.EvidenceKey;
import org.rdpworkbench.core.spi.HostColumn;
import org.rdpworkbench.core.spi.Vantage;

/** What columns say about a case, also those that break. */
final class ColumnValuesTest {

    private record Column(String id, Set<EvidenceKey> uses, Function<CaseFile, Optional<String>> function)
            implements HostColumn {

        @Override
        public Optional<String> value(CaseFile evidence) {
            return function.apply(evidence);
        }
    }

    private static Column column(String id, Function<CaseFile, Optional<String>> function) {
        return new Column(id, Set.of(Seen.TYPE.from(Vantage.HERE)), function);
    }

    private static Snapshot snapshot(HostColumn... columns) {
        return new Snapshot(List.of(), List.of(), List.of(), List.of(),
                Stream.of(columns).map(Contribution::of).toList(), new Texts(Map.of()));
    }

    private static Map<String, String> values(HostColumn... columns) {
        return ColumnValues.of(snapshot(columns), Engine.record(Engine.observed(Seen.TYPE, Seen.FINE)));
    }

    @Test
    void everyColumnThatHasSomethingToSaySaysIt() {
        assertEquals(Map.of("test.words", "seen"), values(
                column("test.words", evidence -> evidence.find(Seen.TYPE).map(seen -> " seen\n")),
                column("test.none", evidence -> Optional.empty()),
                column("test.blank", evidence -> Optional.of(" "))));
    }

    @Test
    void oneThatBreaksStaysEmpty() {
        Column undeclared = new Column("test.undeclared", Set.of(), e -> e.find(Seen.TYPE).map(seen -> "seen"));
        assertEquals(Map.of("test.fine", "x"), values(undeclared, column("test.unlinked", evidence -> {
            throw new NoClassDefFoundError("gone");
        }), column("test.null", evidence -> null), column("test.fine", evidence -> Optional.of("x"))));
    }

    @Test
    void aLongValueIsCut() {
        assertEquals("x".repeat(200) + "\u2026",
                values(column("test.long", evidence -> Optional.of("x".repeat(1 << 20)))).get("test.long"));
    }

    @Test
    void oneThatCannotSayWhatItDoesIsNotUsable() {
        List<String> problems = new ArrayList<>();
        Snapshot usable = snapshot(column("Not An Id", evidence -> Optional.empty()),
                column("test.fine", evidence -> Optional.empty()),
                new Column("test.unlinked", null, evidence -> Optional.empty())).usable(problems);
        assertEquals(List.of("test.fine"), usable.columns().stream().map(one -> one.service().id()).toList());
        assertEquals(2, problems.size());
    }
}
