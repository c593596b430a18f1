// SPDX-License-Identifier: EPL-2.0
/** The cause family {@code winsock}: a client that cannot use the network as it should, by what was collected there. */
package org.rdpworkbench.cause.winsock;
