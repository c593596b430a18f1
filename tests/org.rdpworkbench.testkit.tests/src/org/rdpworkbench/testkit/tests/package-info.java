// SPDX-License-Identifier: EPL-2.0
/** Tests of the test kit: a sound sample plugin that keeps the contract, and unsound ones that are found out. */
package org.rdpworkbench.testkit.tests;
