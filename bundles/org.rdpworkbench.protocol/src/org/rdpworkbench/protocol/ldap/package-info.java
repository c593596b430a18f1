// SPDX-License-Identifier: EPL-2.0
/** As much of LDAP (RFC 4511) as it takes to ask a domain controller what time it is, without logging on. */
package org.rdpworkbench.protocol.ldap;
