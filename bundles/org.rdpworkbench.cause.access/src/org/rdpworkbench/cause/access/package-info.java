// SPDX-License-Identifier: EPL-2.0
/** The cause family {@code access}: the host does not let the person in, by what it and the client wrote down. */
package org.rdpworkbench.cause.access;
