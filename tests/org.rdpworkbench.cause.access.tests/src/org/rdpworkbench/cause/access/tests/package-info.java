// SPDX-License-Identifier: EPL-2.0
/** Tests of the access causes: the contract, tables of cases with what each must give, the probes and the figure. */
package org.rdpworkbench.cause.access.tests;
