// SPDX-License-Identifier: EPL-2.0
/**
 * What can be told from the first bytes after a ClientHello, and the names of TLS versions and alerts (RFC 8446,
 * RFC 5246). The handshake itself is not here: a TLS library makes it.
 */
package org.rdpworkbench.protocol.tls;
