// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.testkit.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.rdpworkbench.core.run.CaseRecord;
import org.rdpworkbench.core.spi.ConnectOutcome;
import org.rdpworkbench.core.spi.Connection;
import org.rdpworkbench.core.spi.Evidence;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.core.spi.ProbeContext;
import org.rdpworkbench.core.spi.Reason;
import org.rdpworkbench.core.spi.Received;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.testkit.Cases;
import org.rdpworkbench.testkit.ScriptedConnection;
import org.rdpworkbench.testkit.ScriptedContext;

/** Probes against a script, and cases of facts. */
final class ScriptTest {

    private static final Target TARGET = Target.of("127.0.0.1", 3389);

    @Test
    void aConversation() throws Exception {
        ScriptedConnection peer = new ScriptedConnection().expects(SampleProbe.HELLO)
                .answers("well".getBytes()).answers(" hello there, and much more".getBytes()).closes();
        ScriptedContext context = ScriptedContext.to(TARGET).connecting(peer).run(new SampleProbe());
        assertEquals(List.of("well", "hello", "there"), context.seen(Answer.TYPE).orElseThrow().words());
        assertEquals(Set.of(), context.unreported());
        assertArrayEquals(SampleProbe.HELLO, peer.sent());
        assertTrue(peer.closed());
        assertFalse(peer.played(), "the probe did not want all of it");
    }

    @Test
    void theEndOfAScript() throws Exception {
        assertEquals(Answer.Kind.CLOSED, kind(new ScriptedConnection().closes()));
        assertEquals(Answer.Kind.CLOSED, kind(new ScriptedConnection().answers(new byte[] {1}).resets()));
        assertEquals(Answer.Kind.SILENT, kind(new ScriptedConnection()), "silence is behind the end");
    }

    private static Answer.Kind kind(ScriptedConnection peer) throws Exception {
        return ScriptedContext.to(TARGET).connecting(peer).run(new SampleProbe()).seen(Answer.TYPE).orElseThrow()
                .kind();
    }

    @Test
    void whatIsNotExpectedFailsTheTest() {
        ScriptedConnection peer = new ScriptedConnection().expects(new byte[] {'h', 'o'});
        String words = assertThrows(AssertionError.class,
                () -> ScriptedContext.to(TARGET).connecting(peer).run(new SampleProbe())).getMessage();
        assertEquals("the script expects 686f but the probe sent 6869", words);
    }

    @Test
    void aConnectThatFails() throws Exception {
        ScriptedContext context = ScriptedContext.to(TARGET).failing(ConnectOutcome.REFUSED).run(new SampleProbe());
        assertEquals(Optional.of(Reason.PREREQUISITE), context.reason(Answer.TYPE));
        assertEquals(Optional.empty(), context.seen(Answer.TYPE));
    }

    @Test
    void asStrictAsTheEngine() {
        FactType<Answer> other = new FactType<>("sample.Other", 1, Answer.class);
        assertThrows(IllegalStateException.class, () -> run(c -> c.missing(other, Reason.NO_ACCESS, "")));
        assertThrows(IllegalStateException.class, () -> run(c -> c.fact(Answer.TYPE)));
        assertThrows(NullPointerException.class, () -> run(c -> c.observed(Answer.TYPE, null)));
        assertThrows(IllegalStateException.class, () -> run(c -> {
            for (int i = 0; i < 2; i++) {
                c.open(new InetSocketAddress("127.0.0.1", 1));
            }
        }));
    }

    private interface Work {
        void on(ProbeContext context) throws InterruptedException;
    }

    private static void run(Work work) throws Exception {
        ScriptedContext.to(TARGET).failing(ConnectOutcome.REFUSED).failing(ConnectOutcome.REFUSED)
                .run(new SampleProbe() {
                    @Override
                    public void collect(ProbeContext context) throws InterruptedException {
                        work.on(context);
                    }
                });
    }

    @Test
    void timePassesWithoutWaiting() throws Exception {
        ScriptedContext context = ScriptedContext.to(TARGET).connecting(new ScriptedConnection());
        assertThrows(InterruptedException.class, () -> context.run(new SampleProbe() {
            @Override
            Answer listen(Connection connection, double millis) throws InterruptedException {
                Duration half = context.remaining().dividedBy(2);
                assertInstanceOf(Received.Silence.class, connection.receive(1, half));
                assertEquals(half, context.remaining());
                connection.receive(1, Duration.ofDays(1));
                throw new AssertionError("the deadline has passed");
            }
        }));
        assertEquals(Duration.ZERO, context.remaining());
        assertEquals(Set.of("sample.Answer"), context.unreported());
    }

    @Test
    void aCaseInOneLine() {
        Answer here = new Answer(Answer.Kind.SPOKE, List.of("hi"), Optional.empty(), 1.5);
        Answer inside = new Answer(Answer.Kind.SILENT, List.of(), Optional.of(Cases.BEGAN), 0);
        CaseRecord record = Cases.of(here).from(Vantage.INSIDE, inside)
                .missing(Answer.TYPE.from(Vantage.CLIENT), Reason.NO_PROBE).target(TARGET)
                .began(Cases.BEGAN.plusSeconds(7)).record();
        assertEquals(Optional.of(here), record.find(Answer.TYPE));
        assertEquals(Optional.of(inside), record.find(Answer.TYPE, Vantage.INSIDE));
        assertEquals(Reason.NO_PROBE,
                ((Evidence.Missing) record.evidence(Answer.TYPE, Vantage.CLIENT)).reason());
        assertEquals(TARGET, record.target());
        assertEquals(Cases.BEGAN.plusSeconds(7), record.began());
    }
}
