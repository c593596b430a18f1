// SPDX-License-Identifier: EPL-2.0
/** Makes the platform's help work without a servlet container. */
package org.rdpworkbench.ui.internal.help;
