// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.run;

/** A case file cannot be read. The message is one sentence for a person, without the file's name. */
public final class CaseFormatException extends Exception {

    private static final long serialVersionUID = 1L;

    public CaseFormatException(String message) {
        super(message);
    }

    public CaseFormatException(String message, Throwable cause) {
        super(message, cause);
    }
}
