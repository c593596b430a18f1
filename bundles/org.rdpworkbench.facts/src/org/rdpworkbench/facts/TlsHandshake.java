// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.facts;

import java.util.List;
import java.util.Optional;
import org.rdpworkbench.core.spi.Fact;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.core.spi.Rung;
import org.rdpworkbench.core.spi.Stage;

/**
 * One TLS handshake, who ended it and how. The probe accepts every certificate and every old version, so a failure
 * here is the host's or the way's, not this machine's policy.
 *
 * @param version for example {@code TLSv1.2}
 * @param suite the cipher suite's IANA name
 * @param millis from the ClientHello to the outcome
 * @param received how many bytes came after the ClientHello
 * @param alert the alert's number, sent by the side that ended it
 * @param alertName its name in RFC 8446 section 6
 * @param firstBytes the first bytes of the answer in hex, at the most 32
 * @param detail one sentence about what is odd, or empty
 */
public record TlsHandshake(Outcome outcome, Optional<String> version, Optional<String> suite, double millis,
        long received, Optional<Integer> alert, Optional<String> alertName, String firstBytes, String detail)
        implements Fact {

    public static final FactType<TlsHandshake> TYPE = new FactType<>("TlsHandshake", 1, TlsHandshake.class);

    /** How it ended. */
    public enum Outcome {
        COMPLETED,
        /** The host sent a fatal alert. */
        HOST_ALERT,
        /** The host closed the connection. */
        HOST_CLOSED,
        /** The connection was reset. */
        HOST_RESET,
        /** The host answered in clear with an MCS Disconnect Provider Ultimatum ([T125] 11.15), as xrdp does. */
        HOST_ULTIMATUM,
        /** The host answered with something that is not TLS. */
        NOT_TLS,
        /** Nothing, or nothing more, came. */
        STALLED,
        /** This side could not go on with what the host sent. */
        HERE
    }

    /** True when it was closed or reset without one byte. */
    public boolean closedSilently() {
        return switch (outcome) {
            case HOST_CLOSED, HOST_RESET -> received == 0;
            case COMPLETED, HOST_ALERT, HOST_ULTIMATUM, NOT_TLS, STALLED, HERE -> false;
        };
    }

    /** True when it was closed without one byte, before a silence would have said something. */
    public boolean closedAtOnce() {
        return closedSilently() && millis < HelloAnswer.SILENCE_MILLIS;
    }

    /** Silence until our patience ended, or until something closed the connection after all. */
    public boolean stalledLong() {
        return millis >= HelloAnswer.SILENCE_MILLIS && (outcome == Outcome.STALLED || closedSilently());
    }

    @Override
    public List<Rung> rungs() {
        return List.of(switch (outcome) {
            case COMPLETED -> Rung.passed(Stage.TLS, version.orElse("handshake complete"), millis);
            case HOST_ALERT -> broken("host sent alert " + alertName.orElse("without a name"));
            case HOST_CLOSED, HOST_RESET -> broken(received == 0 ? "closed after ClientHello" : "closed half way");
            case HOST_ULTIMATUM -> broken("host hung up in clear after ClientHello");
            case NOT_TLS -> broken("the answer is not TLS");
            case STALLED -> broken(received == 0 ? "no answer to ClientHello" : "stopped half way");
            case HERE -> broken("what the host sent cannot be used");
        });
    }

    private Rung broken(String outcome) {
        return Rung.broken(Stage.TLS, outcome, millis);
    }
}
