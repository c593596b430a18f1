// SPDX-License-Identifier: EPL-2.0
/**
 * What the command line and the window know of plugins: which are installed, what each brings and declares or why it
 * does not run, what sites offer, and how one comes and goes.
 */
package org.rdpworkbench.plugins;
