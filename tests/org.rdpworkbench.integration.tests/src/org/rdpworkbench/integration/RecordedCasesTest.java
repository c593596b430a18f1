// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.integration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rdpworkbench.core.run.CaseFormatException;
import org.rdpworkbench.core.run.Diagnosis;
import org.rdpworkbench.core.spi.Indication;
import org.rdpworkbench.core.spi.Vantage;

/**
 * What is concluded from recorded cases stays, until somebody changes it knowingly. {@code RDPWORKBENCH_RECORD=judge}
 * in the environment of the tests takes today's conclusions for the expected ones, to be reviewed as a difference;
 * {@code RDPWORKBENCH_RECORD=new} looks before at every host that has no case yet, and {@code all} at every one anew,
 * which takes minutes and, for all of them, root. The cases whose names begin with {@code pair} are those of the
 * product's tests, which leave them here in the same way.
 */
class RecordedCasesTest {

    private static final Pattern CAUSE = Pattern.compile("[a-z-]+\\.[a-z-]+");

    @BeforeAll
    static void record(@TempDir Path folder) throws Exception {
        String what = System.getenv().getOrDefault("RDPWORKBENCH_RECORD", "");
        if (what.equals("all") || what.equals("new")) {
            new Recording(folder, what.equals("all") ? Set.of() : Set.copyOf(RecordedCases.names())).record();
        }
        if (!what.isEmpty()) {
            RecordedCases.expectToday();
        }
    }

    static List<String> names() throws IOException {
        return RecordedCases.names();
    }

    @Test
    void everyCaseIsExpectedToMeanSomething() throws IOException {
        assertEquals(new TreeSet<>(RecordedCases.names()), RecordedCases.expected().keySet());
    }

    /** What only the inside of a host could tell is in no case that was recorded from outside. */
    @Test
    void everyCauseThatCanBeSeenFromOutsideIsNamed() throws IOException {
        Set<String> causes = Workbench.diagnostics().snapshot().checks().stream()
                .flatMap(check -> check.service().indications().stream())
                .filter(one -> one.supports() && one.evidence().stream().allMatch(e -> e.vantage() == Vantage.HERE))
                .map(Indication::cause).collect(Collectors.toCollection(TreeSet::new));
        RecordedCases.expected().values().forEach(line -> causes(line).forEach(causes::remove));
        assertEquals(Set.of(), causes);
    }

    @ParameterizedTest
    @MethodSource("names")
    void isJudgedAsExpected(String name) throws IOException, CaseFormatException {
        String line = RecordedCases.expected().get(name);
        assumeTrue(causes(line).allMatch(Workbench::knows), "a cause was taken out of the sources");
        Diagnosis diagnosis = RecordedCases.judged(name);
        assertEquals(List.of(), diagnosis.problems());
        assertEquals(line, RecordedCases.line(diagnosis));
    }

    private static Stream<String> causes(String line) {
        return CAUSE.matcher(line).results().map(MatchResult::group);
    }
}
