// SPDX-License-Identifier: EPL-2.0
/**
 * Who owns a setting: what group policies and device management have left on a host, read off its registry and files.
 * The parsers know bytes only. Where Windows keeps what is read here is documented, and not verified on Windows.
 */
package org.rdpworkbench.probe.host.policy;
