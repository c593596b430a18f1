// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host;

/**
 * Bytes of a file.
 *
 * @param size of the whole file, in bytes, when it was opened
 * @param bytes not copied; fewer than were asked for where the file ends
 */
public record FileContent(long size, byte[] bytes) {

    /** The most bytes that are read at once. */
    public static final int MOST = 16 << 20;
}
