// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.path;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.rdpworkbench.core.spi.CaseFile;
import org.rdpworkbench.core.spi.Evidence;
import org.rdpworkbench.core.spi.Fact;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.core.spi.Reason;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.facts.AddressIdentities;
import org.rdpworkbench.facts.ClientHellos;
import org.rdpworkbench.facts.ConnectSeries;
import org.rdpworkbench.facts.CookieAnswers;
import org.rdpworkbench.facts.Negotiation;
import org.rdpworkbench.facts.Negotiation.Answer;
import org.rdpworkbench.facts.Negotiation.Exchange;
import org.rdpworkbench.facts.ProtocolAnswers;
import org.rdpworkbench.facts.StandardSecurity;
import org.rdpworkbench.facts.TcpConnect;
import org.rdpworkbench.facts.TlsSupport;

/**
 * The connections of one look, one after another.
 *
 * @param look what they were for, in a few words
 * @param at when it began
 * @param served for each, in the order tried, whether it came about and was served; see {@link ConnectSeries}
 */
record Connections(String look, Instant at, List<Boolean> served) {

    /** Those of every look, in the order in which the looks were taken. */
    static List<Connections> in(CaseFile evidence) {
        List<Connections> all = new ArrayList<>();
        add(all, evidence, Negotiation.TYPE, "First look", n -> served(n.exchanges().stream()));
        add(all, evidence, AddressIdentities.TYPE, "Each address", each -> addresses(evidence, each));
        if (wasRefused(evidence.evidence(StandardSecurity.TYPE, Vantage.HERE))) {
            all.add(new Connections("Standard security", at(evidence, StandardSecurity.TYPE), List.of(false)));
        }
        add(all, evidence, StandardSecurity.TYPE, "Standard security", s -> List.of(true));
        add(all, evidence, CookieAnswers.TYPE, "Cookie", c -> served(Stream.of(c.with(), c.without())));
        add(all, evidence, ClientHellos.TYPE, "ClientHellos",
                h -> h.hellos().stream().map(hello -> hello.answer().asked()).toList());
        add(all, evidence, ProtocolAnswers.TYPE, "Protocols",
                p -> served(Stream.concat(p.exchanges().stream(), p.withoutRequest().stream())));
        add(all, evidence, TlsSupport.TYPE, "TLS versions",
                t -> t.versions().stream().map(version -> version.answer().asked()).toList());
        all.sort(Comparator.comparing(Connections::at));
        return all;
    }

    private static <F extends Record & Fact> void add(List<Connections> all, CaseFile evidence, FactType<F> type,
            String look, Function<F, List<Boolean>> served) {
        evidence.find(type).map(fact -> new Connections(look, at(evidence, type), served.apply(fact)))
                .filter(connections -> !connections.served.isEmpty()).ifPresent(all::add);
    }

    private static Instant at(CaseFile evidence, FactType<?> type) {
        return evidence.evidence(type, Vantage.HERE).source().at();
    }

    /** There was no connection to ask over. One that was hung up on tells nothing: few hosts like that request. */
    private static boolean wasRefused(Evidence standardSecurity) {
        return standardSecurity instanceof Evidence.Missing missing && missing.reason() == Reason.NO_ACCESS;
    }

    /** Only where the first look went on is it known that there had been an answer; a lost way is no refusal. */
    private static List<Boolean> addresses(CaseFile evidence, AddressIdentities each) {
        Optional<String> first = evidence.find(TcpConnect.TYPE).flatMap(TcpConnect::connected)
                .map(TcpConnect.ToAddress::address);
        return each.identities().stream().filter(identity -> first.filter(identity.address()::equals).isPresent())
                .filter(identity -> switch (identity.outcome()) {
                    case CONNECTED, REFUSED, TIMED_OUT, RESET -> true;
                    default -> false;
                })
                .map(AddressIdentities.Identity::answered).toList();
    }

    /** A request for little may be left unanswered for what it asks, so then nobody can say whether it was served. */
    private static List<Boolean> served(Stream<Exchange> exchanges) {
        return exchanges.filter(e -> !unanswered(e) || asksForNla(e)).map(e ->
                e.answer() != Answer.NOT_CONNECTED && !unanswered(e)).toList();
    }

    private static boolean unanswered(Exchange exchange) {
        return exchange.answer() == Answer.CLOSED || exchange.answer() == Answer.RESET
                || exchange.answer() == Answer.SILENT;
    }

    /** As the first look did. */
    private static boolean asksForNla(Exchange exchange) {
        return (exchange.requested() & Negotiation.PROTOCOL_HYBRID) != 0;
    }

    ConnectSeries series() {
        return ConnectSeries.of(served);
    }

    int had() {
        return served.size() - lost();
    }

    int lost() {
        return series().lost();
    }
}
