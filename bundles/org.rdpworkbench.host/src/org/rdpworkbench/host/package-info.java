// SPDX-License-Identifier: EPL-2.0
/**
 * The inside of a Windows host: registry, services, files, event logs and clock, as primitives that read and change
 * nothing. A way in ({@link org.rdpworkbench.host.HostAccess}) opens a session; every look in it has an
 * {@link org.rdpworkbench.host.Answer}. What can be worked out from primitives is a function over a session and the
 * same for every way in.
 */
package org.rdpworkbench.host;
