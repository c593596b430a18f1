// SPDX-License-Identifier: EPL-2.0
/**
 * Tests of what reads files from elsewhere: logs of clients, with events in the form in which people published them,
 * and what the collector writes, made by hand.
 */
package org.rdpworkbench.probe.client.tests;
