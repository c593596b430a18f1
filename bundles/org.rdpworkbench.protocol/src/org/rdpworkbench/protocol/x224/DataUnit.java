// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.protocol.x224;

import java.nio.ByteBuffer;

import org.rdpworkbench.protocol.wire.DecodeException;
import org.rdpworkbench.protocol.wire.WireReader;

/** The X.224 Data unit in which MCS travels, RFC 905 section 13.7: {@code 02 f0 80} before the payload. */
public final class DataUnit {

    private static final int HEADER_LENGTH = 3;
    private static final int LENGTH_INDICATOR = 2;
    private static final int CODE = 0xF0;
    private static final int END_OF_UNIT = 0x80;

    private DataUnit() {
    }

    /**
     * Returns a reader over the payload of a Data unit.
     *
     * @param packet a whole TPKT packet
     * @param name name of the payload, for messages
     */
    public static WireReader open(byte[] packet, String name) throws DecodeException {
        WireReader in = Tpkt.open(packet);
        int indicator = in.u8();            // LI
        int code = in.u8();                 // DT code
        int end = in.u8();                  // TPDU-NR and EOT
        if (indicator != LENGTH_INDICATOR || code != CODE || end != END_OF_UNIT) {
            throw in.failure("%02x %02x %02x is not the header of a data unit".formatted(indicator, code, end));
        }
        return in.slice(name, in.remaining());
    }

    /**
     * Returns the TPKT packet that carries this payload.
     *
     * @throws IllegalArgumentException if the packet would be longer than TPKT allows
     */
    public static byte[] encode(byte[] payload) {
        return Tpkt.encode(ByteBuffer.allocate(HEADER_LENGTH + payload.length)
                .put((byte) LENGTH_INDICATOR)       // LI
                .put((byte) CODE)                   // DT code
                .put((byte) END_OF_UNIT)            // TPDU-NR and EOT
                .put(payload)
                .array());
    }
}
