// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.spi;

/** A setting could not be read or put. The message is one English sentence for people, with what the host said. */
public final class SettingException extends Exception {

    private static final long serialVersionUID = 1L;

    private final boolean unanswered;

    /** With a sentence in English, in which there is no secret. */
    public SettingException(String sentence) {
        this(sentence, false);
    }

    private SettingException(String sentence, boolean unanswered) {
        super(sentence);
        this.unanswered = unanswered;
    }

    /** The same where the host did not answer what it was asked, as where it denies access. */
    public static SettingException unanswered(String sentence) {
        return new SettingException(sentence, true);
    }

    /** True where the host did not answer; else something about what is there is the matter. */
    public boolean unanswered() {
        return unanswered;
    }
}
