// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.protocol.x224;

import java.nio.ByteBuffer;

import org.rdpworkbench.protocol.wire.DecodeException;
import org.rdpworkbench.protocol.wire.WireReader;

/** TPKT framing, RFC 1006 section 6: version 3, a reserved byte, and the total length of the packet, big-endian. */
public final class Tpkt {

    /** Length of the header in bytes. */
    public static final int HEADER_LENGTH = 4;
    /** Least total length in bytes: the header and the smallest X.224 unit. */
    public static final int MIN_LENGTH = 7;
    /** Greatest total length in bytes. */
    public static final int MAX_LENGTH = 65535;

    private static final int VERSION = 3;

    private Tpkt() {
    }

    /**
     * Returns how many more bytes a reader must fetch before it can say more, 0 once the packet is complete. It never
     * asks for a byte beyond the packet, and fails with the first byte that shows a peer which does not speak TPKT.
     *
     * @param received what has arrived so far, which may be nothing
     */
    public static int missing(byte[] received) throws DecodeException {
        if (received.length == 0) {
            return HEADER_LENGTH;
        }
        version(new WireReader("tpkt", received));
        if (received.length < HEADER_LENGTH) {
            return HEADER_LENGTH - received.length;
        }
        return Math.max(0, length(received) - received.length);
    }

    /** Returns the total length in bytes, {@link #MIN_LENGTH} or more, that the header of a packet announces. */
    public static int length(byte[] header) throws DecodeException {
        return length(new WireReader("tpkt", header));
    }

    /** Returns a reader over the X.224 unit in a packet that must be exactly as long as its header says. */
    public static WireReader open(byte[] packet) throws DecodeException {
        WireReader in = new WireReader("tpkt", packet);
        int length = length(in);
        WireReader unit = in.slice("x.224 unit", length - HEADER_LENGTH);
        in.expectEnd();
        return unit;
    }

    /**
     * Returns the packet that carries this X.224 unit.
     *
     * @throws IllegalArgumentException if the packet would be shorter or longer than TPKT allows
     */
    public static byte[] encode(byte[] unit) {
        int length = HEADER_LENGTH + unit.length;
        if (length < MIN_LENGTH || length > MAX_LENGTH) {
            throw new IllegalArgumentException("a TPKT packet cannot have " + length + " bytes");
        }
        return ByteBuffer.allocate(length)
                .put((byte) VERSION)        // vrsn
                .put((byte) 0)              // reserved
                .putShort((short) length)   // packet length
                .put(unit)
                .array();
    }

    private static void version(WireReader in) throws DecodeException {
        int version = in.u8();
        if (version != VERSION) {
            throw in.failure("version %d is not 3".formatted(version));
        }
    }

    private static int length(WireReader in) throws DecodeException {
        version(in);                        // vrsn
        in.skip(1);                         // reserved
        int length = in.u16be();            // packet length
        if (length < MIN_LENGTH) {
            throw in.failure("length %d is less than %d".formatted(length, MIN_LENGTH));
        }
        return length;
    }
}
