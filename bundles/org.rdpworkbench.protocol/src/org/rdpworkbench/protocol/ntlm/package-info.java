// SPDX-License-Identifier: EPL-2.0
/**
 * The first two of the three NTLM messages, [MS-NLMP] 2.2.1. The first is written and the second is read; the third,
 * AUTHENTICATE, is what a logon attempt is, and no class here or elsewhere can write it.
 */
package org.rdpworkbench.protocol.ntlm;
