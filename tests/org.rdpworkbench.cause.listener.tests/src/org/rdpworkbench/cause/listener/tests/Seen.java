// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.listener.tests;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.rdpworkbench.core.spi.ConnectOutcome;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.facts.ClientHellos.Hello;
import org.rdpworkbench.facts.ClientHellos.Shape;
import org.rdpworkbench.facts.ClientHellos;
import org.rdpworkbench.facts.CookieAnswers;
import org.rdpworkbench.facts.HelloAnswer;
import org.rdpworkbench.facts.ListenerEvents;
import org.rdpworkbench.facts.Negotiation.Answer;
import org.rdpworkbench.facts.Negotiation.Exchange;
import org.rdpworkbench.facts.Negotiation;
import org.rdpworkbench.facts.Neighbours;
import org.rdpworkbench.facts.RemoteDesktopSettings.Owner;
import org.rdpworkbench.facts.RemoteDesktopSettings.Setting;
import org.rdpworkbench.facts.RemoteDesktopSettings;
import org.rdpworkbench.facts.SchannelEvents;
import org.rdpworkbench.facts.TcpConnect.ToAddress;
import org.rdpworkbench.facts.TcpConnect;
import org.rdpworkbench.facts.TlsHandshake.Outcome;
import org.rdpworkbench.facts.TlsHandshake;
import org.rdpworkbench.facts.TlsSupport;
import org.rdpworkbench.testkit.Cases;

/** Cases as the quick look brings them home. */
final class Seen {

    private Seen() {}

    /** One connect to 192.0.2.1, one to 192.0.2.2, and so on. */
    static Cases connects(ConnectOutcome... outcomes) {
        return Cases.of(new TcpConnect(IntStream.range(0, outcomes.length)
                .mapToObj(i -> new ToAddress("192.0.2." + (i + 1), 3389, outcomes[i], 1.25, "")).toList()));
    }

    static Cases answered(Answer answer) {
        return answered(answer, ConnectOutcome.CONNECTED);
    }

    static Cases answered(Answer answer, ConnectOutcome... outcomes) {
        return negotiated(connects(outcomes), answer, Optional.empty(), 5_000);
    }

    static Cases choseTls() {
        return chose(1);
    }

    static Cases chose(long protocol) {
        return negotiated(connects(ConnectOutcome.CONNECTED), Answer.SELECTED, Optional.of(protocol), 20);
    }

    private static Cases negotiated(Cases connected, Answer answer, Optional<Long> protocol,
            double millis) {
        return connected.from(Vantage.HERE, new Negotiation(List.of(new Exchange(11, answer, protocol,
                Optional.empty(), Optional.empty(), Optional.empty(), "", millis, ""))));
    }

    static Cases tls(Outcome outcome, double millis, long received) {
        return choseTls().from(Vantage.HERE, new TlsHandshake(outcome, Optional.empty(), Optional.empty(), millis,
                received, Optional.empty(), Optional.empty(), "", ""));
    }

    /** An answer to a ClientHello over a way whose round trip takes 20 ms. */
    static HelloAnswer answer(Outcome outcome, double millis, long received) {
        Optional<String> version = outcome == Outcome.COMPLETED ? Optional.of("TLSv1.2") : Optional.empty();
        return new HelloAnswer(Optional.of(outcome), version, Optional.empty(), Optional.empty(), Optional.empty(),
                received, true, 20, millis);
    }

    /** The answers to the hellos in the order of their shapes. */
    static ClientHellos hellos(HelloAnswer... answers) {
        return new ClientHellos(IntStream.range(0, answers.length)
                .mapToObj(i -> new Hello(Shape.values()[i], 300, answers[i])).toList());
    }

    /** The answers for TLS 1.3, 1.2, 1.1 and 1.0. */
    static TlsSupport support(HelloAnswer... answers) {
        List<String> names = List.of("TLSv1.3", "TLSv1.2", "TLSv1.1", "TLSv1.0");
        return new TlsSupport(IntStream.range(0, answers.length)
                .mapToObj(i -> new TlsSupport.Version(names.get(i), answers[i])).toList(), List.of(),
                Optional.empty(), false);
    }

    static CookieAnswers cookie(Answer with, Answer without) {
        return new CookieAnswers(exchange(with), exchange(without));
    }

    private static Exchange exchange(Answer answer) {
        return new Exchange(11, answer, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), "",
                5_000, "");
    }

    static TlsHandshake handshake(Outcome outcome, double millis, long received) {
        return new TlsHandshake(outcome, Optional.empty(), Optional.empty(), millis, received, Optional.empty(),
                Optional.empty(), "", "");
    }

    static Neighbours neighbours(int completed, int alike) {
        return new Neighbours("192.0.2.0/24", completed, alike, 0);
    }

    /** The listener's events of the moment of our own connection, which came from 192.0.2.9. */
    static ListenerEvents listener(String... clients) {
        return new ListenerEvents(Cases.BEGAN, "192.0.2.9", Stream.of(clients).map(client ->
                new ListenerEvents.Event("RdpCoreTS", 131, Cases.BEGAN, Optional.of(client))).toList());
    }

    /** The host's log has these events of the moment of our own connection. */
    static SchannelEvents events(Integer... ids) {
        return new SchannelEvents(Cases.BEGAN, Stream.of(ids)
                .map(id -> new SchannelEvents.Event(id, Cases.BEGAN, Optional.empty())).toList());
    }

    /** Settings inside the host: whether it denies connections, who said so, and whether the listener is on. */
    static RemoteDesktopSettings denying(long denied, Owner owner, long enabled) {
        return new RemoteDesktopSettings(List.of(
                new Setting(RemoteDesktopSettings.DENY_CONNECTIONS, Optional.of(denied), owner,
                        Optional.of(denied).filter(value -> owner == Owner.POLICY), Optional.of(denied)),
                new Setting(RemoteDesktopSettings.ENABLED, Optional.of(enabled), Owner.LOCAL, Optional.empty(),
                        Optional.of(enabled))));
    }

    /** The port of the listener, inside the host. */
    static RemoteDesktopSettings listening(long port) {
        return new RemoteDesktopSettings(List.of(new Setting(RemoteDesktopSettings.PORT, Optional.of(port),
                Owner.LOCAL, Optional.empty(), Optional.of(port))));
    }
}
