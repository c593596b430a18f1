// SPDX-License-Identifier: EPL-2.0
/** Event logs that are written here by hand, sound, damaged and hostile ones, and what is read of them. */
package org.rdpworkbench.evtx.tests;
