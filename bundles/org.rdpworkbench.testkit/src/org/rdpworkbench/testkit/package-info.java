// SPDX-License-Identifier: EPL-2.0
/**
 * For plugin authors: cases made of facts in one line, probes run against a script and without sockets, and the
 * contract that every plugin must keep, as tests. See {@link org.rdpworkbench.testkit.PluginContract}.
 */
package org.rdpworkbench.testkit;
