// SPDX-License-Identifier: EPL-2.0
/** Tests of the reader of client logs, with events in the form in which people published them. */
package org.rdpworkbench.probe.client.tests;
