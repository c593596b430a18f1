// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.protocol.mcs;

import org.rdpworkbench.protocol.wire.DecodeException;
import org.rdpworkbench.protocol.wire.WireReader;

/**
 * SC_SECURITY, [MS-RDPBCGR] 2.2.1.4.3: how a host encrypts without TLS. Random number and certificate are checked for
 * size and not kept.
 *
 * @param method u32: 0 none, 1 40-bit, 2 128-bit, 8 56-bit, 0x10 FIPS
 * @param level u32: 0 none, 1 low, 2 client compatible, 3 high, 4 FIPS
 * @param randomLength u32: length of the server random in bytes
 * @param certificateLength u32: length of the server certificate in bytes
 */
public record ServerSecurity(long method, long level, long randomLength, long certificateLength) {

    static final int TYPE = 0x0C02;

    static ServerSecurity decode(WireReader block) throws DecodeException {
        long method = block.u32le();                // encryptionMethod
        long level = block.u32le();                 // encryptionLevel
        if (block.remaining() == 0) {
            // Under TLS the block ends here.
            return new ServerSecurity(method, level, 0, 0);
        }
        long randomLength = block.u32le();          // serverRandomLen
        long certificateLength = block.u32le();     // serverCertLen
        block.skip(randomLength);                   // serverRandom
        block.skip(certificateLength);              // serverCertificate
        block.expectEnd();
        return new ServerSecurity(method, level, randomLength, certificateLength);
    }
}
