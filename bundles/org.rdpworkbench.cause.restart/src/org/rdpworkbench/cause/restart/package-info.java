// SPDX-License-Identifier: EPL-2.0
/** The cause family {@code restart}: the host waits to be restarted. Seen from inside. */
package org.rdpworkbench.cause.restart;
