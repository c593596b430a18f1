// SPDX-License-Identifier: EPL-2.0
/**
 * What all codecs of this bundle share: a bounded cursor over received bytes, and the one way in which decoding fails.
 * Nothing in this bundle does I/O; a driver hands in bytes and gets records.
 */
package org.rdpworkbench.protocol.wire;
