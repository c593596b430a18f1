// SPDX-License-Identifier: EPL-2.0
/** The way of the window to what outlives a run. */
package org.rdpworkbench.ui.internal.store;
