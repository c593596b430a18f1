// SPDX-License-Identifier: EPL-2.0
/** The first screen: an error code, a host, or both. */
package org.rdpworkbench.ui.internal.start;
