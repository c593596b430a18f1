// SPDX-License-Identifier: EPL-2.0
/**
 * What plugins add to the window, beside the platform's own extension points: pages of the diagnosis editor. Views that
 * follow what is open there listen to the workbench's selection, which is a
 * {@link org.rdpworkbench.ui.DiagnosisSelection} then. The package grows by default methods and further states only.
 */
package org.rdpworkbench.ui;
