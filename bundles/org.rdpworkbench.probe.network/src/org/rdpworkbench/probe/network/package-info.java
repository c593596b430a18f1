// SPDX-License-Identifier: EPL-2.0
/**
 * Looks at a host over the network, without credentials: name, TCP, X.224 negotiation, TLS, certificate, CredSSP and
 * the NTLM challenge; where it is wanted, also what the host answers to other requests. The protocols themselves are in
 * the protocol bundle; TLS is Bouncy Castle's low-level client, because the Java runtime's own refuses, by policy, much
 * of what a broken host sends.
 */
package org.rdpworkbench.probe.network;
