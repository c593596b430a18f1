// SPDX-License-Identifier: EPL-2.0
/** What the reports say and how they look, on diagnoses made by hand. */
package org.rdpworkbench.report.tests;
