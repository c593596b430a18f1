// SPDX-License-Identifier: EPL-2.0
/** A Windows that Wine makes, for tests: each in a folder of its own, with the Java for Windows to run programs in. */
package org.rdpworkbench.wine;
