// SPDX-License-Identifier: EPL-2.0
/**
 * The way into the machine itself, where that is a Windows: its own interface, called through JNA as the account that
 * is signed in. What is called is in {@link org.rdpworkbench.host.windows.internal.Advapi} and
 * {@link org.rdpworkbench.host.windows.internal.Kernel} and nowhere else. All of a session runs in one thread of its
 * own, so that a call can be left when its time is over. Registry, services and files are tested with Wine; none of it
 * was verified on Windows.
 */
package org.rdpworkbench.host.windows.internal;
