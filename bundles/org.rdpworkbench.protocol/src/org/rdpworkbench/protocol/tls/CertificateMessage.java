// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.protocol.tls;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.rdpworkbench.protocol.wire.DecodeException;
import org.rdpworkbench.protocol.wire.Octets;
import org.rdpworkbench.protocol.wire.WireReader;

/**
 * The Certificate message of a server, RFC 5246 section 7.4.2. Before TLS 1.3 it follows the ServerHello in clear.
 *
 * @param certificates in DER as they came, the server's own first; at most {@link #MAX_CERTIFICATES}
 */
public record CertificateMessage(List<Octets> certificates) {

    /** Greatest number of certificates that are read. */
    public static final int MAX_CERTIFICATES = 10;

    private static final int MESSAGE_TYPE = 11;
    private static final int SERVER_HELLO = 2;
    private static final int MESSAGE_HEADER = 4;
    private static final int MAX_LENGTH = 1 << 16;

    /**
     * Reads it behind the ServerHello at the start of what a peer sent, over as many records as it takes.
     *
     * @return empty as long as it has not arrived whole
     * @throws DecodeException when something else comes in its place
     */
    public static Optional<CertificateMessage> decode(byte[] received) throws DecodeException {
        WireReader in = new WireReader("certificate message", TlsRecord.messages(received, 2 * MAX_LENGTH));
        while (in.remaining() >= MESSAGE_HEADER) {
            int type = in.u8();                             // msg_type
            int length = u24(in);                           // length
            if (type != MESSAGE_TYPE && type != SERVER_HELLO || length > MAX_LENGTH) {
                throw in.failure("message %d of length %d is no certificate".formatted(type, length));
            }
            if (in.remaining() < length) {
                return Optional.empty();
            }
            WireReader body = in.slice("certificate message", length);
            if (type == MESSAGE_TYPE) {
                return Optional.of(body(body));
            }
        }
        return Optional.empty();
    }

    private static CertificateMessage body(WireReader in) throws DecodeException {
        List<Octets> certificates = new ArrayList<>();
        WireReader list = in.slice("certificate list", u24(in));    // certificate_list
        while (list.remaining() > 0 && certificates.size() < MAX_CERTIFICATES) {
            int length = u24(list);
            certificates.add(Octets.of(list.bytes(length)));        // ASN.1Cert
        }
        return new CertificateMessage(List.copyOf(certificates));
    }

    private static int u24(WireReader in) throws DecodeException {
        return in.u8() << 16 | in.u16be();
    }
}
