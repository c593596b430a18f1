// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.spi;

/** The probe could not look. The message is one sentence for a person; the cause carries the API's own words. */
public final class ProbeException extends Exception {

    private static final long serialVersionUID = 1L;

    public ProbeException(String message) {
        super(message);
    }

    public ProbeException(String message, Throwable cause) {
        super(message, cause);
    }
}
