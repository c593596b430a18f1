// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.protocol.x224;

import java.util.List;

/** The security protocols of requestedProtocols and selectedProtocol, [MS-RDPBCGR] 2.2.1.1.1 and 2.2.1.2.1. */
public final class Protocols {

    /** Standard RDP security: no bit at all. */
    public static final long RDP = 0x00;
    /** TLS. */
    public static final long SSL = 0x01;
    /** CredSSP, which is Network Level Authentication; to be asked together with SSL. */
    public static final long HYBRID = 0x02;
    /** RDSTLS, for redirected sessions. */
    public static final long RDSTLS = 0x04;
    /** CredSSP with an early user authorisation result; to be asked together with SSL and HYBRID. */
    public static final long HYBRID_EX = 0x08;
    /** Azure AD authentication. */
    public static final long RDSAAD = 0x10;

    private static final List<BitName> NAMES = List.of(
            new BitName(SSL, "SSL"),
            new BitName(HYBRID, "HYBRID"),
            new BitName(RDSTLS, "RDSTLS"),
            new BitName(HYBRID_EX, "HYBRID_EX"),
            new BitName(RDSAAD, "RDSAAD"));

    private Protocols() {
    }

    /** Returns the names in a mask, lowest bit first; 0 is {@code RDP}, unknown bits are one hexadecimal number. */
    public static List<String> names(long mask) {
        return mask == RDP ? List.of("RDP") : BitName.names(mask, NAMES);
    }
}
