// SPDX-License-Identifier: EPL-2.0
/** Tests of the causes about NLA: the contract, tables of cases with what each must give, and figures. */
package org.rdpworkbench.cause.nla.tests;
