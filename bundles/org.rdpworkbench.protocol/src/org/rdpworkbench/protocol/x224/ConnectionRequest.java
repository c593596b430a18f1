// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.protocol.x224;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

import org.rdpworkbench.protocol.wire.DecodeException;
import org.rdpworkbench.protocol.wire.WireReader;

/**
 * The X.224 Connection Request with which an RDP client opens the conversation, [MS-RDPBCGR] 2.2.1.1.
 *
 * @param cookie the whole cookie or routing token line without its line end, for example {@code Cookie: mstshash=me}
 * @param negotiation the RDP_NEG_REQ; clients older than RDP 5.2 send none and mean plain RDP security
 */
public record ConnectionRequest(Optional<String> cookie, Optional<NegotiationRequest> negotiation) {

    /** Greatest length of the cookie line, so that the length indicator of one byte can still count it. */
    public static final int MAX_COOKIE_LENGTH = 238;

    private static final String USER_COOKIE = "Cookie: mstshash=";
    private static final String LINE_END = "\r\n";
    private static final int CODE = 0xE0;

    /** @throws IllegalArgumentException if the cookie is too long or is not printable ASCII */
    public ConnectionRequest {
        if (cookie.isPresent() && !sendable(cookie.get())) {
            throw new IllegalArgumentException("a cookie is at most " + MAX_COOKIE_LENGTH + " printable characters");
        }
    }

    /**
     * Returns a request with a user cookie and a negotiation request without flags.
     *
     * @param marker the value of mstshash, by which the host's people can recognise who asked
     * @param requestedProtocols bits of {@link Protocols}
     */
    public static ConnectionRequest of(String marker, long requestedProtocols) {
        return new ConnectionRequest(Optional.of(USER_COOKIE + marker),
                Optional.of(new NegotiationRequest(0, requestedProtocols)));
    }

    /** Returns the same request without its cookie. */
    public ConnectionRequest withoutCookie() {
        return new ConnectionRequest(Optional.empty(), negotiation);
    }

    /** Returns the same request without its negotiation request. */
    public ConnectionRequest withoutNegotiation() {
        return new ConnectionRequest(cookie, Optional.empty());
    }

    /** Returns the request as a TPKT packet. */
    public byte[] encode() {
        ByteArrayOutputStream variable = new ByteArrayOutputStream();
        cookie.ifPresent(line -> variable.writeBytes((line + LINE_END).getBytes(StandardCharsets.US_ASCII)));
        negotiation.ifPresent(request -> variable.writeBytes(request.encode()));
        return ConnectionUnit.encode(CODE, 0, 0, variable.toByteArray());
    }

    /** Reads a request, as a simulated host does; correlation info ([MS-RDPBCGR] 2.2.1.1.2) is skipped. */
    public static ConnectionRequest decode(byte[] packet) throws DecodeException {
        WireReader variable = ConnectionUnit.decode(packet, CODE, "x.224 connection request").variable();
        Optional<String> cookie = Optional.empty();
        if (variable.remaining() > 0 && variable.peek() != NegotiationRequest.TYPE) {
            cookie = Optional.of(line(variable));
        }
        Optional<NegotiationRequest> negotiation = Optional.empty();
        if (variable.remaining() > 0) {
            negotiation = Optional.of(NegotiationRequest.decode(variable));
        }
        return new ConnectionRequest(cookie, negotiation);
    }

    private static String line(WireReader in) throws DecodeException {
        StringBuilder line = new StringBuilder();
        while (line.indexOf(LINE_END) < 0) {
            line.append((char) in.u8());
        }
        line.setLength(line.length() - LINE_END.length());
        if (!sendable(line.toString())) {
            throw in.failure("cookie is not at most " + MAX_COOKIE_LENGTH + " printable characters");
        }
        return line.toString();
    }

    private static boolean sendable(String cookie) {
        return cookie.length() <= MAX_COOKIE_LENGTH && cookie.chars().allMatch(c -> c >= 0x20 && c < 0x7F);
    }

    /**
     * RDP_NEG_REQ, [MS-RDPBCGR] 2.2.1.1.1.
     *
     * @param flags u8: 0x01 restricted admin mode required, 0x02 redirected authentication mode required, 0x08
     *              correlation info present
     * @param requestedProtocols u32: bits of {@link Protocols}
     */
    public record NegotiationRequest(int flags, long requestedProtocols) {

        private static final int TYPE = 0x01;
        private static final int LENGTH = 8;
        private static final int CORRELATION_INFO_PRESENT = 0x08;

        private byte[] encode() {
            // Correlation info is never sent, so its flag must not promise it.
            int flags = this.flags & ~CORRELATION_INFO_PRESENT;
            return ByteBuffer.allocate(LENGTH).order(ByteOrder.LITTLE_ENDIAN)
                    .put((byte) TYPE)                   // type
                    .put((byte) flags)                  // flags
                    .putShort((short) LENGTH)           // length
                    .putInt((int) requestedProtocols)   // requestedProtocols
                    .array();
        }

        private static NegotiationRequest decode(WireReader in) throws DecodeException {
            int type = in.u8();                         // type
            int flags = in.u8();                        // flags
            int length = in.u16le();                    // length
            long requestedProtocols = in.u32le();       // requestedProtocols
            if (type != TYPE || length != LENGTH) {
                throw in.failure("type %d of length %d is not a negotiation request".formatted(type, length));
            }
            return new NegotiationRequest(flags, requestedProtocols);
        }
    }
}
