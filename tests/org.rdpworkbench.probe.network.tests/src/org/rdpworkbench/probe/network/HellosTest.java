// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.probe.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.rdpworkbench.core.run.Transcript;
import org.rdpworkbench.core.spi.ConnectOutcome;
import org.rdpworkbench.core.spi.ProbeException;
import org.rdpworkbench.core.spi.Reason;
import org.rdpworkbench.facts.ClientHellos;
import org.rdpworkbench.facts.ClientHellos.Hello;
import org.rdpworkbench.facts.ClientHellos.Shape;
import org.rdpworkbench.facts.ConnectSeries;
import org.rdpworkbench.facts.HelloAnswer;
import org.rdpworkbench.facts.Negotiation;
import org.rdpworkbench.facts.Negotiation.Answer;
import org.rdpworkbench.facts.Negotiation.Exchange;
import org.rdpworkbench.facts.TlsHandshake.Outcome;
import org.rdpworkbench.lab.Behaviour;
import org.rdpworkbench.lab.Fault;
import org.rdpworkbench.lab.LabHost;
import org.rdpworkbench.lab.TlsAct;
import org.rdpworkbench.testkit.ScriptedConnection;
import org.rdpworkbench.testkit.ScriptedContext;

class HellosTest {

    /** A connection confirm that chooses TLS. */
    private static final byte[] TLS_CHOSEN = HexFormat.of().parseHex("030000130ed000001234000200080001000000");
    /** TLS 1.2 and TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256. */
    private static final byte[] SERVER_HELLO =
            HexFormat.of().parseHex("020000260303" + "5a".repeat(32) + "00c02f00");

    private static Quick look(Behaviour behaviour) {
        try (LabHost host = LabHost.start(behaviour)) {
            Quick quick = Alone.look(new HellosProbe(), host.address());
            assertEquals(List.of(), quick.problems());
            return quick;
        }
    }

    private static ClientHellos hellos(TlsAct act) {
        return look(Behaviour.healthy().tls(act)).fact(ClientHellos.TYPE);
    }

    private static Outcome outcome(ClientHellos hellos, Shape shape) {
        return hellos.to(shape).flatMap(HelloAnswer::outcome).orElseThrow();
    }

    private static ScriptedContext scripted() {
        return Alone.script();
    }

    /** A host that answers to whatever hello with this. */
    private static HelloAnswer answer(ScriptedConnection host) throws ProbeException, InterruptedException {
        return scripted().connecting(host).failing(ConnectOutcome.FAILED).run(new HellosProbe())
                .seen(ClientHellos.TYPE).orElseThrow().hellos().getFirst().answer();
    }

    private static ScriptedConnection host() {
        return new ScriptedConnection().answers(TLS_CHOSEN);
    }

    private static byte[] record(byte[] fragment) {
        return HexFormat.of().parseHex("160303%04x".formatted(fragment.length) + HexFormat.of().formatHex(fragment));
    }

    @Test
    void aHealthyHostTakesThemAll() {
        try (LabHost host = LabHost.start(Behaviour.healthy())) {
            Quick quick = Alone.look(new HellosProbe(), host.address());
            ClientHellos hellos = quick.fact(ClientHellos.TYPE);
            assertEquals(List.of(Shape.values()), hellos.hellos().stream().map(Hello::shape).toList());
            assertTrue(hellos.hellos().stream().allMatch(hello -> hello.shape() == Shape.HOPELESS
                    ? hello.answer().refused() : hello.answer().accepted()), hellos::toString);
            assertEquals(Optional.of("TLSv1.3"), hellos.to(Shape.WHOLE).orElseThrow().version());
            assertEquals(Optional.of("TLSv1.2"), hellos.to(Shape.TLS_1_2).orElseThrow().version());
            assertEquals(new ConnectSeries(6, 0, 0), hellos.served());
            assertTrue(hellos.hellos().stream().allMatch(hello -> hello.answer().connectMillis() > 0));
            assertEquals(6, host.connections());
            assertEquals(1, host.mostAtOnce());
            assertEquals(List.of(), quick.problems());
        }
    }

    @Test
    void theirLengthsAreWhatTheyAreFor() {
        assertTrue(HellosProbe.hello(Shape.SHORT, "a-rather-long-name.of-a.host.example").length() < 200);
        assertTrue(HellosProbe.hello(Shape.LONG, "127.0.0.1").length() > 1_500);
        int whole = HellosProbe.hello(Shape.WHOLE, "host.example").length();
        assertTrue(whole > 200 && whole < 1_000);
        assertEquals(whole, HellosProbe.hello(Shape.SPLIT, "host.example").length());
    }

    @ParameterizedTest
    @EnumSource(Shape.class)
    void eachIsOneWholeRecord(Shape shape) {
        ClientHello hello = HellosProbe.hello(shape, "host.example");
        byte[] first = hello.segments().getFirst();
        assertEquals(0x16, first[0]);
        assertEquals(shape == Shape.SPLIT ? 2 : 1, hello.segments().size());
        assertEquals(shape == Shape.SPLIT, first.length == 1);
        byte[] rest = hello.segments().getLast();
        int length = shape == Shape.SPLIT ? (rest[2] & 0xFF) << 8 | rest[3] & 0xFF
                : (rest[3] & 0xFF) << 8 | rest[4] & 0xFF;
        assertEquals(hello.length(), length + 5);
    }

