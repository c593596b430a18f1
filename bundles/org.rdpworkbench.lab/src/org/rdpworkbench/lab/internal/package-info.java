// SPDX-License-Identifier: EPL-2.0
/** The command {@code lab}. */
package org.rdpworkbench.lab.internal;
