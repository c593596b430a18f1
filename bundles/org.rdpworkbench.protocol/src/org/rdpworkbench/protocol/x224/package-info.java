// SPDX-License-Identifier: EPL-2.0
/**
 * TPKT framing (RFC 1006 section 6), the X.224 class 0 units that carry RDP (RFC 905 section 13) and the RDP
 * negotiation inside them ([MS-RDPBCGR] 2.2.1.1 and 2.2.1.2).
 */
package org.rdpworkbench.protocol.x224;
