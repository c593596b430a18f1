// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.protocol.tls;

import java.io.ByteArrayOutputStream;

import org.rdpworkbench.protocol.wire.DecodeException;
import org.rdpworkbench.protocol.wire.WireReader;

/**
 * The header of a TLS record, RFC 5246 section 6.2.1 and RFC 8446 section 5.1. The fragment need not have arrived.
 *
 * @param contentType u8: one of the constants here, or another one from 20 to 24
 * @param version u16, see {@link TlsVersion}; TLS 1.3 says 0x0303 here
 * @param length u16: length of the fragment in bytes
 */
public record TlsRecord(int contentType, int version, int length) {

    /** Length of the header in bytes. */
    public static final int HEADER_LENGTH = 5;
    /** Content type of an alert. */
    public static final int ALERT = 21;
    /** Content type of a handshake message. */
    public static final int HANDSHAKE = 22;

    private static final int FIRST_TYPE = 20;
    private static final int LAST_TYPE = 24;
    private static final int MAX_LENGTH = (1 << 14) + 2048;

    /** Reads the header at the start of what a peer sent. */
    public static TlsRecord decode(byte[] received) throws DecodeException {
        return decode(new WireReader("tls record", received));
    }

    static TlsRecord decode(WireReader in) throws DecodeException {
        int contentType = in.u8();          // type
        int version = in.u16be();           // version
        int length = in.u16be();            // length
        if (contentType < FIRST_TYPE || contentType > LAST_TYPE || version >> 8 != 3) {
            throw in.failure("type %d of version 0x%04x is not tls".formatted(contentType, version));
        }
        if (length == 0 || length > MAX_LENGTH) {
            throw in.failure("length %d is not 1 to %d".formatted(length, MAX_LENGTH));
        }
        return new TlsRecord(contentType, version, length);
    }

    /**
     * What the handshake records at the start of what a peer sent hold, as far as they have arrived.
     *
     * @param enough of how many bytes on no further record is read
     */
    static byte[] messages(byte[] received, int enough) throws DecodeException {
        WireReader in = new WireReader("tls record", received);
        ByteArrayOutputStream messages = new ByteArrayOutputStream();
        while (in.remaining() >= HEADER_LENGTH && messages.size() < enough) {
            TlsRecord header = decode(in);
            if (header.contentType() != HANDSHAKE) {
                break;
            }
            messages.writeBytes(in.bytes(Math.min(in.remaining(), header.length())));
        }
        return messages.toByteArray();
    }
}
