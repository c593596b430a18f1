// SPDX-License-Identifier: EPL-2.0
/**
 * The way in as the account that is signed in on a Windows: its own interface, called through JNA, which reaches the
 * machine itself and others alike. What is called is in {@link org.rdpworkbench.host.windows.internal.Advapi},
 * {@link org.rdpworkbench.host.windows.internal.Kernel} and {@link org.rdpworkbench.host.windows.internal.Netapi} and
 * nowhere else; which machine is meant is a {@link org.rdpworkbench.host.windows.internal.Computer}. A session has a
 * thread of its own, and one more for another machine's services, so that a call can be left when its time is over.
 * What can be changed is in {@link org.rdpworkbench.host.windows.internal.WindowsSettings}, and each kind of setting in
 * its own {@link org.rdpworkbench.host.windows.internal.SettingCalls}.
 * Registry, services and files are tested with Wine, of the machine itself, where repairs go through the whole engine,
 * and by names of it that look like another one's; none of it was verified on Windows.
 */
package org.rdpworkbench.host.windows.internal;
