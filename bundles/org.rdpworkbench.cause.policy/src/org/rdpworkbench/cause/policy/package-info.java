// SPDX-License-Identifier: EPL-2.0
/** The host's settings, as far as they show from outside: standard RDP security in place of TLS. */
package org.rdpworkbench.cause.policy;
