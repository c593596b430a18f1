// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.plugins;

/** What a person asked for cannot be done, and nothing has changed. The message is one sentence that says why. */
public final class RefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    /** @param sentence for the person */
    public RefusedException(String sentence) {
        super(sentence);
    }
}
