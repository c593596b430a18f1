// SPDX-License-Identifier: EPL-2.0
/** What was found out about a host over time. */
package org.rdpworkbench.ui.internal.history;
