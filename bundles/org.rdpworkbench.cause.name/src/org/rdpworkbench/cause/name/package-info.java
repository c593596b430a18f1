// SPDX-License-Identifier: EPL-2.0
/** Causes in the name: it leads nowhere, to another host, or to addresses of which one family is dead. */
package org.rdpworkbench.cause.name;
