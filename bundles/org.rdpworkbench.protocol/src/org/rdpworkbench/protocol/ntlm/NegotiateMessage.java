// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.protocol.ntlm;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** The NTLM NEGOTIATE message, [MS-NLMP] 2.2.1.1, always the same: it asks for a challenge and names nobody. */
public final class NegotiateMessage {

    private static final int LENGTH = 40;
    private static final int MESSAGE_TYPE = 1;
    private static final int FLAGS = NtlmFlags.UNICODE | NtlmFlags.OEM | NtlmFlags.REQUEST_TARGET | NtlmFlags.SIGN
            | NtlmFlags.LM_KEY | NtlmFlags.NTLM | NtlmFlags.ALWAYS_SIGN | NtlmFlags.EXTENDED_SESSION_SECURITY
            | NtlmFlags.VERSION | NtlmFlags.KEY_128 | NtlmFlags.KEY_EXCHANGE | NtlmFlags.KEY_56;

    private NegotiateMessage() {
    }

    /** Returns the message, 40 bytes. */
    public static byte[] encode() {
        return ByteBuffer.allocate(LENGTH).order(ByteOrder.LITTLE_ENDIAN)
                .put("NTLMSSP\0".getBytes(StandardCharsets.US_ASCII))   // Signature
                .putInt(MESSAGE_TYPE)                                   // MessageType
                .putInt(FLAGS)                                          // NegotiateFlags
                .putShort((short) 0)                                    // DomainNameLen
                .putShort((short) 0)                                    // DomainNameMaxLen
                .putInt(LENGTH)                                         // DomainNameBufferOffset
                .putShort((short) 0)                                    // WorkstationLen
                .putShort((short) 0)                                    // WorkstationMaxLen
                .putInt(LENGTH)                                         // WorkstationBufferOffset
                .put((byte) 10)                                         // Version: ProductMajorVersion
                .put((byte) 0)                                          // ProductMinorVersion
                .putShort((short) 19041)                                // ProductBuild
                .put(new byte[3])                                       // Reserved
                .put((byte) 0x0F)                                       // NTLMRevisionCurrent
                .array();
    }
}
