// SPDX-License-Identifier: EPL-2.0
/** Tests of the probes that look inside hosts, with a host that is scripted. */
package org.rdpworkbench.probe.host.tests;
