// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.repair;

/** A repair is not begun, or does not go on. The message is one English sentence for people that says why. */
public final class RefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    /** With a sentence in English, in which there is no secret. */
    public RefusedException(String sentence) {
        super(sentence);
    }
}
