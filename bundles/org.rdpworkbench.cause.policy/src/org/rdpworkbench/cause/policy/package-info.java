// SPDX-License-Identifier: EPL-2.0
/**
 * The host's settings, as far as they show from outside and as its inside has them: standard RDP security in place of
 * TLS, and settings that contradict each other.
 */
package org.rdpworkbench.cause.policy;
