// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.evtx;

/**
 * Bytes are not what stands there in an event log file. The message names the structure, the offset in the bytes that
 * were handed in, and what is wrong there; it holds no text from the file.
 */
public final class MalformedLogException extends Exception {

    private static final long serialVersionUID = 1L;

    MalformedLogException(String structure, int offset, String problem) {
        // A damaged log makes them by the thousand, and the offset tells more than a stack trace.
        super(structure + " at offset " + offset + ": " + problem, null, false, false);
    }
}
