// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.certificate.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rdpworkbench.cause.certificate.IgnoredBindingCheck;
import org.rdpworkbench.core.spi.Check;
import org.rdpworkbench.core.spi.Verdict;
import org.rdpworkbench.testkit.Cases;
import org.rdpworkbench.testkit.Expectation;

/** The thumbprint that is bound, the store and the wire: all three. */
final class IgnoredBindingCheckTest {

    private static final String CAUSE = "certificate.binding-ignored";
    private static final String CLIENT_AUTHENTICATION = "1.3.6.1.5.5.7.3.2";
    private static final Check CHECK = new IgnoredBindingCheck();

    private static Cases served() {
        return Seen.valid(Duration.ofDays(30), Duration.ofDays(30));
    }

    static List<Expectation> rows() {
        return List.of(
                Expectation.of("the bound one is in no store", CAUSE, Seen.bound("ab", Optional.empty(), served()),
                        Verdict.WARN, "nowhere", "other-shown"),
                Expectation.of("the bound one has no key", CAUSE, Seen.bound("ab", Seen.stored(false), served()),
                        Verdict.WARN, "without-key", "other-shown"),
                Expectation.of("the bound one is for clients", CAUSE,
                        Seen.bound("ab", Seen.stored(true, CLIENT_AUTHENTICATION), served()), Verdict.WARN,
                        "no-server-usage", "other-shown"),
                Expectation.of("another one is shown, and why cannot be seen", CAUSE,
                        Seen.bound("ab", Seen.stored(true, CLIENT_AUTHENTICATION, "1.3.6.1.5.5.7.3.1"), served()),
                        Verdict.WARN, "other-shown"),
                Expectation.of("the bound one is shown", CAUSE, Seen.bound(Seen.SHA_1, Seen.stored(true), served()),
                        Verdict.PASS, "shown"),
                Expectation.of("a broker shows another one", CAUSE,
                        Seen.broker(Seen.bound("ab", Optional.empty(), served())), Verdict.WARN, "nowhere",
                        "other-shown", "of-deployment"),
                Expectation.of("a broker shows the bound one", CAUSE,
                        Seen.broker(Seen.bound(Seen.SHA_1, Seen.stored(true), served())), Verdict.PASS, "shown"),
                Expectation.of("a client knew another one than is shown", CAUSE,
                        Seen.accepted("ab", Seen.bound("ab", Optional.empty(), served())), Verdict.WARN, "nowhere",
                        "accepted-another", "other-shown"),
                Expectation.of("a client knows the one that is shown", CAUSE,
                        Seen.accepted("AA".repeat(20), Seen.bound("ab", Optional.empty(), served())), Verdict.WARN,
                        "nowhere", "other-shown"),
                Expectation.of("a client knew another one, and the bound one is shown", CAUSE,
                        Seen.accepted("ab", Seen.bound(Seen.SHA_1, Seen.stored(true), served())),
                        Verdict.PASS, "shown"),
                Expectation.of("none is bound", CAUSE, Seen.unbound(Seen.stored(true), served()), Verdict.PASS,
                        "none-bound"));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void verdictAndIndications(Expectation row) {
        row.holds(CHECK);
    }

    @Test
    void everyIndicationIsInTheTable() {
        Expectation.assertComplete(CHECK, rows());
    }

    /** It would stand in every list of those who only look from outside. */
    @Test
    void withoutALookInsideThereIsNothingToSay() {
        assertEquals(List.of(), CHECK.judge(served().record()));
    }
}
