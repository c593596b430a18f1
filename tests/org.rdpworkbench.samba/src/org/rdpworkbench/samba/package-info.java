// SPDX-License-Identifier: EPL-2.0
/** For tests: Samba as a host on loopback that can be looked into over SMB. */
package org.rdpworkbench.samba;
