// SPDX-License-Identifier: EPL-2.0
/**
 * Reads Windows event log files (.evtx) out of bytes that somebody else has read: the head of the file, and then one
 * chunk after the other, so that a log of any size takes the memory of one chunk. Elements and values are those of
 * BinXml, [MS-EVEN6] 2.2.12 to 2.2.18; head, chunk and record are not in that specification, and are as Windows writes
 * them.
 */
package org.rdpworkbench.evtx;
