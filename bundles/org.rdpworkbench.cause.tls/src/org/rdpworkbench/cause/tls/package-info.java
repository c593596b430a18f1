// SPDX-License-Identifier: EPL-2.0
/** TLS itself does not fit: no common version, no common cipher suite, or TLS is switched off on the host. */
package org.rdpworkbench.cause.tls;
