// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.protocol.mcs;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * The client data blocks of a Connect Initial without which no host answers, [MS-RDPBCGR] 2.2.1.3: CS_CORE and
 * CS_SECURITY. Written for a look that ends with the host's response, so most values are just those of the example in
 * section 4.1.3.
 *
 * @param clientName what hosts show as the client's name; 1 to 15 printable ASCII characters
 * @param encryptionMethods u32: bits of {@link #ALL_METHODS}
 */
public record ClientData(String clientName, long encryptionMethods) {

    /** What a current client offers: 40-bit, 128-bit and 56-bit RC4, and FIPS. */
    public static final long ALL_METHODS = 0x1B;

    private static final int CORE_TYPE = 0xC001;
    private static final int CORE_LENGTH = 216;
    private static final int SECURITY_TYPE = 0xC002;
    private static final int SECURITY_LENGTH = 12;
    private static final int NAME_LENGTH = 32;
    private static final int IME_LENGTH = 64;
    private static final int PRODUCT_LENGTH = 64;

    /** @throws IllegalArgumentException if the name does not fit its field */
    public ClientData {
        if (!clientName.matches("[\\x20-\\x7e]{1,15}")) {
            throw new IllegalArgumentException("a client name is 1 to 15 printable characters");
        }
    }

    byte[] encode() {
        ByteBuffer out = ByteBuffer.allocate(CORE_LENGTH + SECURITY_LENGTH).order(ByteOrder.LITTLE_ENDIAN);
        core(out);
        security(out);
        return out.array();
    }

    /** CS_CORE, 2.2.1.3.2. */
    private void core(ByteBuffer out) {
        out.putShort((short) CORE_TYPE).putShort((short) CORE_LENGTH)
                .putInt(0x00080004)             // version: RDP 5 to 8
                .putShort((short) 1024)         // desktopWidth
                .putShort((short) 768)          // desktopHeight
                .putShort((short) 0xCA01)       // colorDepth: superseded below
                .putShort((short) 0xAA03)       // SASSequence
                .putInt(0x0409)                 // keyboardLayout
                .putInt(2600)                   // clientBuild
                .put(fixed(clientName.getBytes(StandardCharsets.UTF_16LE), NAME_LENGTH))    // clientName
                .putInt(4)                      // keyboardType
                .putInt(0)                      // keyboardSubType
                .putInt(12)                     // keyboardFunctionKey
                .put(new byte[IME_LENGTH])      // imeFileName
                .putShort((short) 0xCA01)       // postBeta2ColorDepth: superseded below
                .putShort((short) 1)            // clientProductId
                .putInt(0)                      // serialNumber
                .putShort((short) 24)           // highColorDepth
                .putShort((short) 0x0007)       // supportedColorDepths: 24, 16 and 15 bits
                .putShort((short) 0x0001)       // earlyCapabilityFlags: wants an error code at the end
                .put(new byte[PRODUCT_LENGTH])  // clientDigProductId
                .put((byte) 0)                  // connectionType: not given
                .put((byte) 0)                  // pad1octet
                .putInt(0);                     // serverSelectedProtocol: standard RDP security
    }

    /** CS_SECURITY, 2.2.1.3.3. */
    private void security(ByteBuffer out) {
        out.putShort((short) SECURITY_TYPE).putShort((short) SECURITY_LENGTH)
                .putInt((int) encryptionMethods)    // encryptionMethods
                .putInt(0);                         // extEncryptionMethods: for French locales only
    }

    private static byte[] fixed(byte[] text, int length) {
        return ByteBuffer.allocate(length).put(text).array();
    }
}
