// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.rdpworkbench.core.run.CaseFormat;
import org.rdpworkbench.core.run.CaseFormatException;
import org.rdpworkbench.core.run.CaseRecord;
import org.rdpworkbench.core.spi.Fact;
import org.rdpworkbench.core.spi.FactType;

/** Facts survive being saved, and say something about the ladder whatever they hold. */
final class FactRules {

    private static final int EXAMPLES = 100;

    private final KnownFacts facts;

    FactRules(KnownFacts facts) {
        this.facts = facts;
    }

    Stream<DynamicTest> tests() {
        return facts.all().stream().map(type -> PluginContract.test("facts " + type.id() + " can be saved",
                () -> saved(type)));
    }

    private static <F extends Record & Fact> void saved(FactType<F> type)
            throws CaseFormatException {
        Examples examples = new Examples(7);
        for (int i = 0; i < EXAMPLES; i++) {
            F fact = examples.of(type);
            byte[] file = CaseFormat.write(List.of(Cases.of().with(type, fact).record()));
            CaseRecord read = CaseFormat.read(file).getFirst();
            assertEquals(fact, read.find(type).orElseThrow(), "is not what was saved");
            assertFalse(fact.rungs().stream().anyMatch(Objects::isNull), "a rung of the ladder is null");
        }
    }
}
