// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.tls.tests;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.facts.ClientHellos.Hello;
import org.rdpworkbench.facts.ClientHellos.Shape;
import org.rdpworkbench.facts.ClientHellos;
import org.rdpworkbench.facts.CookieAnswers;
import org.rdpworkbench.facts.HelloAnswer;
import org.rdpworkbench.facts.Negotiation.Answer;
import org.rdpworkbench.facts.Negotiation.Exchange;
import org.rdpworkbench.facts.Negotiation;
import org.rdpworkbench.facts.SchannelEvents;
import org.rdpworkbench.facts.TlsHandshake.Outcome;
import org.rdpworkbench.facts.TlsHandshake;
import org.rdpworkbench.facts.TlsSupport;
import org.rdpworkbench.testkit.Cases;

/** Cases and answers as the looks bring them home. A round trip takes 20 ms. */
final class Looks {

    static final String MODERN = "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384";
    static final String OBSOLETE = "TLS_RSA_WITH_3DES_EDE_CBC_SHA";

    static final HelloAnswer OK = answer(Outcome.COMPLETED, Optional.of("TLSv1.2"), Optional.empty(), 900, 25);
    static final HelloAnswer CLOSED = answer(Outcome.HOST_CLOSED, Optional.empty(), Optional.empty(), 0, 24);
    static final HelloAnswer SOONER = answer(Outcome.HOST_RESET, Optional.empty(), Optional.empty(), 0, 3);
    static final HelloAnswer STALLED = answer(Outcome.STALLED, Optional.empty(), Optional.empty(), 0, 5_000);
    static final HelloAnswer LOST = HelloAnswer.notAsked(false, 1);

    private Looks() {}

    static HelloAnswer alert(int number) {
        return answer(Outcome.HOST_ALERT, Optional.empty(), Optional.of(number), 7, 24);
    }

    private static HelloAnswer answer(Outcome outcome, Optional<String> version, Optional<Integer> alert,
            long received, double millis) {
        return new HelloAnswer(Optional.of(outcome), version, Optional.empty(), alert, Optional.empty(), received,
                true, 20, millis);
    }

    static Exchange exchange(Answer answer, Optional<Long> failure) {
        boolean selected = answer == Answer.SELECTED;
        return new Exchange(11, answer, selected ? Optional.of(1L) : Optional.empty(), Optional.empty(), failure,
                Optional.empty(), "", selected ? 20 : 5_000, "");
    }

    static Cases ended(Answer answer) {
        return Cases.of(new Negotiation(List.of(exchange(answer, Optional.empty()))));
    }

    static Cases failed(long code) {
        return Cases.of(new Negotiation(List.of(exchange(Answer.FAILED, Optional.of(code)))));
    }

    static Cases completed(String version, String suite) {
        return tls(Outcome.COMPLETED, Optional.of(version), Optional.of(suite), Optional.empty(), 60, 2_000);
    }

    static Cases refused(int alert) {
        return tls(Outcome.HOST_ALERT, Optional.empty(), Optional.empty(), Optional.of(alert), 24, 7);
    }

    static Cases tls(Outcome outcome, double millis, long received) {
        return tls(outcome, Optional.empty(), Optional.empty(), Optional.empty(), millis, received);
    }

    private static Cases tls(Outcome outcome, Optional<String> version, Optional<String> suite,
            Optional<Integer> alert, double millis, long received) {
        return ended(Answer.SELECTED).from(Vantage.HERE, new TlsHandshake(outcome, version, suite, millis, received,
                alert, Optional.empty(), "", ""));
    }

    static Cases closed() {
        return tls(Outcome.HOST_CLOSED, 24, 0);
    }

    static TlsHandshake handshake(Outcome outcome, long received) {
        return new TlsHandshake(outcome, Optional.empty(), Optional.empty(), 24, received, Optional.empty(),
                Optional.empty(), "", "");
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
    static TlsSupport versions(HelloAnswer... answers) {
        return support(List.of(), answers);
    }

    static TlsSupport support(List<String> suites, HelloAnswer... answers) {
        List<String> names = List.of("TLSv1.3", "TLSv1.2", "TLSv1.1", "TLSv1.0");
        return new TlsSupport(IntStream.range(0, answers.length)
                .mapToObj(i -> new TlsSupport.Version(names.get(i), choosing(names.get(i), answers[i]))).toList(),
                suites, suites.isEmpty() ? Optional.empty() : Optional.of("TLSv1.2"), true);
    }

    /** As {@link #versions}, the accepted ones with that suite alone, which the first look did not offer. */
    static TlsSupport lacking(String suite, HelloAnswer... answers) {
        return compared(suite, List.of(suite), answers);
    }

    /** As {@link #versions}, the accepted ones with that suite alone, which the first look offered too. */
    static TlsSupport offered(String suite, HelloAnswer... answers) {
        return compared(suite, List.of(), answers);
    }

    private static TlsSupport compared(String suite, List<String> unoffered, HelloAnswer... answers) {
        TlsSupport support = versions(answers);
        return new TlsSupport(support.versions().stream().map(v -> v.accepted()
                ? new TlsSupport.Version(v.version(), with(v.answer(), v.version(), suite)) : v).toList(),
                List.of(suite), support.newestAccepted().map(TlsSupport.Version::version), true,
                Optional.of(unoffered));
    }

    /** A ServerHello of that version. */
    static HelloAnswer answeredWith(String version) {
        return with(OK, version, MODERN);
    }

    private static HelloAnswer with(HelloAnswer answer, String version, String suite) {
        return new HelloAnswer(answer.outcome(), Optional.of(version), Optional.of(suite), answer.alert(),
                answer.alertName(), answer.received(), answer.connected(), answer.connectMillis(), answer.millis());
    }

    static CookieAnswers cookieSwallowed() {
        return new CookieAnswers(exchange(Answer.SILENT, Optional.empty()),
                exchange(Answer.SELECTED, Optional.empty()));
    }

    /** The host's log has these events of the moment of our own connection. */
    static SchannelEvents events(Integer... ids) {
        return new SchannelEvents(Cases.BEGAN, Stream.of(ids)
                .map(id -> new SchannelEvents.Event(id, Cases.BEGAN, Optional.empty())).toList());
    }

    /** The same answer, naming the version if it accepts one. */
    private static HelloAnswer choosing(String version, HelloAnswer answer) {
        return new HelloAnswer(answer.outcome(), answer.version().map(any -> version), answer.suite(), answer.alert(),
                answer.alertName(), answer.received(), answer.connected(), answer.connectMillis(), answer.millis());
    }
}
