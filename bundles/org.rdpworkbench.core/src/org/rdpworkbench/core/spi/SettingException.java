// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.spi;

/** A setting could not be read or put. The message is one English sentence for people, with what the host said. */
public final class SettingException extends Exception {

    private static final long serialVersionUID = 1L;

    /** With a sentence in English, in which there is no secret. */
    public SettingException(String sentence) {
        super(sentence);
    }
}
