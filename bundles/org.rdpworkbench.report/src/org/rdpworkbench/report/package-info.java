// SPDX-License-Identifier: EPL-2.0
/**
 * Turns diagnoses, decoded symptoms and figures into text, JSON and SVG. No user interface and no input or output.
 * Whatever comes from the wire passes {@link org.rdpworkbench.report.Plain} before it is shown.
 */
package org.rdpworkbench.report;
