// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.protocol.tls;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.rdpworkbench.protocol.mcs.DisconnectProviderUltimatum;
import org.rdpworkbench.protocol.wire.DecodeException;
import org.rdpworkbench.protocol.wire.Octets;
import org.rdpworkbench.protocol.wire.WireReader;
import org.rdpworkbench.protocol.x224.Tpkt;

/** What the first bytes were that a peer sent after a ClientHello. Whatever they are, it is data and not an error. */
public sealed interface FirstFlight {

    /** Greatest number of bytes that are kept of something unknown. */
    int MAX_HEAD = 64;
    /** Greatest number of characters that are kept of an HTTP status line. */
    int MAX_STATUS_LINE = 128;

    /** Nothing came before the peer closed or time ran out. */
    record Nothing() implements FirstFlight {
    }

    /**
     * A handshake record: the peer speaks TLS.
     *
     * @param version u16 of the record, see {@link TlsVersion}
     * @param messageType u8 of the handshake message: 2 is ServerHello
     */
    record Handshake(int version, int messageType) implements FirstFlight {
    }

    /**
     * An alert: the peer speaks TLS and refuses (RFC 8446 section 6).
     *
     * @param version u16 of the record, see {@link TlsVersion}
     * @param level u8: 1 warning, 2 fatal
     * @param description u8, see {@link AlertName}
     */
    record Alert(int version, int level, int description) implements FirstFlight {

        /** Returns the name of the description, or its number where it has none. */
        public String name() {
            return AlertName.name(description);
        }
    }

    /**
     * An MCS ultimatum in clear text: the peer cannot start TLS and hangs up.
     *
     * @param ultimatum the decoded unit
     */
    record Ultimatum(DisconnectProviderUltimatum ultimatum) implements FirstFlight {
    }

    /**
     * Another TPKT packet: the peer goes on with RDP in clear text.
     *
     * @param head its first bytes, at most {@link #MAX_HEAD}
     */
    record OtherTpkt(Octets head) implements FirstFlight {
    }

    /**
     * An HTTP answer: a web server or a proxy.
     *
     * @param statusLine its first line as it came, at most {@link #MAX_STATUS_LINE} characters
     */
    record Http(String statusLine) implements FirstFlight {
    }

    /**
     * Anything else, also a record or packet that is cut short.
     *
     * @param head its first bytes, at most {@link #MAX_HEAD}
     */
    record Other(Octets head) implements FirstFlight {
    }

    /** Classifies what has arrived, which may be nothing or only a part. */
    static FirstFlight classify(byte[] received) {
        if (received.length == 0) {
            return new Nothing();
        }
        try {
            return switch (received[0]) {
                case TlsRecord.HANDSHAKE -> handshake(received);
                case TlsRecord.ALERT -> alert(received);
                case 3 -> tpkt(received);
                case 'H' -> http(received);
                default -> other(received);
            };
        } catch (DecodeException notWhatItBeganLike) {
            return other(received);
        }
    }

    private static FirstFlight handshake(byte[] received) throws DecodeException {
        WireReader in = new WireReader("tls handshake", received);
        TlsRecord header = TlsRecord.decode(in);
        int messageType = in.u8();              // msg_type
        return new Handshake(header.version(), messageType);
    }

    private static FirstFlight alert(byte[] received) throws DecodeException {
        WireReader in = new WireReader("tls alert", received);
        TlsRecord header = TlsRecord.decode(in);
        WireReader fragment = in.slice("tls alert", header.length());
        int level = fragment.u8();              // level
        int description = fragment.u8();        // description
        fragment.expectEnd();
        return new Alert(header.version(), level, description);
    }

    private static FirstFlight tpkt(byte[] received) throws DecodeException {
        if (Tpkt.missing(received) > 0) {
            return other(received);
        }
        byte[] packet = Arrays.copyOf(received, Tpkt.length(received));
        try {
            return new Ultimatum(DisconnectProviderUltimatum.decode(packet));
        } catch (DecodeException anotherUnit) {
            return new OtherTpkt(head(received));
        }
    }

    private static FirstFlight http(byte[] received) {
        String text = new String(received, StandardCharsets.ISO_8859_1);
        if (!text.startsWith("HTTP/")) {
            return other(received);
        }
        String line = text.lines().findFirst().orElse(text);
        return new Http(line.substring(0, Math.min(line.length(), MAX_STATUS_LINE)));
    }

    private static FirstFlight other(byte[] received) {
        return new Other(head(received));
    }

    private static Octets head(byte[] received) {
        return Octets.of(Arrays.copyOf(received, Math.min(received.length, MAX_HEAD)));
    }
}
