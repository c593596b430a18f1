// SPDX-License-Identifier: EPL-2.0
package com.example.rdp.sample.tests;

import com.example.rdp.sample.Greeting;
import com.example.rdp.sample.Greeting.Manner;
import com.example.rdp.sample.GreetingCheck;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rdpworkbench.core.spi.Verdict;
import org.rdpworkbench.testkit.Cases;
import org.rdpworkbench.testkit.Expectation;

/** A table of cases with all that the check must say of each. */
final class GreetingCheckTest {

    static List<Expectation> rows() {
        return List.of(
                row("a banner", Manner.SPOKE, "220 mail", Verdict.FAIL, "spoke"),
                row("silence", Manner.WAITED, "", Verdict.PASS, "waited"),
                row("hung up", Manner.HUNG_UP, "", Verdict.PASS));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void verdictAndIndications(Expectation row) {
        row.holds(new GreetingCheck());
    }

    @Test
    void everyIndicationIsInTheTable() {
        Expectation.assertComplete(new GreetingCheck(), rows());
    }

    private static Expectation row(String what, Manner manner, String words, Verdict verdict, String... held) {
        return Expectation.of(what, "sample.speaks-first", Cases.of(new Greeting(manner, words, 12)), verdict, held);
    }
}
