// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.spi;

import java.util.Objects;

/**
 * One stage of the ladder as a fact saw it.
 *
 * @param outcome a few English words, for example {@code closed after ClientHello}; never text from the wire
 * @param millis how long the stage took; 0 when that is not known
 */
public record Rung(Stage stage, State state, String outcome, double millis) {

    /** How far a stage got. */
    public enum State {
        /** Passed. */
        PASSED,
        /** Passed, but something there is worth a look. */
        REMARKABLE,
        /** The connection ends here. */
        BROKEN
    }

    public Rung {
        Objects.requireNonNull(stage, "stage");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(outcome, "outcome");
    }

    public static Rung passed(Stage stage, String outcome, double millis) {
        return new Rung(stage, State.PASSED, outcome, millis);
    }

    public static Rung remarkable(Stage stage, String outcome, double millis) {
        return new Rung(stage, State.REMARKABLE, outcome, millis);
    }

    public static Rung broken(Stage stage, String outcome, double millis) {
        return new Rung(stage, State.BROKEN, outcome, millis);
    }
}
