// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.facts;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What came of one ClientHello that was sent over a connection of its own.
 *
 * @param outcome {@link TlsHandshake.Outcome}, COMPLETED when a ServerHello came, at which the look ends; empty when no
 *     TLS could be tried, because the connection or the negotiation before it failed
 * @param version the version the host chose, for example {@code TLSv1.2}
 * @param suite the suite the host chose, its IANA name
 * @param alert the number of the host's alert
 * @param alertName its name in RFC 8446 section 6
 * @param received how many bytes came after the ClientHello
 * @param connected false when the TCP connection did not come about
 * @param connectMillis how long the TCP connection took: one round trip, less when something nearer accepted it, or
 *     more when a packet was lost
 * @param millis from the ClientHello to the outcome
 */
public record HelloAnswer(Optional<TlsHandshake.Outcome> outcome, Optional<String> version, Optional<String> suite,
        Optional<Integer> alert, Optional<String> alertName, long received, boolean connected, double connectMillis,
        double millis) {

    /** Shorter silences happen on healthy hosts that are busy or far away. */
    public static final double SILENCE_MILLIS = 3_000;

    /** What a host may take beyond the round trip to hang up of its own accord. */
    private static final double AT_ONCE_MILLIS = 50;
    /** A connect's first packet that was lost is sent again after one second (RFC 6298 section 2.1). */
    private static final double SENT_AGAIN_MILLIS = 900;

    /** When there was no way to send a ClientHello. */
    public static HelloAnswer notAsked(boolean connected, double connectMillis) {
        return new HelloAnswer(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), 0, connected, connectMillis, 0);
    }

    /** True when the ClientHello could be sent: the connection came about and the negotiation led to TLS as before. */
    public boolean asked() {
        return outcome.isPresent();
    }

    /** The round trip, as the connect shows it; empty where its first packet may have been sent twice. */
    public OptionalDouble roundTripMillis() {
        return connected && connectMillis < SENT_AGAIN_MILLIS ? OptionalDouble.of(connectMillis)
                : OptionalDouble.empty();
    }

    /** True when the host answered with a ServerHello. */
    public boolean accepted() {
        return version.isPresent();
    }

    /** True when the connection was closed or reset without one byte. */
    public boolean closedSilently() {
        return received == 0 && outcome.filter(o -> o == TlsHandshake.Outcome.HOST_CLOSED
                || o == TlsHandshake.Outcome.HOST_RESET).isPresent();
    }

    /** True when the connection was reset, and not closed in order. */
    public boolean reset() {
        return outcome.filter(o -> o == TlsHandshake.Outcome.HOST_RESET).isPresent();
    }

    /** True when nothing came and nothing was closed. */
    public boolean stalled() {
        return received == 0 && outcome.filter(o -> o == TlsHandshake.Outcome.STALLED).isPresent();
    }

    /** True when it was closed without one byte within a round trip and a little. */
    public boolean closedAtOnce() {
        return closedSilently() && millis <= connectMillis + AT_ONCE_MILLIS;
    }

    /** True when it was ended before a ServerHello, in whatever way, and not by waiting. */
    public boolean refused() {
        return !accepted() && millis < SILENCE_MILLIS && outcome.filter(o -> switch (o) {
            case HOST_ALERT, HOST_CLOSED, HOST_RESET, HOST_ULTIMATUM -> true;
            case COMPLETED, NOT_TLS, STALLED, HERE -> false;
        }).isPresent();
    }

    /** True when nothing came for so long that no healthy host would take it. */
    public boolean stalledLong() {
        return stalled() && millis >= SILENCE_MILLIS;
    }
}
