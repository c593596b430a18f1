// SPDX-License-Identifier: EPL-2.0
/** Repairs of a host that lies in memory: every end that one can take, and the way back from each. */
package org.rdpworkbench.core.repair.tests;
