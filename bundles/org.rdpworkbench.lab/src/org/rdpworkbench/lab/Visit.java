// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.lab;

/**
 * What one client did.
 *
 * @param number of the connection, from 1
 * @param received what the client sent, the first 64 KiB: bytes in clear with the first TLS record, and after a
 *        handshake that was completed what came out of the encryption
 * @param authenticate whether an NTLM AUTHENTICATE was among it, beyond the cap too
 * @param ended whether the connection has ended
 */
public record Visit(int number, byte[] received, boolean authenticate, boolean ended) {}
