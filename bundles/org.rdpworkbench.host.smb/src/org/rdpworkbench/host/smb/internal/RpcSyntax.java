// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.smb.internal;

import java.util.HexFormat;

/**
 * p_syntax_id_t, [C706] 12.6.3.1.
 *
 * @param data4 the last eight bytes of the UUID in hex
 */
record RpcSyntax(int data1, int data2, int data3, String data4, int version) {

    /** NDR, [C706] 14 and [MS-RPCE] 2.2.4.12. */
    static final RpcSyntax NDR = new RpcSyntax(0x8A885D04, 0x1CEB, 0x11C9, "9fe808002b104860", 2);

    void write(NdrOutput output) {
        output.u32(data1);                                // if_uuid, time_low
        output.u16(data2);                                // time_mid
        output.u16(data3);                                // time_hi_and_version
        output.bytes(HexFormat.of().parseHex(data4));     // clock_seq and node
        output.u32(version);                              // if_version
    }
}
