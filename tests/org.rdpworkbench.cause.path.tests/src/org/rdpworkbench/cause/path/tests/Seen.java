// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.path.tests;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.rdpworkbench.core.spi.ConnectOutcome;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.facts.ClientAttempt;
import org.rdpworkbench.facts.ClientHellos;
import org.rdpworkbench.facts.ClientHellos.Hello;
import org.rdpworkbench.facts.ClientHellos.Shape;
import org.rdpworkbench.facts.ClientSettings;
import org.rdpworkbench.facts.CookieAnswers;
import org.rdpworkbench.facts.HelloAnswer;
import org.rdpworkbench.facts.ListenerEvents;
import org.rdpworkbench.facts.Negotiation;
import org.rdpworkbench.facts.Negotiation.Answer;
import org.rdpworkbench.facts.Negotiation.Exchange;
import org.rdpworkbench.facts.Neighbours;
import org.rdpworkbench.facts.Onset;
import org.rdpworkbench.facts.OtherTlsService;
import org.rdpworkbench.facts.SchannelEvents;
import org.rdpworkbench.facts.TcpConnect;
import org.rdpworkbench.facts.TcpConnect.ToAddress;
import org.rdpworkbench.facts.TlsHandshake;
import org.rdpworkbench.facts.TlsHandshake.Outcome;
import org.rdpworkbench.facts.TlsSupport;
import org.rdpworkbench.testkit.Cases;

/** Cases and answers as the looks bring them home. A round trip takes 20 ms unless something else is said. */
final class Seen {

    static final HelloAnswer ACCEPTED = answer(Outcome.COMPLETED, Optional.of("TLSv1.2"), 900, 25);
    static final HelloAnswer CLOSED = answer(Outcome.HOST_CLOSED, Optional.empty(), 0, 24);
    static final HelloAnswer RESET_SOONER = answer(Outcome.HOST_RESET, Optional.empty(), 0, 3);
    static final HelloAnswer CLOSED_SOONER = answer(Outcome.HOST_CLOSED, Optional.empty(), 0, 1);
    static final HelloAnswer ALERT = answer(Outcome.HOST_ALERT, Optional.empty(), 7, 24);
    static final HelloAnswer STALLED = answer(Outcome.STALLED, Optional.empty(), 0, 5_000);
    static final HelloAnswer LOST = HelloAnswer.notAsked(false, 1);

    private Seen() {}

    /** The same after a connect that took so long. */
    static HelloAnswer connectedAfter(double millis, HelloAnswer answer) {
        return new HelloAnswer(answer.outcome(), answer.version(), answer.suite(), answer.alert(), answer.alertName(),
                answer.received(), answer.connected(), millis, answer.millis());
    }

    private static HelloAnswer answer(Outcome outcome, Optional<String> version, long received, double millis) {
        return new HelloAnswer(Optional.of(outcome), version, Optional.empty(), Optional.empty(), Optional.empty(),
                received, true, 20, millis);
    }

    /** With what of other makers is bound to the network cards of a client. */
    static Cases filters(Cases evidence, String... names) {
        return evidence.from(Vantage.CLIENT, new ClientSettings(Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(List.of(names))));
    }

    /** With what a client wrote down that failed in this state of that machine, so long before the look. */
    static Cases client(Cases evidence, String machine, String state, Duration before) {
        Instant at = Cases.BEGAN.minus(before);
        return evidence.from(Vantage.CLIENT, new ClientAttempt("srv1", Optional.empty(), at, Optional.of(at),
                Optional.of(0x904L), List.of(new ClientAttempt.Failure(machine, state, "", "", Optional.empty(), at)),
                List.of(new ClientAttempt.Step(1024, at)), 1, at));
    }

    static Cases client(Cases evidence, String machine, String state) {
        return client(evidence, machine, state, Duration.ofHours(1));
    }

    /** One connect to 192.0.2.1, one to 192.0.2.2, and so on. */
    static Cases connects(ConnectOutcome... outcomes) {
        return Cases.of(new TcpConnect(IntStream.range(0, outcomes.length)
                .mapToObj(i -> attempt(i + 1, outcomes[i], 20, "")).toList()));
    }

    static Cases unreachable(double millis, String words) {
        return Cases.of(new TcpConnect(List.of(attempt(1, ConnectOutcome.UNREACHABLE, millis, words))));
    }

    private static ToAddress attempt(int number, ConnectOutcome outcome, double millis, String words) {
        return new ToAddress("192.0.2." + number, 3389, outcome, millis, words);
    }

