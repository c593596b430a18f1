// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.access.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rdpworkbench.cause.access.NtlmCheck;
import org.rdpworkbench.core.spi.Check;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.core.spi.Verdict;
import org.rdpworkbench.facts.NtlmSettings;
import org.rdpworkbench.testkit.Cases;
import org.rdpworkbench.testkit.Expectation;

final class NtlmCheckTest {

    private static final String BLOCKED = "access.ntlm-blocked";
    private static final Check CHECK = new NtlmCheck();

    static List<Expectation> rows() {
        return List.of(
                row("a host that takes none", host(Seen.receiving(2)), Verdict.WARN, "host-takes-none"),
                row("a host that takes its own accounts", host(Seen.receiving(1)), Verdict.WARN,
                        "host-takes-own-accounts"),
                row("a host that takes all", host(Seen.receiving(0)), Verdict.INCONCLUSIVE, "host-takes-all"),
                row("a host on which nobody set it", host(Seen.unset()), Verdict.INCONCLUSIVE, "host-takes-all"),
                row("a host with a number that nobody knows", host(Seen.receiving(3)), Verdict.INCONCLUSIVE),
                row("a host that sends none itself", host(Seen.sending(2)), Verdict.INCONCLUSIVE, "host-takes-all"),
                row("one that was refused for it", Seen.refused(Seen.NETWORK, Seen.NTLM_BLOCKED), Verdict.WARN,
                        "logged"),
                row("one with wrong bindings", Seen.refused(Seen.NETWORK, Seen.BAD_BINDINGS), Verdict.WARN,
                        "bindings"),
                row("one that is locked", Seen.refused(Seen.NETWORK, Seen.LOCKED), Verdict.INCONCLUSIVE),
                row("a client that sends none", client(Seen.sending(2)), Verdict.WARN, "client-sends-none"),
                row("a client that writes it down", client(Seen.sending(1)), Verdict.INCONCLUSIVE),
                row("a client that sends version 1", client(Seen.compatibility(2)), Verdict.WARN,
                        "client-sends-old"),
                row("a client that sends version 2", client(Seen.compatibility(3)), Verdict.INCONCLUSIVE),
                row("a client that found no domain controller", Seen.client(Seen.ended(0x1807)), Verdict.FAIL,
                        "client-lacks-kerberos"),
                row("a client that was refused, and a host that takes none",
                        Seen.client(Seen.ended(0x807)).from(Vantage.INSIDE, Seen.receiving(2)), Verdict.FAIL,
                        "host-takes-none"),
                row("a client that was closed upon, and a host that takes none",
                        Seen.client(Seen.ended(0x904)).from(Vantage.INSIDE, Seen.receiving(2)), Verdict.WARN,
                        "host-takes-none"),
                row("a client with a session", Seen.client(Seen.loggedOn()), Verdict.PASS, "client-logged-on"),
                row("nobody looked", Seen.nothing(), Verdict.INCONCLUSIVE));
    }

    private static Cases host(NtlmSettings settings) {
        return Seen.nothing().from(Vantage.INSIDE, settings);
    }

    private static Cases client(NtlmSettings settings) {
        return Seen.nothing().from(Vantage.CLIENT, settings);
    }

    private static Expectation row(String name, Cases seen, Verdict verdict, String... held) {
        return Expectation.of(name, BLOCKED, seen, verdict, held);
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

    @Test
    void whatIsMissingIsTheOtherSide() {
        assertEquals(List.of(NtlmSettings.TYPE.from(Vantage.INSIDE)),
                Expectation.judged(CHECK, BLOCKED, Seen.nothing()).missing());
        assertEquals(List.of(NtlmSettings.TYPE.from(Vantage.CLIENT)),
                Expectation.judged(CHECK, BLOCKED, host(Seen.unset())).missing());
    }
}
