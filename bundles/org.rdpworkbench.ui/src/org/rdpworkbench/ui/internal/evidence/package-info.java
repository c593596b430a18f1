// SPDX-License-Identifier: EPL-2.0
/** The view of all evidence of the diagnosis that is open: facts, what is missing, and what went over the wire. */
package org.rdpworkbench.ui.internal.evidence;
