// SPDX-License-Identifier: EPL-2.0
/** The view of plugins, contributed as any plugin would, and what p2's own wizards need to know of the workbench. */
package org.rdpworkbench.plugins.ui.internal;
