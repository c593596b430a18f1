// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host;

/**
 * The state of a service.
 *
 * @param displayName for people, in the language of the host
 */
public record ServiceStatus(String name, String displayName, State state) {

    /** dwCurrentState, [MS-SCMR] 2.2.47. */
    public enum State {
        /** A number that the specification does not have. */
        UNKNOWN,
        STOPPED, START_PENDING, STOP_PENDING, RUNNING, CONTINUE_PENDING, PAUSE_PENDING, PAUSED;

        /** The state with that number, 1 to 7. */
        public static State of(long number) {
            return number >= 1 && number <= 7 ? values()[(int) number] : UNKNOWN;
        }
    }
}
