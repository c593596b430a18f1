// SPDX-License-Identifier: EPL-2.0
/** The diagnosis editor: runs on the left of time, results on the right; never a wait on the UI thread. */
package org.rdpworkbench.ui.internal.diagnosis;
