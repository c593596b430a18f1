// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.repair;

/** What has come of a repair so far. */
public enum Outcome {
    /** It was begun, and neither finished nor undone: it can be resumed or undone. */
    BEGUN,
    /**
     * All steps are done and read back; that the cause is gone was not seen from outside yet. It is looked at again by
     * resuming it, and nobody takes it back but a person.
     */
    APPLIED,
    /** A look from outside has seen that the cause is gone. */
    CONFIRMED,
    /** Everything is as it was before. */
    UNDONE,
    /** It could not all be taken back; what is left is in the journal. */
    NOT_UNDONE
}
