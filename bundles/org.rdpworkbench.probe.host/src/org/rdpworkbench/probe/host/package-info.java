// SPDX-License-Identifier: EPL-2.0
/** Probes that look inside the host, through whichever way in a person named. They read only. */
package org.rdpworkbench.probe.host;