    @Test
    void onlyTheSplitOneGoesInPieces() {
        List<Transcript> transcripts = look(Behaviour.healthy()).run().record().transcripts();
        List<List<Integer>> sent = transcripts.stream().map(transcript -> transcript.entries().stream()
                .filter(entry -> entry.what().equals("sent")).map(entry -> entry.bytes().length() / 2).toList())
                .toList();
        assertEquals(List.of(2, 3, 2, 2, 2, 2), sent.stream().map(List::size).toList());
        assertEquals(1, sent.get(1).get(1));
    }

    @Test
    void aFilterThatKnowsClientHellosDoesNotKnowASplitOne() {
        ClientHellos hellos = hellos(TlsAct.hellosReset(TlsAct.honest()));
        for (Shape shape : Shape.values()) {
            assertEquals(shape == Shape.SPLIT ? Outcome.COMPLETED : Outcome.HOST_RESET, outcome(hellos, shape));
            assertEquals(shape != Shape.SPLIT, hellos.to(shape).orElseThrow().closedSilently());
        }
    }

    @Test
    void aHoleSwallowsTheLongOneAlone() {
        ClientHellos hellos = hellos(TlsAct.longHellosLost(1_400, TlsAct.honest()));
        assertTrue(hellos.to(Shape.LONG).orElseThrow().stalled());
        assertEquals(List.of(Shape.LONG, Shape.HOPELESS), Arrays.stream(Shape.values())
                .filter(shape -> !hellos.to(shape).orElseThrow().accepted()).toList());
    }

    @Test
    void whoIsSilentToTheUsualOneIsNotAskedWithTheLongOne() throws ProbeException, InterruptedException {
        ClientHellos hellos = scripted().connecting(host()).connecting(host().closes())
                .connecting(host().closes()).connecting(host().closes()).connecting(host().closes())
                .run(new HellosProbe()).seen(ClientHellos.TYPE).orElseThrow();
        assertEquals(List.of(Shape.WHOLE, Shape.SPLIT, Shape.TLS_1_2, Shape.SHORT, Shape.HOPELESS),
                hellos.hellos().stream().map(Hello::shape).toList());
    }

    @Test
    void aHostThatHangsUpDoesSoEachTime() {
        ClientHellos hellos = hellos(Fault.close());
        assertEquals(6, hellos.hellos().stream().filter(hello -> hello.answer().closedSilently()).count());
    }

    @Test
    void anAlertHasItsName() {
        HelloAnswer answer = hellos(TlsAct.alert(70)).to(Shape.SHORT).orElseThrow();
        assertEquals(Optional.of(Outcome.HOST_ALERT), answer.outcome());
        assertEquals(Optional.of(70), answer.alert());
        assertEquals(Optional.of("protocol_version"), answer.alertName());
        assertEquals(7, answer.received());
        assertFalse(answer.accepted());
    }

    @Test
    void anAnswerInClearIsSeen() {
        assertEquals(Outcome.HOST_ULTIMATUM, outcome(hellos(TlsAct.ultimatum()), Shape.WHOLE));
        assertEquals(Outcome.NOT_TLS, outcome(hellos(Fault.say("485454502f312e3120343030", Fault.End.CLOSE)),
                Shape.SPLIT));
    }

    @Test
    void anOldVersionAndASuiteThatNobodyHereCouldUseAreNamed() {
        ClientHellos hellos = hellos(new TlsAct.Choosing(List.of(0x0301), List.of(0x000A)));
        HelloAnswer answer = hellos.to(Shape.WHOLE).orElseThrow();
        assertEquals(Optional.of("TLSv1.0"), answer.version());
        assertEquals(Optional.of("TLS_RSA_WITH_3DES_EDE_CBC_SHA"), answer.suite());
    }

    @Test
    void aServerHelloIsReadHoweverItIsCut() throws ProbeException, InterruptedException {
        ScriptedConnection dripping = host();
        for (byte one : record(SERVER_HELLO)) {
            dripping.answers(new byte[] {one});
        }
        assertEquals(Optional.of("TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256"), answer(dripping.closes()).suite());
        ScriptedConnection twoRecords = host().answers(record(Arrays.copyOf(SERVER_HELLO, 3)))
                .answers(record(Arrays.copyOfRange(SERVER_HELLO, 3, SERVER_HELLO.length)));
        assertEquals(Optional.of("TLSv1.2"), answer(twoRecords.closes()).version());
    }

    @Test
    void aServerHelloThatNeverBecomesWholeIsNone() throws ProbeException, InterruptedException {
        HelloAnswer half = answer(host().answers(Arrays.copyOf(record(SERVER_HELLO), 20)).closes());
        assertEquals(Optional.of(Outcome.HOST_CLOSED), half.outcome());
        assertEquals(20, half.received());
        assertFalse(half.closedSilently());
    }

