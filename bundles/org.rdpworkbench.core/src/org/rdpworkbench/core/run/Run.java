// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.run;

/**
 * What came of a run.
 *
 * @param record the evidence, to be saved and judged again
 * @param cancelled the run was ended early; the diagnosis rests on what was there by then
 */
public record Run(CaseRecord record, Diagnosis diagnosis, boolean cancelled) {}
