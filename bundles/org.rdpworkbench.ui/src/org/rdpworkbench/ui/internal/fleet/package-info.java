// SPDX-License-Identifier: EPL-2.0
/** Repairs of many hosts: one first, the others in batches. */
package org.rdpworkbench.ui.internal.fleet;
