// SPDX-License-Identifier: EPL-2.0
/** Tests of the TLS causes: the contract, tables of cases with what each must give, and the figure. */
package org.rdpworkbench.cause.tls.tests;
