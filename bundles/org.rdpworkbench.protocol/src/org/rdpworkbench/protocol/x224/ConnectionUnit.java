// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.protocol.x224;

import java.nio.ByteBuffer;

import org.rdpworkbench.protocol.wire.DecodeException;
import org.rdpworkbench.protocol.wire.WireReader;

/**
 * What Connection Request and Connection Confirm have in common, RFC 905 sections 13.3 and 13.4.
 *
 * @param destinationReference u16
 * @param sourceReference u16
 * @param variable what follows the fixed part: in RDP no X.224 parameters but a cookie and negotiation data
 */
record ConnectionUnit(int destinationReference, int sourceReference, WireReader variable) {

    private static final int FIXED_LENGTH = 7;
    private static final int MAX_INDICATOR = 254;
    private static final int CODE_MASK = 0xF0;

    static ConnectionUnit decode(byte[] packet, int code, String name) throws DecodeException {
        WireReader in = Tpkt.open(packet);
        int indicator = in.u8();                        // LI: bytes that follow it
        if (indicator != in.remaining() || indicator > MAX_INDICATOR) {
            throw in.failure("length indicator %d, but %d bytes follow".formatted(indicator, in.remaining()));
        }
        int found = in.u8();                            // code and credit
        if ((found & CODE_MASK) != code) {
            throw in.failure("code 0x%02x is not 0x%02x of %s".formatted(found, code, name));
        }
        int destinationReference = in.u16be();          // DST-REF
        int sourceReference = in.u16be();               // SRC-REF
        in.skip(1);                                     // class and options
        return new ConnectionUnit(destinationReference, sourceReference, in.slice(name, in.remaining()));
    }

    static byte[] encode(int code, int destinationReference, int sourceReference, byte[] variable) {
        return Tpkt.encode(ByteBuffer.allocate(FIXED_LENGTH + variable.length)
                .put((byte) (FIXED_LENGTH - 1 + variable.length))   // LI
                .put((byte) code)                                   // code and credit
                .putShort((short) destinationReference)             // DST-REF
                .putShort((short) sourceReference)                  // SRC-REF
                .put((byte) 0)                                      // class and options
                .put(variable)
                .array());
    }
}
