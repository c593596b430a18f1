// SPDX-License-Identifier: EPL-2.0
/** Cases that come from somewhere else than a look: open editors, the history, files that are imported or dropped. */
package org.rdpworkbench.ui.internal.cases;
