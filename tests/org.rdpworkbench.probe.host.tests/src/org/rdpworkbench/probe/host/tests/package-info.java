// SPDX-License-Identifier: EPL-2.0
/** Tests of the probes that look inside hosts, with a host that is made up. */
package org.rdpworkbench.probe.host.tests;
