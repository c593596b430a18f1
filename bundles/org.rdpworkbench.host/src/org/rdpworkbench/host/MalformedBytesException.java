// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host;

/**
 * Bytes of a host are not what they should be. The message names the structure, the offset and what is wrong there; it
 * holds no text from them.
 */
public final class MalformedBytesException extends Exception {

    private static final long serialVersionUID = 1L;

    MalformedBytesException(String structure, int offset, String problem) {
        super(structure + " at offset " + offset + ": " + problem);
    }
}
