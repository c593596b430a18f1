// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.report;

/**
 * A label and what belongs to it.
 *
 * @param label ours; may be empty where the text goes on with the line above
 * @param text with every value from the wire escaped
 */
public record Line(String label, String text) {}
