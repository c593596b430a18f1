// SPDX-License-Identifier: EPL-2.0
/** Causes on the way to the host: no way, a way that is blocked, and ways that tamper, throttle or lose packets. */
package org.rdpworkbench.cause.path;
