// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.protocol.mcs;

import org.rdpworkbench.protocol.wire.DecodeException;
import org.rdpworkbench.protocol.wire.WireReader;

/**
 * SC_CORE, [MS-RDPBCGR] 2.2.1.4.2. Its optional fields repeat what the client said and are not kept.
 *
 * @param version u32: 0x00080001 RDP 4, 0x00080004 RDP 5 to 8, from 0x00080005 on RDP 10
 */
public record ServerCore(long version) {

    static final int TYPE = 0x0C01;

    static ServerCore decode(WireReader block) throws DecodeException {
        long version = block.u32le();               // version
        return new ServerCore(version);
    }
}
