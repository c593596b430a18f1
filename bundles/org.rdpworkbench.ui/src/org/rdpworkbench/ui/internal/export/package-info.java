// SPDX-License-Identifier: EPL-2.0
/** Diagnoses as files: the wizard that asks for what is to be written, and the job that writes it. */
package org.rdpworkbench.ui.internal.export;
