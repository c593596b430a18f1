// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.path;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.rdpworkbench.core.spi.CaseFile;
import org.rdpworkbench.facts.ClientHellos;
import org.rdpworkbench.facts.ConnectSeries;
import org.rdpworkbench.facts.CookieAnswers;
import org.rdpworkbench.facts.Negotiation.Answer;
import org.rdpworkbench.facts.Negotiation.Exchange;
import org.rdpworkbench.facts.Negotiation;
import org.rdpworkbench.facts.ProtocolAnswers;
import org.rdpworkbench.facts.TlsSupport;

/**
 * The connections of one look, one after another.
 *
 * @param look what they were for, in a few words
 * @param came for each, in the order tried, whether it came about
 */
record Connections(String look, List<Boolean> came) {

    /** Those of every look, the quick one first. */
    static List<Connections> in(CaseFile evidence) {
        List<Connections> all = new ArrayList<>();
        evidence.find(Negotiation.TYPE).ifPresent(n -> all.add(of("First look", n.exchanges().stream())));
        evidence.find(ProtocolAnswers.TYPE).ifPresent(p -> all.add(of("Protocols",
                Stream.concat(p.exchanges().stream(), p.withoutRequest().stream()))));
        evidence.find(CookieAnswers.TYPE).ifPresent(c -> all.add(of("Cookie", Stream.of(c.with(), c.without()))));
        evidence.find(ClientHellos.TYPE).ifPresent(h -> all.add(new Connections("ClientHellos",
                h.hellos().stream().map(hello -> hello.answer().connected()).toList())));
        evidence.find(TlsSupport.TYPE).ifPresent(t -> all.add(new Connections("TLS versions",
                t.versions().stream().map(version -> version.answer().connected()).toList())));
        return all;
    }

    private static Connections of(String look, Stream<Exchange> exchanges) {
        return new Connections(look, exchanges.map(e -> e.answer() != Answer.NOT_CONNECTED).toList());
    }

    ConnectSeries series() {
        return ConnectSeries.of(came);
    }

    int had() {
        return came.size() - lost();
    }

    int lost() {
        return series().lost();
    }
}
