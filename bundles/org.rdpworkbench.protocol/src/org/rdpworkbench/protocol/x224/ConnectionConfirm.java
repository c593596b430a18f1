// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.protocol.x224;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

import org.rdpworkbench.protocol.wire.DecodeException;
import org.rdpworkbench.protocol.wire.Octets;
import org.rdpworkbench.protocol.wire.WireReader;

/**
 * The X.224 Connection Confirm, the first thing a host says, [MS-RDPBCGR] 2.2.1.2.
 *
 * @param destinationReference u16, the source reference of the request
 * @param sourceReference u16; Windows says 0x1234, but so do others, so it identifies nobody
 * @param negotiation what the host answered to the negotiation request
 */
public record ConnectionConfirm(int destinationReference, int sourceReference, Negotiation negotiation) {

    private static final int CODE = 0xD0;
    private static final int TYPE_RESPONSE = 0x02;
    private static final int TYPE_FAILURE = 0x03;
    private static final int NEGOTIATION_LENGTH = 8;

    /** Reads a confirm from a whole TPKT packet. */
    public static ConnectionConfirm decode(byte[] packet) throws DecodeException {
        ConnectionUnit unit = ConnectionUnit.decode(packet, CODE, "x.224 connection confirm");
        return new ConnectionConfirm(unit.destinationReference(), unit.sourceReference(),
                negotiation(unit.variable()));
    }

    /** Returns the confirm as a TPKT packet, as a simulated host sends it. */
    public byte[] encode() {
        byte[] variable = switch (negotiation) {
            case Negotiation.Response(int flags, long protocol) -> structure(TYPE_RESPONSE, flags, protocol);
            case Negotiation.Failure(long code) -> structure(TYPE_FAILURE, 0, code);
            case Negotiation.None() -> new byte[0];
            case Negotiation.Unknown(int type, Octets bytes) ->
                ByteBuffer.allocate(1 + bytes.length()).put((byte) type).put(bytes.toArray()).array();
        };
        return ConnectionUnit.encode(CODE, destinationReference, sourceReference, variable);
    }

    private static Negotiation negotiation(WireReader in) throws DecodeException {
        if (in.remaining() == 0) {
            return new Negotiation.None();
        }
        int type = in.u8();                             // type
        if (type != TYPE_RESPONSE && type != TYPE_FAILURE) {
            return new Negotiation.Unknown(type, Octets.of(in.rest()));
        }
        int flags = in.u8();                            // flags: always 0 in a failure
        int length = in.u16le();                        // length
        long value = in.u32le();                        // selectedProtocol or failureCode
        if (length != NEGOTIATION_LENGTH) {
            throw in.failure("length %d of the negotiation data is not 8".formatted(length));
        }
        in.expectEnd();
        return type == TYPE_RESPONSE ? new Negotiation.Response(flags, value) : new Negotiation.Failure(value);
    }

    private static byte[] structure(int type, int flags, long value) {
        return ByteBuffer.allocate(NEGOTIATION_LENGTH).order(ByteOrder.LITTLE_ENDIAN)
                .put((byte) type)                       // type
                .put((byte) flags)                      // flags
                .putShort((short) NEGOTIATION_LENGTH)   // length
                .putInt((int) value)                    // selectedProtocol or failureCode
                .array();
    }
}
