// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cli.internal;

/** A file that a person named cannot be read or written. The message is one sentence that names it. */
final class FileException extends Exception {

    private static final long serialVersionUID = 1L;

    FileException(String message, Throwable cause) {
        super(message, cause);
    }
}
