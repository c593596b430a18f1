// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui;

import java.util.Optional;
import org.rdpworkbench.core.spi.EvidenceKey;
import org.rdpworkbench.core.spi.Target;

/** The editor around a page: what its case is about, and what can be done with it. Not for others to implement. */
public interface DiagnosisSite {

    /** The host. */
    Target target();

    /** The name of the file that the case was read from; empty for a look of our own. */
    Optional<String> file();

    /** What the person saw, in their words. */
    Optional<String> symptom();

    /** Whether the look takes more connections than usual. */
    boolean thorough();

    /**
     * Looks at the host once more, for the same symptom.
     *
     * @param closer with more connections
     */
    void lookAgain(boolean closer);

    /**
     * Looks at the host once more, for the same symptom, and with one probe more.
     *
     * @param probe the id of one that takes more connections
     */
    void lookAgainWith(String probe);

    /** Asks how and as whom, and looks at the host once more, inside as well; unless the person cancels. */
    void lookInside();

    /** Ends the look that is under way, if any. */
    void stop();

    /** Asks for a file, and saves the case there. */
    void saveCase();

    /** Tells the editor and the views that follow it which cause the person has selected, by its id. */
    void select(Optional<String> cause);

    /** Opens the view of the evidence. */
    void showEvidence();

    /** Opens the view of the evidence, with that piece of it selected. */
    void showEvidence(EvidenceKey key);
}
