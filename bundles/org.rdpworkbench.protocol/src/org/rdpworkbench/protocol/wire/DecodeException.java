// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.protocol.wire;

/**
 * Received bytes are not the structure they were read as. The message names the structure, the offset in the bytes that
 * were handed in, and what is wrong there; it is lower case without a full stop so that it can end another sentence.
 */
public final class DecodeException extends Exception {

    private static final long serialVersionUID = 1L;

    /**
     * @param structure name of the structure that was being read
     * @param offset offset of the problem in bytes from the start of what was handed in
     * @param problem what is wrong, lower case; never text from the wire
     */
    public DecodeException(String structure, int offset, String problem) {
        // Hostile bytes make them by the thousand, and the offset tells more than a stack trace, which is a kilobyte.
        super(structure + " at offset " + offset + ": " + problem, null, false, false);
    }
}
