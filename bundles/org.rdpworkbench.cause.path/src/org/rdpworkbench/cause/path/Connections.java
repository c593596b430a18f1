// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.path;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.rdpworkbench.core.spi.CaseFile;
import org.rdpworkbench.facts.ClientHellos;
import org.rdpworkbench.facts.ConnectSeries;
import org.rdpworkbench.facts.CookieAnswers;
import org.rdpworkbench.facts.Negotiation;
import org.rdpworkbench.facts.Negotiation.Answer;
import org.rdpworkbench.facts.Negotiation.Exchange;
import org.rdpworkbench.facts.ProtocolAnswers;
import org.rdpworkbench.facts.TlsSupport;

/**
 * The connections of one look, one after another.
 *
 * @param look what they were for, in a few words
 * @param served for each, in the order tried, whether it came about and was served; see {@link ConnectSeries}
 */
record Connections(String look, List<Boolean> served) {

    /** Those of every look, the quick one first. */
    static List<Connections> in(CaseFile evidence) {
        List<Connections> all = new ArrayList<>();
        evidence.find(Negotiation.TYPE).ifPresent(n -> all.add(of("First look", n.exchanges().stream())));
        evidence.find(ProtocolAnswers.TYPE).ifPresent(p -> all.add(of("Protocols",
                Stream.concat(p.exchanges().stream(), p.withoutRequest().stream()))));
        evidence.find(CookieAnswers.TYPE).ifPresent(c -> all.add(of("Cookie", Stream.of(c.with(), c.without()))));
        evidence.find(ClientHellos.TYPE).ifPresent(h -> all.add(new Connections("ClientHellos",
                h.hellos().stream().map(hello -> hello.answer().asked()).toList())));
        evidence.find(TlsSupport.TYPE).ifPresent(t -> all.add(new Connections("TLS versions",
                t.versions().stream().map(version -> version.answer().asked()).toList())));
        return all;
    }

    /** A request for little may be hung up on for what it asks, so then nobody can say whether it was served. */
    private static Connections of(String look, Stream<Exchange> exchanges) {
        return new Connections(look, exchanges.filter(e -> !hungUp(e) || asksForNla(e)).map(e ->
                e.answer() != Answer.NOT_CONNECTED && !hungUp(e)).toList());
    }

    private static boolean hungUp(Exchange exchange) {
        return exchange.answer() == Answer.CLOSED || exchange.answer() == Answer.RESET;
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