    /** Warning 112, unrecognized_name. */
    @Test
    void aWarningIsNotTheAnswer() throws ProbeException, InterruptedException {
        byte[] warning = HexFormat.of().parseHex("15030300020170");
        assertTrue(answer(host().answers(warning).answers(record(SERVER_HELLO))).accepted());
        assertEquals(Optional.of(Outcome.HOST_CLOSED), answer(host().answers(warning).closes()).outcome());
    }

    @ParameterizedTest
    @CsvSource({"0b0000020000, HERE", "02ffffff, HERE"})
    void whatIsNoServerHelloIsNotRead(String message, Outcome outcome) throws ProbeException, InterruptedException {
        assertEquals(Optional.of(outcome), answer(host().answers(record(HexFormat.of().parseHex(message)))).outcome());
    }

    @Test
    void tooMuchIsNotReadToItsEnd() {
        byte[] warning = HexFormat.of().parseHex("15030300020170");
        HelloAnswer answer = hellos(Fault.flood(warning, 1L << 20)).to(Shape.WHOLE).orElseThrow();
        assertEquals(Optional.of(Outcome.HERE), answer.outcome());
        assertTrue(answer.received() < 1 << 17, answer::toString);
    }

    /** The first look knows already, and the host is left alone. */
    @Test
    void withoutTlsThereIsNothingToSend() {
        assertNobodyIsAsked(Reason.NOT_APPLICABLE, Alone.answered(Answer.PLAIN));
        assertNobodyIsAsked(Reason.NOT_APPLICABLE, Alone.chosen(Negotiation.PROTOCOL_RDP));
        assertNobodyIsAsked(Reason.PREREQUISITE, Alone.answered(Answer.FAILED));
        assertNobodyIsAsked(Reason.PREREQUISITE, Alone.answered(Answer.SILENT));
        assertNobodyIsAsked(Reason.PREREQUISITE, Alone.answered(Answer.NOT_RDP));
    }

    private static void assertNobodyIsAsked(Reason reason, Exchange first) {
        try (LabHost host = LabHost.start(Behaviour.healthy())) {
            Quick quick = Alone.look(new HellosProbe(), host.address(), first);
            assertEquals(Optional.of(reason), quick.reason(ClientHellos.TYPE));
            assertEquals(0, host.connections());
        }
    }

    /** As a limit does that accepts and closes: the connection came about, and nobody was served. */
    @Test
    void aHostThatDoesNotNegotiateAnyMoreIsAskedTwice() {
        ClientHellos hellos = look(Behaviour.healthy().negotiating(Fault.close())).fact(ClientHellos.TYPE);
        assertEquals(new ConnectSeries(0, 2, 2), hellos.served());
        assertEquals(Optional.empty(), hellos.to(Shape.WHOLE));
    }

    @Test
    void refusalsThatBeginLaterAreData() {
        Behaviour throttled = Behaviour.healthy().refusingAfter(2, Behaviour.FOR_GOOD);
        assertEquals(new ConnectSeries(2, 2, 2), look(throttled).fact(ClientHellos.TYPE).served());
    }

    @Test
    void refusalsInBetweenDoNotEndIt() throws ProbeException, InterruptedException {
        ClientHellos hellos = scripted().failing(ConnectOutcome.TIMED_OUT).connecting(host().closes())
                .failing(ConnectOutcome.REFUSED).connecting(host().closes()).connecting(host().closes())
                .connecting(host().closes()).run(new HellosProbe()).seen(ClientHellos.TYPE).orElseThrow();
        assertEquals(6, hellos.hellos().size());
        assertFalse(hellos.served().stopped());
    }

    @Test
    void whatThisMachineCannotDoSaysNothingAboutTheHost() throws ProbeException, InterruptedException {
        assertEquals(Optional.of(Reason.NO_ACCESS), scripted().failing(ConnectOutcome.FAILED).run(new HellosProbe())
                .reason(ClientHellos.TYPE));
        ClientHellos begun = scripted().connecting(host().closes()).failing(ConnectOutcome.FORBIDDEN)
                .run(new HellosProbe()).seen(ClientHellos.TYPE).orElseThrow();
        assertEquals(1, begun.hellos().size());
    }

    @Test
    void aWayThatIsLostIsNoRefusal() throws ProbeException, InterruptedException {
        assertEquals(Optional.of(Reason.NO_ACCESS), scripted().failing(ConnectOutcome.UNREACHABLE)
                .run(new HellosProbe()).reason(ClientHellos.TYPE));
    }

    @Test
    void whatCameUntilTheTimeWasOverStays() {
        Fault slow = Fault.drip(record(SERVER_HELLO), Duration.ofSeconds(4), Fault.End.SILENCE);
        Behaviour first = Behaviour.healthy().then(1, Behaviour.healthy().tls(slow));
        try (LabHost host = LabHost.start(first)) {
            Quick quick = Alone.look(new HellosProbe(), host.address(), Duration.ofSeconds(2));
            assertEquals(1, quick.fact(ClientHellos.TYPE).hellos().size());
        }
    }
}
