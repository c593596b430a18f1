// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host;

/** Bytes are no security descriptor. The message names the structure, the offset and what is wrong there. */
public final class MalformedDescriptorException extends Exception {

    private static final long serialVersionUID = 1L;

    MalformedDescriptorException(String structure, int offset, String problem) {
        super(structure + " at offset " + offset + ": " + problem);
    }
}
