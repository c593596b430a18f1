// SPDX-License-Identifier: EPL-2.0
/**
 * Evidence out of files from machines without the workbench: the event log of Remote Desktop on a client and the
 * Security log of a host, as a file or as XML, and what our collector wrote, on a client or on the console of a host.
 * The collector is a script that the command {@code collect} hands out. Here nothing is looked at and nothing is sent.
 * Whoever sends such a file may have put anything into it, so that everything is capped, and what is read stays text
 * until a report escapes it.
 */
package org.rdpworkbench.probe.client;
