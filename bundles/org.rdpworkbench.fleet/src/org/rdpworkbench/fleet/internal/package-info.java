// SPDX-License-Identifier: EPL-2.0
/**
 * Reads the hosts out of the files that other tools keep: one component a format. What a file says may be hostile: it
 * is capped and cleaned here, kept as plain data, and escaped where it is shown. {@link Hosts} holds the rules that all
 * formats share; {@link XmlFile}, {@link FileText} and {@link CsvRows} turn bytes into something to look at.
 */
package org.rdpworkbench.fleet.internal;
