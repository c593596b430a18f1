// SPDX-License-Identifier: EPL-2.0
/**
 * The command {@code plugins}. What is installed is read from the installation's files and the framework; only
 * installing and removing open p2, which no other bundle knows.
 */
package org.rdpworkbench.plugins.internal;
