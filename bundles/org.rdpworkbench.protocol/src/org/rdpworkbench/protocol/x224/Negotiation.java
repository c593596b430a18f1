// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.protocol.x224;

import org.rdpworkbench.protocol.wire.Octets;

/** What a host answered to the negotiation request, the last part of a Connection Confirm. */
public sealed interface Negotiation {

    /**
     * RDP_NEG_RSP, [MS-RDPBCGR] 2.2.1.2.1. An answer is not support: compare the selection with what was asked.
     *
     * @param flags u8, see {@link ResponseFlags}
     * @param selectedProtocol u32, see {@link Protocols}
     */
    record Response(int flags, long selectedProtocol) implements Negotiation {
    }

    /**
     * RDP_NEG_FAILURE, [MS-RDPBCGR] 2.2.1.2.2.
     *
     * @param code u32, see {@link FailureCode}
     */
    record Failure(long code) implements Negotiation {
    }

    /** Nothing after the fixed part: a host that does not know the negotiation, or that was not asked. */
    record None() implements Negotiation {
    }

    /**
     * A structure that the specification does not have.
     *
     * @param type u8
     * @param bytes everything after the type
     */
    record Unknown(int type, Octets bytes) implements Negotiation {
    }
}
