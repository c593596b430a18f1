// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.listener.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rdpworkbench.cause.listener.PortMovedCheck;
import org.rdpworkbench.core.spi.Check;
import org.rdpworkbench.core.spi.ConnectOutcome;
import org.rdpworkbench.core.spi.Finding;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.core.spi.Verdict;
import org.rdpworkbench.facts.Negotiation.Answer;
import org.rdpworkbench.facts.RemoteDesktopSettings;
import org.rdpworkbench.testkit.Cases;
import org.rdpworkbench.testkit.Expectation;

/** Whether the listener has another port than the one that was asked for, which is 3389. */
final class PortMovedCheckTest {

    private static final String MOVED = "listener.port-moved";
    private static final Check CHECK = new PortMovedCheck();

    static List<Expectation> rows() {
        Cases refused = Seen.connects(ConnectOutcome.REFUSED);
        return List.of(
                row("elsewhere, and refused", refused, 3390, Verdict.FAIL, "elsewhere"),
                row("elsewhere, and one refuses", Seen.connects(ConnectOutcome.TIMED_OUT, ConnectOutcome.REFUSED), 3390,
                        Verdict.FAIL, "elsewhere"),
                row("elsewhere, and another program there", Seen.answered(Answer.NOT_RDP), 3390, Verdict.FAIL,
                        "elsewhere"),
                row("elsewhere, and silent", Seen.connects(ConnectOutcome.TIMED_OUT), 3390, Verdict.FAIL,
                        "elsewhere-and-silent"),
                row("where it was asked for", refused, 3389, Verdict.PASS, "there"),
                row("a port that is forwarded", Seen.choseTls(), 3390, Verdict.PASS, "accepts"),
                row("one that hangs", Seen.answered(Answer.SILENT), 3390, Verdict.PASS, "accepts"),
                row("all is well", Seen.choseTls(), 3389, Verdict.PASS, "there", "accepts"),
                row("no way to it", Seen.connects(ConnectOutcome.UNREACHABLE), 3390, Verdict.INCONCLUSIVE),
                Expectation.of("no number", MOVED, refused.from(Vantage.INSIDE, new RemoteDesktopSettings(List.of())),
                        Verdict.INCONCLUSIVE),
                Expectation.of("nobody looked inside", MOVED, refused, Verdict.INCONCLUSIVE));
    }

    private static Expectation row(String what, Cases outside, long port, Verdict verdict, String... held) {
        return Expectation.of(what, MOVED, outside.from(Vantage.INSIDE, Seen.listening(port)), verdict, held);
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
    void theTextHasBothPorts() {
        Finding finding = Expectation.judged(CHECK, MOVED, Seen.connects(ConnectOutcome.REFUSED)
                .from(Vantage.INSIDE, Seen.listening(3390)));
        assertEquals(Map.of("port", 3389, "set", 3390L), finding.held().getFirst().values());
        assertEquals(Optional.of("listener.refused"), finding.cause().refines());
    }
}
