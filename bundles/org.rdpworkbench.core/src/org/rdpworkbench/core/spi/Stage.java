// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.spi;

/** The stages of a Remote Desktop connection, in the order in which they are passed. */
public enum Stage {
    /** The client program and its settings. */
    CLIENT,
    /** Turning a name into addresses. */
    NAME,
    /** Reaching the address. */
    NETWORK,
    /** Gateway, broker or bastion on the way. */
    ROUTE,
    /** A service that accepts the TCP connection. */
    LISTENER,
    /** X.224 and the choice of security protocol. */
    NEGOTIATION,
    /** The TLS handshake. */
    TLS,
    /** CredSSP with NTLM or Kerberos. */
    AUTHENTICATION,
    /** The right to log on through Remote Desktop. */
    AUTHORIZATION,
    /** Remote Desktop licensing. */
    LICENSING,
    /** The session itself. */
    SESSION
}
