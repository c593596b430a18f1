// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host;

/** Credentials that are kept somewhere cannot be read or changed there. The message is a sentence for people. */
public final class CredentialException extends Exception {

    private static final long serialVersionUID = 1L;

    /** With a sentence in English, in which there is no secret. */
    public CredentialException(String sentence) {
        super(sentence);
    }

    /** With a sentence in English, in which there is no secret. */
    public CredentialException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
