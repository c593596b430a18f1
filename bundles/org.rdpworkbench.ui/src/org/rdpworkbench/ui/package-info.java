// SPDX-License-Identifier: EPL-2.0
/**
 * What plugins add to the window, beside the platform's own extension points: pages of the diagnosis editor. Views that
 * follow what is open there hear of it by {@link org.rdpworkbench.ui.DiagnosisSelection#follow}. The package grows by
 * default methods and further states only.
 */
package org.rdpworkbench.ui;
