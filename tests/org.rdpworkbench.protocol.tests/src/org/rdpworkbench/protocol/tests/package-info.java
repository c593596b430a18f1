// SPDX-License-Identifier: EPL-2.0
/**
 * Tests of the codecs against bytes that real hosts sent, and against the same bytes cut and changed. The bytes are in
 * {@code vectors.txt}.
 */
package org.rdpworkbench.protocol.tests;
