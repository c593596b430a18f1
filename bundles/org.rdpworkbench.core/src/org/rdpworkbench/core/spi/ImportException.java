// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.spi;

/** A file that cannot be read as what it was taken for. Its message is a sentence for a person. */
public final class ImportException extends Exception {

    private static final long serialVersionUID = 1;

    public ImportException(String message) {
        super(message);
    }

    public ImportException(String message, Throwable cause) {
        super(message, cause);
    }
}
