// SPDX-License-Identifier: EPL-2.0
/**
 * Evidence out of what a Windows client wrote down of its attempts to connect: the event log of Remote Desktop there,
 * as a file, or events as XML. Nothing is looked at and nothing is sent. Whoever sends such a file may have put
 * anything into it, so that everything is capped, and what is read stays text until a report escapes it.
 */
package org.rdpworkbench.probe.client;
