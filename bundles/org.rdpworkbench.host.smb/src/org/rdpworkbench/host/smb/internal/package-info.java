// SPDX-License-Identifier: EPL-2.0
/**
 * The way in over SMB: smbj speaks SMB and NTLM, and the remote procedure calls on its named pipes ([C706], [MS-RPCE])
 * are our own, since a host may send anything and every answer is read within caps. All of a session runs in one
 * thread of its own, so that a call can be left when its time is over.
 */
package org.rdpworkbench.host.smb.internal;
