// SPDX-License-Identifier: EPL-2.0
/**
 * Simulated Remote Desktop hosts on loopback, each with a chosen fault: {@link org.rdpworkbench.lab.LabHost} runs a
 * {@link org.rdpworkbench.lab.Behaviour}, and {@link org.rdpworkbench.lab.Scenario} names those worth showing. They are
 * for demonstrations and for the tests of probes and causes. A lab host never leaves loopback and knows no user.
 */
package org.rdpworkbench.lab;
