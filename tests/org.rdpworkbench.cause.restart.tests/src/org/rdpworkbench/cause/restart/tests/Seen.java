// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.restart.tests;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.rdpworkbench.core.spi.ConnectOutcome;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.facts.Negotiation;
import org.rdpworkbench.facts.Negotiation.Answer;
import org.rdpworkbench.facts.Negotiation.Exchange;
import org.rdpworkbench.facts.RestartSigns;
import org.rdpworkbench.facts.RestartSigns.Sign;
import org.rdpworkbench.facts.RestartSigns.Written;
import org.rdpworkbench.facts.TcpConnect;
import org.rdpworkbench.facts.TcpConnect.ToAddress;
import org.rdpworkbench.facts.TlsHandshake;
import org.rdpworkbench.testkit.Cases;

/** Cases as looks from outside and inside bring them home. */
final class Seen {

    static final Instant STARTED = Cases.BEGAN.minus(Duration.ofDays(3));

    private static final String TLS_12 =
            "HKLM\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\TLS 1.2\\Server";
    private static final String ORDER =
            "HKLM\\SOFTWARE\\Policies\\Microsoft\\Cryptography\\Configuration\\SSL\\00010002";
    private static final String OWN_ORDER =
            "HKLM\\SYSTEM\\CurrentControlSet\\Control\\Cryptography\\Configuration\\Local\\SSL\\00010002";

    private Seen() {}

    static Cases connects(ConnectOutcome outcome) {
        return Cases.of(new TcpConnect(List.of(new ToAddress("192.0.2.1", 3389, outcome, 1.25, ""))));
    }

    /** It is accepted and answered in that way. */
    static Cases answers(Answer answer, Optional<Long> selected) {
        return connects(ConnectOutcome.CONNECTED).from(Vantage.HERE, new Negotiation(List.of(new Exchange(11, answer,
                selected, Optional.empty(), Optional.empty(), Optional.empty(), "", 20, ""))));
    }

    /** TLS is chosen, and the handshake ends in that way. */
    static Cases tls(TlsHandshake.Outcome outcome) {
        return answers(Answer.SELECTED, Optional.of(1L)).from(Vantage.HERE, new TlsHandshake(outcome,
                Optional.empty(), Optional.empty(), 5, 0, Optional.empty(), Optional.empty(), "", ""));
    }

    static Cases healthy() {
        return tls(TlsHandshake.Outcome.COMPLETED);
    }

    static Cases closed() {
        return tls(TlsHandshake.Outcome.HOST_CLOSED);
    }

    /** With settings of TLS that were there at the start. */
    static RestartSigns signs(Sign... signs) {
        return new RestartSigns(Arrays.asList(signs), Optional.of(STARTED),
                List.of(new Written(OWN_ORDER, STARTED.minusSeconds(1))));
    }

    /** Settings of TLS so long after the start. */
    static RestartSigns written(Duration later) {
        return new RestartSigns(List.of(), Optional.of(STARTED), List.of(new Written(TLS_12, STARTED.plus(later)),
                new Written(ORDER, STARTED.plus(later)), new Written(OWN_ORDER, STARTED)));
    }

    /** A host that does not say when it was started. */
    static RestartSigns unknownStart() {
        return new RestartSigns(List.of(), Optional.empty(), written(Duration.ofDays(1)).tlsSettings());
    }
}
