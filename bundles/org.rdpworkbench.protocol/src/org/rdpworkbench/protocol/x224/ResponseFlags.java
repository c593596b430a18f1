// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.protocol.x224;

import java.util.List;

/** The flags of RDP_NEG_RSP, [MS-RDPBCGR] 2.2.1.2.1. */
public final class ResponseFlags {

    /** The host understands extended client data blocks. */
    public static final int EXTENDED_CLIENT_DATA = 0x01;
    /** The host supports the graphics pipeline. */
    public static final int DYNVC_GFX = 0x02;
    /** Reserved; Windows 8 and later set it. */
    public static final int RESERVED = 0x04;
    /** The host supports credential-less logon in restricted admin mode. */
    public static final int RESTRICTED_ADMIN = 0x08;
    /** The host supports credential-less logon by redirected authentication (Remote Credential Guard). */
    public static final int REDIRECTED_AUTHENTICATION = 0x10;

    private static final List<BitName> NAMES = List.of(
            new BitName(EXTENDED_CLIENT_DATA, "EXTENDED_CLIENT_DATA_SUPPORTED"),
            new BitName(DYNVC_GFX, "DYNVC_GFX_PROTOCOL_SUPPORTED"),
            new BitName(RESERVED, "NEGRSP_FLAG_RESERVED"),
            new BitName(RESTRICTED_ADMIN, "RESTRICTED_ADMIN_MODE_SUPPORTED"),
            new BitName(REDIRECTED_AUTHENTICATION, "REDIRECTED_AUTHENTICATION_MODE_SUPPORTED"));

    private ResponseFlags() {
    }

    /** Returns the names in a mask, lowest bit first; unknown bits are one hexadecimal number at the end. */
    public static List<String> names(int flags) {
        return BitName.names(flags, NAMES);
    }
}
