// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.probe.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rdpworkbench.core.spi.Attempt;
import org.rdpworkbench.core.spi.ConnectOutcome;
import org.rdpworkbench.core.spi.ProbeException;
import org.rdpworkbench.core.spi.Reason;
import org.rdpworkbench.facts.Negotiation.Answer;
import org.rdpworkbench.facts.Negotiation.Exchange;
import org.rdpworkbench.facts.ProtocolAnswers;
import org.rdpworkbench.lab.Behaviour;
import org.rdpworkbench.lab.LabHost;
import org.rdpworkbench.lab.NegotiationAct;
import org.rdpworkbench.testkit.ScriptedConnection;
import org.rdpworkbench.testkit.ScriptedContext;

class ProtocolsTest {

    private static final byte[] SELECTED_SSL = HexFormat.of().parseHex("030000130ed000001234000200080001000000");

    private static ProtocolAnswers look(Behaviour behaviour) {
        try (LabHost host = LabHost.start(behaviour)) {
            Quick quick = Alone.look(new ProtocolsProbe(), host.address());
            assertEquals(List.of(), quick.problems());
            assertTrue(host.mostAtOnce() <= 1);
            return quick.fact(ProtocolAnswers.TYPE);
        }
    }

    private static ProtocolAnswers look(NegotiationAct act) {
        return look(Behaviour.healthy().negotiating(act));
    }

    private static ScriptedContext scripted() {
        return Alone.script();
    }

    private static ScriptedConnection answering() {
        return new ScriptedConnection().answers(SELECTED_SSL);
    }

    private static List<Long> asked(ProtocolAnswers answers) {
        return answers.exchanges().stream().map(Exchange::requested).toList();
    }

    @Test
    void eachIsAskedForOnce() throws InterruptedException {
        try (LabHost host = LabHost.start(Behaviour.healthy())) {
            ProtocolAnswers answers = Alone.look(new ProtocolsProbe(), host.address()).fact(ProtocolAnswers.TYPE);
            assertEquals(List.of(11L, 1L, 3L, 2L, 8L, 0L), asked(answers));
            assertEquals(7, host.connections());
            assertFalse(host.sawAuthenticate());
            byte[] last = host.visits().getLast().received();
            assertEquals(last.length, last[3]);
            assertEquals('\n', last[last.length - 1], "nothing behind the cookie");
        }
    }

    @Test
    void nlaThatIsRequiredIsNotOnlySupported() {
        ProtocolAnswers answers = look(NegotiationAct.nlaOnly());
        assertTrue(answers.supportsNla());
        assertTrue(answers.requiresNla());
        assertFalse(answers.acceptsTlsAlone());
        assertFalse(answers.acceptsStandardSecurity());
    }

    @Test
    void nlaThatIsSupportedIsNotRequired() {
        ProtocolAnswers answers = look(NegotiationAct.anything());
        assertTrue(answers.supportsNla());
        assertFalse(answers.requiresNla());
        assertTrue(answers.acceptsTlsAlone());
        assertTrue(answers.acceptsStandardSecurity());
        assertEquals(Answer.PLAIN, answers.withoutRequest().orElseThrow().answer());
    }

    @Test
    void tlsAloneIsNoNla() {
        ProtocolAnswers answers = look(NegotiationAct.tlsOnly());
        assertTrue(answers.refusesNla());
        assertTrue(answers.acceptsTlsAlone());
    }

    /** What xrdp does, and what other tools take for support. */
    @Test
    void aProtocolThatNobodyAskedForIsNoSupport() {
        ProtocolAnswers answers = look(NegotiationAct.select(1));
        assertFalse(answers.supportsNla());
        assertTrue(answers.refusesNla());
        assertEquals(List.of(2L, 8L, 0L), answers.unasked().stream().map(Exchange::requested).toList());
    }

