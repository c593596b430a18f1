// SPDX-License-Identifier: EPL-2.0
/** What a person can set, and the pages where. */
package org.rdpworkbench.ui.internal.preferences;
