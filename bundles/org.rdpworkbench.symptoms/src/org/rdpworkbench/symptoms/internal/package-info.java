// SPDX-License-Identifier: EPL-2.0
/** The catalogues of this bundle: one file and one component a kind, and the notes on what may be concluded. */
package org.rdpworkbench.symptoms.internal;
