// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.smb.internal;

/** What a host sent is not what it should be. The message names the structure, the offset and the problem. */
final class NdrException extends Exception {

    private static final long serialVersionUID = 1L;

    NdrException(String structure, int offset, String problem) {
        super(structure + " at offset " + offset + ": " + problem, null, false, false);
    }
}
