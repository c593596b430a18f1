// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.privatekey.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rdpworkbench.cause.privatekey.FolderReplacedCheck;
import org.rdpworkbench.core.spi.Check;
import org.rdpworkbench.core.spi.ConnectOutcome;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.core.spi.Verdict;
import org.rdpworkbench.facts.KeyFolder;
import org.rdpworkbench.facts.TcpConnect;
import org.rdpworkbench.facts.TlsHandshake.Outcome;
import org.rdpworkbench.testkit.Cases;
import org.rdpworkbench.testkit.Expectation;

/** A folder that came in place of another is a warning, and a failure only where the bound key went along. */
final class FolderReplacedCheckTest {

    private static final String CAUSE = "privatekey.folder-replaced";
    private static final Check CHECK = new FolderReplacedCheck();

    private static Cases connected(Cases evidence) {
        return evidence.from(Vantage.HERE, new TcpConnect(
                List.of(new TcpConnect.ToAddress("192.0.2.7", 3389, ConnectOutcome.CONNECTED, 1, ""))));
    }

    static Cases closed() {
        return connected(Seen.tls(Outcome.HOST_CLOSED, 4, 0));
    }

    private static Cases completed() {
        return connected(Seen.tls(Outcome.COMPLETED, 30, 4_000));
    }

    static List<Expectation> rows() {
        KeyFolder none = new KeyFolder(Optional.empty(), Seen.folder(1).beside(), Optional.empty());
        return List.of(
                row("nobody looked inside", closed(), Verdict.INCONCLUSIVE),
                row("nothing beside it", closed().from(Vantage.INSIDE, Seen.folder()), Verdict.PASS, "none-older"),
                row("a copy that somebody made of it", closed().from(Vantage.INSIDE, Seen.folder(-1)), Verdict.PASS,
                        "none-older"),
                row("an older one while the wire is fine", completed().from(Vantage.INSIDE, Seen.folder(400)),
                        Verdict.WARN, "put-aside"),
                row("even where the bound key is gone", completed().from(Vantage.INSIDE, Seen.folder(400))
                        .from(Vantage.INSIDE, Seen.goneKey()), Verdict.WARN, "put-aside"),
                row("one as old as it", completed().from(Vantage.INSIDE, Seen.folder(0)), Verdict.WARN, "put-aside"),
                row("nothing in its place", completed().from(Vantage.INSIDE, none), Verdict.WARN, "put-aside"),
                row("it breaks, and the key is there", closed().from(Vantage.INSIDE, Seen.folder(400))
                        .from(Vantage.INSIDE, Seen.access(false, true)), Verdict.WARN, "put-aside"),
                row("it breaks, and the key is gone", closed().from(Vantage.INSIDE, Seen.folder(400))
                        .from(Vantage.INSIDE, Seen.goneKey()),
                        Verdict.FAIL, "put-aside", "key-went-along"),
                row("the host says that it has none", connected(Seen.failed(3)).from(Vantage.INSIDE, Seen.folder(400))
                        .from(Vantage.INSIDE, Seen.goneKey()), Verdict.FAIL, "put-aside", "key-went-along"),
                row("the key is gone, and no folder with it", closed().from(Vantage.INSIDE, Seen.folder())
                        .from(Vantage.INSIDE, Seen.goneKey()), Verdict.PASS, "none-older"));
    }

    private static Expectation row(String what, Cases evidence, Verdict verdict, String... held) {
        return Expectation.of(what, CAUSE, evidence, verdict, held);
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
    void namesTheOldest() {
        KeyFolder folder = new KeyFolder(Optional.of(Cases.BEGAN), List.of(
                new KeyFolder.Beside("MachineKeys.bak", Cases.BEGAN.minus(Duration.ofDays(900))),
                new KeyFolder.Beside("MachineKeys_old", Cases.BEGAN.minus(Duration.ofDays(3)))), Optional.empty());
        assertEquals(Map.of("name", "MachineKeys.bak"), Expectation.judged(CHECK, CAUSE,
                completed().from(Vantage.INSIDE, folder)).held().getFirst().values());
    }
}
