// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.privatekey.tests;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.rdpworkbench.core.spi.Fact;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.facts.ClientHellos.Hello;
import org.rdpworkbench.facts.ClientHellos.Shape;
import org.rdpworkbench.facts.ClientHellos;
import org.rdpworkbench.facts.CookieAnswers;
import org.rdpworkbench.facts.HelloAnswer;
import org.rdpworkbench.facts.KeyAccess;
import org.rdpworkbench.facts.KeyFolder;
import org.rdpworkbench.facts.ListenerEvents;
import org.rdpworkbench.facts.Negotiation.Answer;
import org.rdpworkbench.facts.Negotiation.Exchange;
import org.rdpworkbench.facts.Negotiation;
import org.rdpworkbench.facts.Onset;
import org.rdpworkbench.facts.SchannelEvents;
import org.rdpworkbench.facts.TlsHandshake.Outcome;
import org.rdpworkbench.facts.TlsHandshake;
import org.rdpworkbench.facts.TlsSupport;
import org.rdpworkbench.testkit.Cases;

/** Cases as the quick look brings them home. */
final class Seen {

    private static final long EVERYTHING = 11;

    private Seen() {}

    static Cases selected(long protocol) {
        return Cases.of(negotiated(protocol));
    }

    static Cases failed(long code) {
        return asked(exchange(EVERYTHING, Answer.FAILED, Optional.empty(), Optional.of(code)));
    }

    static Cases ended(Answer answer) {
        return asked(exchange(EVERYTHING, answer, Optional.empty(), Optional.empty()));
    }

    private static Cases asked(Exchange exchange) {
        return Cases.of(new Negotiation(List.of(exchange)));
    }

    /** The host chose a protocol, and refused a request for TLS alone with those codes. */
    static Negotiation negotiated(long protocol, long... refusedAlone) {
        return new Negotiation(Stream.concat(
                Stream.of(exchange(EVERYTHING, Answer.SELECTED, Optional.of(protocol), Optional.empty())),
                LongStream.of(refusedAlone).mapToObj(code ->
                        exchange(1, Answer.FAILED, Optional.empty(), Optional.of(code)))).toList());
    }

    private static Exchange exchange(long requested, Answer answer, Optional<Long> selected, Optional<Long> failure) {
        return new Exchange(requested, answer, selected, Optional.empty(), failure,
                failure.map(code -> "FAILURE_" + code), "", 20, "");
    }

    static Cases tls(Outcome outcome, double millis, long received) {
        return tls(negotiated(1), outcome, millis, received);
    }

    static Cases alert(int alert) {
        return tls(negotiated(1), Outcome.HOST_ALERT, 5, 7, alert);
    }

    static Cases tls(Negotiation negotiation, Outcome outcome, double millis, long received, Integer... alert) {
        Optional<Integer> first = Stream.of(alert).findFirst();
        return Cases.of(negotiation).from(Vantage.HERE, new TlsHandshake(outcome,
                Optional.empty(), Optional.empty(), millis, received, first, first.map(a -> "alert_" + a), "", ""));
    }

    static Cases closedAndLogged(int event, long laterMillis) {
        return logged(tls(Outcome.HOST_CLOSED, 4, 0), event, laterMillis);
    }

    /** The host's log has one event, so much later than our ClientHello. */
    static Cases logged(Cases evidence, int event, long laterMillis) {
        return evidence.from(Vantage.INSIDE, new SchannelEvents(Cases.BEGAN, List.of(
                new SchannelEvents.Event(event, Cases.BEGAN.plusMillis(laterMillis), Optional.of(0x8009030DL)))));
    }

    /** An answer to a ClientHello over a way whose round trip takes 20 ms. */
    static HelloAnswer answer(Outcome outcome, double millis) {
        boolean completed = outcome == Outcome.COMPLETED;
        return new HelloAnswer(Optional.of(outcome), completed ? Optional.of("TLSv1.2") : Optional.empty(),
                Optional.empty(), Optional.empty(), Optional.empty(), completed ? 900 : 0, true, 20, millis);
    }

    /** The handshake was closed at once; these answers came to the hellos, in the order of their shapes. */
    static Cases closedThen(HelloAnswer... answers) {
        return tls(Outcome.HOST_CLOSED, 4, 0).from(Vantage.HERE, new ClientHellos(IntStream.range(0, answers.length)
                .mapToObj(i -> new Hello(Shape.values()[i], 300, answers[i])).toList()));
    }

    /** TLS 1.2 alone is accepted. */
    static TlsSupport only12() {
        return new TlsSupport(List.of(new TlsSupport.Version("TLSv1.2", answer(Outcome.COMPLETED, 25))), List.of(),
                Optional.of("TLSv1.2"), false);
    }

    /** The handshake was closed at once, and this was seen beside it. */
    static Cases closedAnd(Vantage vantage, Fact fact) {
        return tls(Outcome.HOST_CLOSED, 4, 0).from(vantage, fact);
    }

    static TlsHandshake handshake(Outcome outcome, long received) {
        return new TlsHandshake(outcome, Optional.empty(), Optional.empty(), 4, received, Optional.empty(),
                Optional.empty(), "", "");
    }

    static KeyAccess goneKey() {
        return KeyAccess.gone("C:\\ProgramData\\Microsoft\\Crypto\\RSA\\MachineKeys\\f686");
    }

    static KeyAccess access(boolean serviceReads, boolean systemControls) {
        return new KeyAccess("C:\\ProgramData\\Microsoft\\Crypto\\RSA\\MachineKeys\\f686", serviceReads,
                systemControls);
    }

    /** The folder of machine keys, made when the look began, and those of that age in days beside it. */
    static KeyFolder folder(int... daysOlder) {
        return new KeyFolder(Optional.of(Cases.BEGAN), IntStream.of(daysOlder).mapToObj(days ->
                new KeyFolder.Beside("MachineKeys_" + days, Cases.BEGAN.minus(Duration.ofDays(days)))).toList(),
                Optional.of(0));
    }

    static ListenerEvents listener(ListenerEvents.Event... events) {
        return new ListenerEvents(Cases.BEGAN, "192.0.2.9", List.of(events));
    }

    static ListenerEvents.Event taken(String client, long laterMillis) {
        return new ListenerEvents.Event("RdpCoreTS", 131, Cases.BEGAN.plusMillis(laterMillis), Optional.of(client));
    }

    static Onset began(Onset.Event... happened) {
        return new Onset(Cases.BEGAN, Set.of(happened));
    }

    static Cases cookieSwallowed() {
        Exchange silent = exchange(EVERYTHING, Answer.SILENT, Optional.empty(), Optional.empty());
        Exchange selected = exchange(EVERYTHING, Answer.SELECTED, Optional.of(1L), Optional.empty());
        return ended(Answer.SILENT).from(Vantage.HERE, new CookieAnswers(silent, selected));
    }
}
