// SPDX-License-Identifier: EPL-2.0
/**
 * Repairs: what a fixer proposes becomes a plan of single steps with what is there now, is shown, tested, applied step
 * by step with a journal that outlives any end of this program, proven from outside, and undone. Written once, here: a
 * plugin only proposes.
 */
package org.rdpworkbench.core.repair;
