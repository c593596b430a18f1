// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.nla.tests;

import java.util.List;
import java.util.Optional;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.facts.CredSsp;
import org.rdpworkbench.facts.Negotiation;
import org.rdpworkbench.facts.Negotiation.Answer;
import org.rdpworkbench.facts.Negotiation.Exchange;
import org.rdpworkbench.facts.NlaClient;
import org.rdpworkbench.facts.NlaClient.Use;
import org.rdpworkbench.facts.ProtocolAnswers;
import org.rdpworkbench.facts.RemoteDesktopSettings;
import org.rdpworkbench.testkit.Cases;

/** Cases as the looks bring them home. */
final class Seen {

    static final long TLS = Negotiation.PROTOCOL_SSL;
    static final long NLA = Negotiation.PROTOCOL_HYBRID;
    static final long EVERYTHING = TLS | NLA | Negotiation.PROTOCOL_HYBRID_EX;

    private Seen() {}

    static Exchange chosen(long requested, long selected) {
        return exchange(requested, Answer.SELECTED, Optional.of(selected), Optional.empty());
    }

    static Exchange refused(long requested, long code) {
        return exchange(requested, Answer.FAILED, Optional.empty(), Optional.of(code));
    }

    static Exchange ended(long requested, Answer answer) {
        return exchange(requested, answer, Optional.empty(), Optional.empty());
    }

    private static Exchange exchange(long requested, Answer answer, Optional<Long> selected, Optional<Long> code) {
        return new Exchange(requested, answer, selected, Optional.empty(), code, code.map(c -> "FAILURE_" + c), "", 2,
                "");
    }

    static Cases quick(Exchange... exchanges) {
        return Cases.of(new Negotiation(List.of(exchanges)));
    }

    static Cases thorough(Cases evidence, Exchange... exchanges) {
        return evidence.from(Vantage.HERE, new ProtocolAnswers(Optional.empty(), List.of(exchanges)));
    }

    static Cases withoutRequest(Cases evidence, Answer answer) {
        return evidence.from(Vantage.HERE, new ProtocolAnswers(Optional.of(ended(0, answer)), List.of()));
    }

    /** The quick look at a host that requires NLA. */
    static Cases requiring() {
        return quick(chosen(EVERYTHING, NLA), refused(TLS, Negotiation.HYBRID_REQUIRED));
    }

    /** The quick look at a host that can do NLA and does not require it. */
    static Cases offering() {
        return quick(chosen(EVERYTHING, NLA), chosen(TLS, TLS));
    }

    /** The quick look at a host without NLA. */
    static Cases tlsOnly() {
        return quick(chosen(EVERYTHING, TLS));
    }

    /** NLA chosen, and nothing asked beside it. */
    static Cases chosen() {
        return quick(chosen(EVERYTHING, NLA));
    }

    /** Inside, that setting of the host is of its own making. */
    static Cases set(Cases evidence, String name, long value) {
        Optional<Long> number = Optional.of(value);
        return evidence.from(Vantage.INSIDE, new RemoteDesktopSettings(List.of(new RemoteDesktopSettings.Setting(name,
                number, RemoteDesktopSettings.Owner.LOCAL, Optional.empty(), number))));
    }

    static Cases client(Cases evidence, Use use) {
        return evidence.from(Vantage.CLIENT, new NlaClient(use, true));
    }

    static Cases credSsp(long version) {
        return Cases.of(new CredSsp(CredSsp.Outcome.CHALLENGED, Optional.of(version), Optional.empty(), 3, ""));
    }

    static Cases client(Cases evidence, boolean refusesUnpatched) {
        return evidence.from(Vantage.CLIENT, new NlaClient(Use.OFFERED, refusesUnpatched));
    }
}
