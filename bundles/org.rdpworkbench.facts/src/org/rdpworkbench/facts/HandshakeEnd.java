// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.facts;

import java.util.Optional;
import org.rdpworkbench.core.spi.CaseFile;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.facts.Negotiation.Exchange;

/**
 * How a connection ended between the connection request and the end of the TLS handshake, as far as it compares with
 * other hosts and with looks from elsewhere. A close and a reset are one: which of them comes is often chance.
 */
public enum HandshakeEnd {
    COMPLETED,
    /** The connection request was waited out in vain. */
    REQUEST_UNANSWERED,
    /** The connection request was hung up on. */
    REQUEST_HUNG_UP_ON,
    /** Hung up on after ClientHello, at once and without a byte. */
    HELLO_HUNG_UP_ON,
    /** The handshake was ended by an alert or in clear. */
    HELLO_REFUSED,
    /** Silence after ClientHello. */
    HELLO_UNANSWERED;

    /** How it ended from that vantage; empty when that was not seen, or when it ended so that nothing compares. */
    public static Optional<HandshakeEnd> in(CaseFile evidence, Vantage vantage) {
        return of(evidence.find(Negotiation.TYPE, vantage), evidence.find(TlsHandshake.TYPE, vantage));
    }

    /** The same from what a probe was given. */
    public static Optional<HandshakeEnd> of(Optional<Negotiation> negotiation, Optional<TlsHandshake> tls) {
        return tls.isPresent() ? tls.flatMap(HandshakeEnd::of)
                : negotiation.flatMap(n -> n.exchanges().stream().findFirst()).flatMap(HandshakeEnd::of);
    }

    private static Optional<HandshakeEnd> of(Exchange first) {
        return switch (first.answer()) {
            case SILENT -> Optional.of(REQUEST_UNANSWERED);
            case CLOSED, RESET -> Optional.of(REQUEST_HUNG_UP_ON);
            case SELECTED, FAILED, PLAIN, NOT_RDP, INCOMPLETE, NOT_CONNECTED -> Optional.empty();
        };
    }

    private static Optional<HandshakeEnd> of(TlsHandshake tls) {
        if (tls.closedAtOnce()) {
            return Optional.of(HELLO_HUNG_UP_ON);
        }
        if (tls.stalledLong()) {
            return Optional.of(HELLO_UNANSWERED);
        }
        return switch (tls.outcome()) {
            case COMPLETED -> Optional.of(COMPLETED);
            case HOST_ALERT, HOST_ULTIMATUM -> Optional.of(HELLO_REFUSED);
            case HOST_CLOSED, HOST_RESET, NOT_TLS, STALLED, HERE -> Optional.empty();
        };
    }

    /** True unless the handshake was completed. */
    public boolean broke() {
        return this != COMPLETED;
    }
}
