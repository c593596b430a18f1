// SPDX-License-Identifier: EPL-2.0
/** Two cases beside one another. */
package org.rdpworkbench.ui.internal.compare;
