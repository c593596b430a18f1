// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.spi;

/**
 * A file holds no evidence that its reader could take. The message is the end of a sentence that begins with the file's
 * name, such as {@code is damaged.}; text out of the file may stand in it as it is.
 */
public final class EvidenceException extends Exception {

    private static final long serialVersionUID = 1;

    public EvidenceException(String message) {
        super(message);
    }

    public EvidenceException(String message, Throwable cause) {
        super(message, cause);
    }
}