    @Test
    void throttlingIsSeenAndNotWaitedFor() {
        ProtocolAnswers answers = look(Behaviour.healthy().refusingAfter(3, Behaviour.FOR_GOOD));
        assertEquals(List.of(11L, 1L, 3L, 2L, 8L), asked(answers));
        assertEquals(List.of(Answer.SELECTED, Answer.SELECTED, Answer.SELECTED, Answer.NOT_CONNECTED,
                Answer.NOT_CONNECTED), answers.exchanges().stream().map(Exchange::answer).toList());
        assertTrue(answers.partial());
        assertEquals(Optional.empty(), answers.to(2));
        assertEquals(Optional.empty(), answers.withoutRequest());
    }

    @Test
    void aMuteHostIsAskedTwice() throws ProbeException, InterruptedException {
        ProtocolAnswers answers = scripted().connecting(new ScriptedConnection())
                .connecting(new ScriptedConnection()).run(new ProtocolsProbe())
                .seen(ProtocolAnswers.TYPE).orElseThrow();
        assertEquals(List.of(Answer.SILENT, Answer.SILENT),
                answers.exchanges().stream().map(Exchange::answer).toList());
    }

    @Test
    void aHostThatStopsHalfWayIsAskedTwice() throws ProbeException, InterruptedException {
        ScriptedConnection half = new ScriptedConnection().answers(Arrays.copyOf(SELECTED_SSL, 7));
        ScriptedConnection again = new ScriptedConnection().answers(Arrays.copyOf(SELECTED_SSL, 7));
        ProtocolAnswers answers = scripted().connecting(half).connecting(again).run(new ProtocolsProbe())
                .seen(ProtocolAnswers.TYPE).orElseThrow();
        assertEquals(List.of(11L, 1L), asked(answers));
        assertTrue(half.closed() && again.closed());
    }

    @Test
    void whatWasAnsweredBeforeTheDeadlineStays() {
        ScriptedContext context = scripted().connecting(answering()).connecting(new ScriptedConnection())
                .connecting(answering()).connecting(new ScriptedConnection()).connecting(answering())
                .connecting(new ScriptedConnection());
        assertThrows(InterruptedException.class, () -> context.run(new ProtocolsProbe()));
        assertEquals(List.of(11L, 1L, 3L, 2L, 8L), asked(context.seen(ProtocolAnswers.TYPE).orElseThrow()));
    }

    @Test
    void whatThisMachineCannotDoSaysNothingAboutTheHost() throws ProbeException, InterruptedException {
        assertEquals(Optional.of(Reason.NO_ACCESS), scripted().failing(ConnectOutcome.FAILED)
                .run(new ProtocolsProbe()).reason(ProtocolAnswers.TYPE));
        ScriptedContext later = scripted().connecting(answering()).failing(ConnectOutcome.FAILED)
                .run(new ProtocolsProbe());
        assertEquals(List.of(11L), asked(later.seen(ProtocolAnswers.TYPE).orElseThrow()));
    }

    /** As when a cable is pulled: the host has refused nothing. */
    @Test
    void aWayThatIsLostIsNoRefusal() throws ProbeException, InterruptedException {
        ScriptedContext context = scripted().connecting(answering()).failing(ConnectOutcome.UNREACHABLE)
                .run(new ProtocolsProbe());
        assertEquals(List.of(11L), asked(context.seen(ProtocolAnswers.TYPE).orElseThrow()));
        assertEquals(Optional.empty(), FurtherConnections.noAnswer(
                new Attempt.NotConnected(ConnectOutcome.UNREACHABLE, "No route to host", 2)), "said by a filter");
        assertEquals(Optional.of("the way to the host was lost during the look: No route to host"),
                FurtherConnections.noAnswer(
                        new Attempt.NotConnected(ConnectOutcome.UNREACHABLE, "No route to host", 3_050)));
    }

    /** Whoever owns a port that is not Remote Desktop's need not be troubled again. */
    @Test
    void whatIsNotRemoteDesktopIsLeftAlone() {
        try (LabHost host = LabHost.start(Behaviour.healthy())) {
            assertEquals(Optional.of(Reason.PREREQUISITE), Alone.look(new ProtocolsProbe(), host.address(),
                    Alone.answered(Answer.NOT_RDP)).reason(ProtocolAnswers.TYPE));
            assertEquals(0, host.connections());
        }
    }
}
