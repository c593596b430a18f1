// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.integration;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.rdpworkbench.core.spi.ConnectOutcome;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.facts.ClientHellos;
import org.rdpworkbench.facts.CookieAnswers;
import org.rdpworkbench.facts.HelloAnswer;
import org.rdpworkbench.facts.Negotiation;
import org.rdpworkbench.facts.Negotiation.Answer;
import org.rdpworkbench.facts.Negotiation.Exchange;
import org.rdpworkbench.facts.ProtocolAnswers;
import org.rdpworkbench.facts.ServerCertificate;
import org.rdpworkbench.facts.TcpConnect;
import org.rdpworkbench.facts.TlsHandshake;
import org.rdpworkbench.facts.TlsHandshake.Outcome;
import org.rdpworkbench.facts.TlsSupport;
import org.rdpworkbench.testkit.Cases;

/** Facts made by hand, as the probes bring them home over a way whose round trip takes 20 ms. */
final class Wire {

    private static final double ROUND_TRIP = 20;
    private static final String VERSION = "TLSv1.2";
    private static final String SUITE = "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384";

    private Wire() {}

    static Cases connect(ConnectOutcome outcome) {
        return Cases.of(new TcpConnect(List.of(
                new TcpConnect.ToAddress("192.0.2.1", 3389, outcome, ROUND_TRIP, ""))));
    }

    static Cases negotiated(Exchange... exchanges) {
        return connect(ConnectOutcome.CONNECTED).from(Vantage.HERE, new Negotiation(List.of(exchanges)));
    }

    static Exchange selected(long requested, long protocol) {
        return new Exchange(requested, Answer.SELECTED, Optional.of(protocol), Optional.empty(), Optional.empty(),
                Optional.empty(), "", ROUND_TRIP, "");
    }

    private static Exchange ended(Answer answer) {
        return answer == Answer.SELECTED ? selected(11, 1) : new Exchange(11, answer, Optional.empty(),
                Optional.empty(), Optional.empty(), Optional.empty(), "", 5_000, "");
    }

    static Cases silent() {
        return negotiated(ended(Answer.SILENT));
    }

    static Cases tls(Outcome outcome, double millis, long received) {
        return tls(outcome, millis, received, Optional.empty());
    }

    static Cases alert(int number) {
        return tls(Outcome.HOST_ALERT, 23, 7, Optional.of(number));
    }

    static Cases healthy() {
        return tls(Outcome.COMPLETED, 60, 2_000);
    }

    private static Cases tls(Outcome outcome, double millis, long received, Optional<Integer> alert) {
        boolean completed = outcome == Outcome.COMPLETED;
        return negotiated(selected(11, 1)).from(Vantage.HERE, new TlsHandshake(outcome,
                completed ? Optional.of(VERSION) : Optional.empty(), completed ? Optional.of(SUITE) : Optional.empty(),
                millis, received, alert, alert.map(number -> "alert_" + number), "", ""));
    }

    static HelloAnswer answer(Outcome outcome, long received, double millis) {
        boolean completed = outcome == Outcome.COMPLETED;
        return new HelloAnswer(Optional.of(outcome), completed ? Optional.of(VERSION) : Optional.empty(),
                completed ? Optional.of(SUITE) : Optional.empty(), Optional.empty(), Optional.empty(), received, true,
                ROUND_TRIP, millis);
    }

    static HelloAnswer alerted(int number) {
        HelloAnswer answer = answer(Outcome.HOST_ALERT, 7, 23);
        return new HelloAnswer(answer.outcome(), answer.version(), answer.suite(), Optional.of(number),
                answer.alertName(), answer.received(), answer.connected(), ROUND_TRIP, answer.millis());
    }

    /** The same answer after a connect whose first packet was lost. */
    static HelloAnswer connectedTwice(HelloAnswer answer) {
        return new HelloAnswer(answer.outcome(), answer.version(), answer.suite(), answer.alert(), answer.alertName(),
                answer.received(), answer.connected(), 1_000 + ROUND_TRIP, answer.millis());
    }

    /** The answers to the hellos in the order of their shapes. */
    static ClientHellos hellos(HelloAnswer... answers) {
        return new ClientHellos(IntStream.range(0, answers.length).mapToObj(i -> new ClientHellos.Hello(
                ClientHellos.Shape.values()[i], 300, answers[i])).toList());
    }

    /** The answers for TLS 1.3, 1.2, 1.1 and 1.0. */
    static TlsSupport support(HelloAnswer... answers) {
        List<String> names = List.of("TLSv1.3", "TLSv1.2", "TLSv1.1", "TLSv1.0");
        return new TlsSupport(IntStream.range(0, answers.length).mapToObj(i -> new TlsSupport.Version(names.get(i),
                choosing(names.get(i), answers[i]))).toList(), List.of(), Optional.empty(), false);
    }

    /** The same where the suite that the host accepts is none that the first look offers. */
    static TlsSupport lacking(HelloAnswer... answers) {
        TlsSupport support = support(answers);
        return new TlsSupport(support.versions(), List.of(SUITE),
                support.newestAccepted().map(TlsSupport.Version::version), true, Optional.of(List.of(SUITE)));
    }

    private static HelloAnswer choosing(String version, HelloAnswer answer) {
        return new HelloAnswer(answer.outcome(), answer.version().map(any -> version), answer.suite(), answer.alert(),
                answer.alertName(), answer.received(), answer.connected(), answer.connectMillis(), answer.millis());
    }

    /** One that is weak by its RSA key or its signature. */
    static ServerCertificate certificate(int bits, String signature) {
        return new ServerCertificate(List.of(new ServerCertificate.Certificate("CN=host", "CN=host", "1",
                Cases.BEGAN.minusSeconds(86_400), Cases.BEGAN.plusSeconds(86_400), "RSA", bits, signature, List.of(),
                List.of(), "", "")), true, ServerCertificate.NameMatch.NOT_COMPARABLE);
    }

    static CookieAnswers cookie(Answer with, Answer without) {
        return new CookieAnswers(ended(with), ended(without));
    }

    /** Every request is answered with standard security, as by xrdp without a key and by xrdp set to that. */
    static ProtocolAnswers downgrading() {
        return new ProtocolAnswers(Optional.empty(), Stream.of(0L, 1L, 2L, 3L, 8L, 11L)
                .map(requested -> selected(requested, 0)).toList());
    }
}
