// SPDX-License-Identifier: EPL-2.0
/** The workbench: application, window and what its parts share. Exports nothing. */
package org.rdpworkbench.ui.internal;
