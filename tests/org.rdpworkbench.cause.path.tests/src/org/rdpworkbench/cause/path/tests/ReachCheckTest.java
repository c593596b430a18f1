// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.path.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rdpworkbench.cause.path.ReachCheck;
import org.rdpworkbench.core.spi.Check;
import org.rdpworkbench.core.spi.ConnectOutcome;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.core.spi.Verdict;
import org.rdpworkbench.facts.ClientAttempt;
import org.rdpworkbench.testkit.Cases;
import org.rdpworkbench.testkit.Expectation;

final class ReachCheckTest {

    private static final String UNREACHABLE = "path.unreachable";
    private static final String BLOCKED = "path.blocked";
    private static final String NO_ROUTE = "No route to host";
    private static final Check CHECK = new ReachCheck();

    static List<Expectation> unreachable() {
        return List.of(
                row("no answer", UNREACHABLE, Seen.connects(ConnectOutcome.TIMED_OUT), Verdict.FAIL, "no-answer"),
                row("no way", UNREACHABLE, Seen.unreachable(3_060, NO_ROUTE), Verdict.FAIL, "no-way"),
                row("no way to one, no answer of the other", UNREACHABLE,
                        Seen.connects(ConnectOutcome.UNREACHABLE, ConnectOutcome.TIMED_OUT), Verdict.FAIL, "no-way"),
                row("refused", UNREACHABLE, Seen.connects(ConnectOutcome.REFUSED), Verdict.PASS, "answers"),
                row("one refused, no way to the other", UNREACHABLE,
                        Seen.connects(ConnectOutcome.REFUSED, ConnectOutcome.UNREACHABLE), Verdict.PASS, "answers"),
                row("one of two connected", UNREACHABLE,
                        Seen.connects(ConnectOutcome.CONNECTED, ConnectOutcome.TIMED_OUT), Verdict.PASS, "reached"),
                row("forbidden here", UNREACHABLE, Seen.connects(ConnectOutcome.FORBIDDEN), Verdict.INCONCLUSIVE),
                row("connected, and the client could not", UNREACHABLE, couldNot(ConnectOutcome.CONNECTED),
                        Verdict.INCONCLUSIVE, "client-could-not-connect"),
                row("the client could not either", UNREACHABLE, couldNot(ConnectOutcome.TIMED_OUT), Verdict.FAIL,
                        "no-answer"),
                row("not tried", UNREACHABLE, Seen.connects(ConnectOutcome.NOT_TRIED), Verdict.INCONCLUSIVE),
                row("no address", UNREACHABLE, Seen.connects(), Verdict.INCONCLUSIVE));
    }

    private static Cases couldNot(ConnectOutcome here) {
        Cases client = Seen.connects(here);
        return client.from(Vantage.CLIENT, new ClientAttempt("srv1", Optional.empty(), Cases.BEGAN,
                Optional.of(Cases.BEGAN), Optional.of(0x204L), List.of(new ClientAttempt.Failure("RDPClient_TCP",
                        "TcpStateConnectingTransport", "", "", Optional.empty(), Cases.BEGAN)),
                List.of(new ClientAttempt.Step(1024, Cases.BEGAN)), 1, Cases.BEGAN));
    }

    static List<Expectation> blocked() {
        return List.of(
                row("forbidden", BLOCKED, Seen.connects(ConnectOutcome.FORBIDDEN), Verdict.FAIL, "forbidden"),
                row("prohibited by a router", BLOCKED, Seen.unreachable(21, NO_ROUTE), Verdict.FAIL, "told-at-once"),
                row("looked for in vain", BLOCKED, Seen.unreachable(3_060, NO_ROUTE), Verdict.INCONCLUSIVE),
                row("no route of this machine", BLOCKED, Seen.unreachable(0.1, "Network is unreachable"),
                        Verdict.INCONCLUSIVE),
                row("no answer", BLOCKED, Seen.connects(ConnectOutcome.TIMED_OUT), Verdict.INCONCLUSIVE, "silence"),
                row("one of two connected", BLOCKED,
                        Seen.connects(ConnectOutcome.CONNECTED, ConnectOutcome.FORBIDDEN), Verdict.PASS,
                        "let-through"),
                row("connected, and the client could not", BLOCKED, couldNot(ConnectOutcome.CONNECTED),
                        Verdict.INCONCLUSIVE, "client-could-not-connect"),
                row("the client could not either", BLOCKED, couldNot(ConnectOutcome.FORBIDDEN), Verdict.FAIL,
                        "forbidden"),
                row("connected, and the client failed later", BLOCKED,
                        Seen.client(Seen.connects(ConnectOutcome.CONNECTED), "RDPClient_SSL",
                                "TsSslStateHandshakeStart"), Verdict.PASS, "let-through"),
                row("refused, which is the listener's matter", BLOCKED, Seen.connects(ConnectOutcome.REFUSED),
                        Verdict.INCONCLUSIVE));
    }

    @ParameterizedTest
    @MethodSource({"unreachable", "blocked"})
    void verdictAndIndications(Expectation row) {
        row.holds(CHECK);
    }

    @Test
    void everyIndicationIsInTheTable() {
        Expectation.assertComplete(CHECK, Stream.of(unreachable(), blocked()).flatMap(List::stream).toList());
    }

    @Test
    void valuesForTheTexts() {
        assertEquals(Map.of("port", 3389),
                Expectation.judged(CHECK, BLOCKED, Seen.connects(ConnectOutcome.FORBIDDEN)).values());
        assertEquals(Map.of("seconds", 0L), Expectation.judged(CHECK, UNREACHABLE,
                Seen.connects(ConnectOutcome.TIMED_OUT)).held().getFirst().values());
    }

    private static Expectation row(String what, String cause, Cases evidence, Verdict verdict, String... held) {
        return Expectation.of(what, cause, evidence, verdict, held);
    }
}
