// SPDX-License-Identifier: EPL-2.0
/** Tests of the winsock cause: the contract, a table of cases with what each must give, and the figure. */
package org.rdpworkbench.cause.winsock.tests;
