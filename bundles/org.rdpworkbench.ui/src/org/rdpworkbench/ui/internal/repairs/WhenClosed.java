// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.repairs;

/** What becomes of a repair that is under way when the window closes. */
enum WhenClosed {

    /** It ends behind the step that it is at. */
    STOPS("The repair of %s stops after the step that is under way; go on with it, or undo it, in Repairs."),
    /** It was to be kept: the engine takes it back when it is stopped. */
    GOES_BACK("The repair of %s is undone first, unless you have kept it."),
    /** It is being undone, and that is waited for. */
    GOES_ON("The repair of %s is undone first.");

    private final String sentence;

    WhenClosed(String sentence) {
        this.sentence = sentence;
    }

    /** For a person. */
    String words(String host) {
        return String.format(sentence, host);
    }
}
