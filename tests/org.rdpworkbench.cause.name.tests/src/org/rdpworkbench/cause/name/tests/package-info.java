// SPDX-License-Identifier: EPL-2.0
/** Tests of the causes in the name: the contract, tables of cases with what each must give, and figures. */
package org.rdpworkbench.cause.name.tests;
