// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.hosts;

/**
 * What the hosts view says below its rows.
 *
 * @param words empty for nothing
 */
public record Notice(String words, Offer offer) {

    /** What a person can do about it. */
    public enum Offer {
        NOTHING, UNDO, TRY_AGAIN
    }

    /** Nothing is to be said. */
    static final Notice NONE = new Notice("", Offer.NOTHING);

    boolean isProblem() {
        return offer == Offer.NOTHING && !words.isEmpty();
    }

    /** Something was done, and can be taken back. */
    static Notice done(String words) {
        return new Notice(words, Offer.UNDO);
    }

    /** Something cannot be done. */
    public static Notice problem(String words) {
        return new Notice(words, Offer.NOTHING);
    }
}
