// SPDX-License-Identifier: EPL-2.0
/** The repairs that were begun on this machine: their journals, and taking them back or to their end. */
package org.rdpworkbench.ui.internal.repairs;
