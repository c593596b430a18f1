// SPDX-License-Identifier: EPL-2.0
/** Causes about clocks that differ: whose is wrong, the host's or this machine's. */
package org.rdpworkbench.cause.clock;