    static Exchange exchange(Answer answer) {
        boolean selected = answer == Answer.SELECTED;
        return new Exchange(11, answer, selected ? Optional.of(1L) : Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty(), "", selected ? 20 : 5_000, "");
    }

    /** A request for these protocols at which the host hung up. */
    static Exchange hungUpOn(long protocols) {
        return new Exchange(protocols, Answer.CLOSED, Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), "", 1, "");
    }

    static Cases negotiated(Exchange... exchanges) {
        return connects(ConnectOutcome.CONNECTED).from(Vantage.HERE, new Negotiation(List.of(exchanges)));
    }

    static Cases failure3() {
        return negotiated(new Exchange(11, Answer.FAILED, Optional.empty(), Optional.empty(), Optional.of(3L),
                Optional.of("SSL_CERT_NOT_ON_SERVER"), "", 20, ""));
    }

    static Cases tls(Outcome outcome, double millis, long received) {
        return negotiated(exchange(Answer.SELECTED)).from(Vantage.HERE, new TlsHandshake(outcome, Optional.empty(),
                Optional.empty(), millis, received, Optional.empty(), Optional.empty(), "", ""));
    }

    static Cases closed() {
        return tls(Outcome.HOST_CLOSED, 24, 0);
    }

    static Cases stalled() {
        return tls(Outcome.STALLED, 5_000, 0);
    }

    static Cases completed() {
        return tls(Outcome.COMPLETED, 60, 2_000);
    }

    /** The answers to the hellos in the order of their shapes. */
    static ClientHellos hellos(HelloAnswer... answers) {
        List<Hello> hellos = new ArrayList<>();
        for (int i = 0; i < answers.length; i++) {
            hellos.add(new Hello(Shape.values()[i], 300, answers[i]));
        }
        return new ClientHellos(hellos);
    }

    /** The answers for TLS 1.3, 1.2, 1.1 and 1.0. */
    static TlsSupport support(HelloAnswer... answers) {
        List<String> names = List.of("TLSv1.3", "TLSv1.2", "TLSv1.1", "TLSv1.0");
        return new TlsSupport(IntStream.range(0, answers.length)
                .mapToObj(i -> new TlsSupport.Version(names.get(i), choosing(names.get(i), answers[i]))).toList(),
                List.of(), Optional.empty(), false);
    }

    static CookieAnswers cookie(Answer with, Answer without) {
        return new CookieAnswers(exchange(with), exchange(without));
    }

    /** The host's log has these events of the moment of our own connection. */
    static SchannelEvents events(Integer... ids) {
        return new SchannelEvents(Cases.BEGAN, Stream.of(ids)
                .map(id -> new SchannelEvents.Event(id, Cases.BEGAN, Optional.empty())).toList());
    }

    /** That, seen from the host itself. */
    static TlsHandshake handshake(Outcome outcome, double millis, long received) {
        return new TlsHandshake(outcome, Optional.empty(), Optional.empty(), millis, received, Optional.empty(),
                Optional.empty(), "", "");
    }

    static Neighbours neighbours(int completed, int alike, int otherwise) {
        return new Neighbours("192.0.2.0/24", completed, alike, otherwise);
    }

    /** Another service that answered a ClientHello like that. */
    static OtherTlsService other(HelloAnswer answer) {
        return new OtherTlsService(443, ConnectOutcome.CONNECTED, Optional.of(answer));
    }

    static OtherTlsService noOther() {
        return new OtherTlsService(443, ConnectOutcome.REFUSED, Optional.empty());
    }

    /** The listener's events of the moment of our own connection, which came from 192.0.2.9. */
    static ListenerEvents listener(String... clients) {
        return new ListenerEvents(Cases.BEGAN, "192.0.2.9", Stream.of(clients).map(client ->
                new ListenerEvents.Event("RdpCoreTS", 131, Cases.BEGAN, Optional.of(client))).toList());
    }

    static Onset began(Onset.Event... happened) {
        return new Onset(Cases.BEGAN, Set.of(happened));
    }

    /** The same answer, naming the version if it accepts one. */
    private static HelloAnswer choosing(String version, HelloAnswer answer) {
        return new HelloAnswer(answer.outcome(), answer.version().map(any -> version), answer.suite(), answer.alert(),
                answer.alertName(), answer.received(), answer.connected(), answer.connectMillis(), answer.millis());
    }
}
