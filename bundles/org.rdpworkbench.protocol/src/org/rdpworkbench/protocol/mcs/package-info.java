// SPDX-License-Identifier: EPL-2.0
/**
 * The part of MCS (ITU-T T.125) and GCC (T.124) that a look without credentials meets: the ultimatum with which a host
 * hangs up, the Connect Initial of a client ([MS-RDPBCGR] 2.2.1.3), and the server settings of the Connect Response
 * (2.2.1.4).
 */
package org.rdpworkbench.protocol.mcs;
