// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.protocol.tls;

import java.util.Optional;

import org.rdpworkbench.protocol.wire.DecodeException;
import org.rdpworkbench.protocol.wire.WireReader;

/**
 * What a server chose, RFC 8446 section 4.1.3 and RFC 5246 section 7.4.1.3. A HelloRetryRequest has the same form and
 * says the same two things.
 *
 * @param version u16, see {@link TlsVersion}; of the extension supported_versions where there is one
 * @param cipherSuite u16
 */
public record ServerHello(int version, int cipherSuite) {

    private static final int MESSAGE_TYPE = 2;
    private static final int MESSAGE_HEADER = 4;
    private static final int MAX_LENGTH = 1 << 12;
    private static final int RANDOM_LENGTH = 32;
    private static final int MAX_SESSION_ID = 32;
    private static final int SUPPORTED_VERSIONS = 43;

    /**
     * Reads it at the start of what a peer sent, over as many records as it takes.
     *
     * @return empty as long as it has not arrived whole
     * @throws DecodeException when it is something else
     */
    public static Optional<ServerHello> decode(byte[] received) throws DecodeException {
        byte[] messages = TlsRecord.messages(received, MESSAGE_HEADER + MAX_LENGTH);
        if (messages.length < MESSAGE_HEADER) {
            return Optional.empty();
        }
        WireReader in = new WireReader("server hello", messages);
        int type = in.u8();                                 // msg_type
        int length = in.u8() << 16 | in.u16be();            // length
        if (type != MESSAGE_TYPE || length > MAX_LENGTH) {
            throw in.failure("message %d of length %d is no server hello".formatted(type, length));
        }
        return in.remaining() < length ? Optional.empty() : Optional.of(body(in.slice("server hello", length)));
    }

    private static ServerHello body(WireReader in) throws DecodeException {
        int legacyVersion = in.u16be();                     // legacy_version
        in.skip(RANDOM_LENGTH);                             // random
        int sessionId = in.u8();
        if (sessionId > MAX_SESSION_ID) {
            throw in.failure("a session id of " + sessionId + " bytes");
        }
        in.skip(sessionId);                                 // legacy_session_id_echo
        int cipherSuite = in.u16be();                       // cipher_suite
        in.u8();                                            // legacy_compression_method
        return new ServerHello(in.remaining() == 0 ? legacyVersion : version(in, legacyVersion), cipherSuite);
    }

    private static int version(WireReader in, int legacyVersion) throws DecodeException {
        int version = legacyVersion;
        WireReader extensions = in.slice("server hello extensions", in.u16be());
        while (extensions.remaining() > 0) {
            int type = extensions.u16be();                  // extension_type
            WireReader data = extensions.slice("server hello extension", extensions.u16be());
            if (type == SUPPORTED_VERSIONS) {
                version = data.u16be();                     // selected_version
            }
        }
        return version;
    }
}
