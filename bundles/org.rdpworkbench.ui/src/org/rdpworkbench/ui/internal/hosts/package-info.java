// SPDX-License-Identifier: EPL-2.0
/** The hosts of this workspace and the view that lists them. */
package org.rdpworkbench.ui.internal.hosts;
