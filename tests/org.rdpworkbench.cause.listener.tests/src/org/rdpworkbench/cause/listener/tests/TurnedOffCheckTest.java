// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.listener.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rdpworkbench.cause.listener.TurnedOffCheck;
import org.rdpworkbench.core.spi.Check;
import org.rdpworkbench.core.spi.ConnectOutcome;
import org.rdpworkbench.core.spi.Finding;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.core.spi.Verdict;
import org.rdpworkbench.facts.RemoteDesktopSettings;
import org.rdpworkbench.facts.RemoteDesktopSettings.Owner;
import org.rdpworkbench.testkit.Cases;
import org.rdpworkbench.testkit.Expectation;

final class TurnedOffCheckTest {

    private static final String DISABLED = "listener.rdp-disabled";
    private static final Check CHECK = new TurnedOffCheck();

    static List<Expectation> rows() {
        Cases refused = Seen.connects(ConnectOutcome.REFUSED);
        return List.of(
                row("off by policy", refused, Seen.denying(1, Owner.POLICY, 1), Verdict.FAIL, "turned-off"),
                row("off by the host", refused, Seen.denying(1, Owner.LOCAL, 1), Verdict.FAIL, "turned-off"),
                row("the listener alone is off", refused, Seen.denying(0, Owner.LOCAL, 0), Verdict.FAIL,
                        "listener-off"),
                row("both", refused, Seen.denying(1, Owner.LOCAL, 0), Verdict.FAIL, "turned-off", "listener-off"),
                row("on", refused, Seen.denying(0, Owner.POLICY, 1), Verdict.PASS, "turned-on"),
                row("off, and yet it answers", Seen.choseTls(), Seen.denying(1, Owner.LOCAL, 1), Verdict.WARN,
                        "turned-off", "serves"),
                row("nobody set it", refused, new RemoteDesktopSettings(List.of()), Verdict.INCONCLUSIVE),
                Expectation.of("it answers", DISABLED, Seen.choseTls(), Verdict.PASS, "serves"),
                Expectation.of("nobody looked inside", DISABLED, refused, Verdict.INCONCLUSIVE));
    }

    private static Expectation row(String what, Cases outside, RemoteDesktopSettings inside, Verdict verdict,
            String... held) {
        return Expectation.of(what, DISABLED, outside.from(Vantage.INSIDE, inside), verdict, held);
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
    void theTextSaysWhoTurnedItOff() {
        Finding finding = Expectation.judged(CHECK, DISABLED, Seen.connects(ConnectOutcome.REFUSED)
                .from(Vantage.INSIDE, Seen.denying(1, Owner.POLICY, 1)));
        assertEquals(Map.of("owner", "policy"), finding.held().getFirst().values());
    }

    @Test
    void itSaysWhyThePortIsRefused() {
        assertEquals(Optional.of("listener.refused"), CHECK.causes().iterator().next().refines());
    }
}
