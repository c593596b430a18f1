// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.store;

/** The store could not be read or written. Its message is a sentence for a person. */
public final class StoreException extends Exception {

    private static final long serialVersionUID = 1;

    public StoreException(String message) {
        super(message);
    }

    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
