// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cli;

/** Exit states of the command line. They are a contract with scripts: values are added, never changed. */
public final class ExitState {

    /** Nothing is failing. */
    public static final int OK = 0;
    /** A cause is failing. */
    public static final int FAILING = 1;
    /** Wrong usage or bad input; nothing was done. */
    public static final int USAGE = 2;
    /** Evidence that was asked for is missing, a check broke, or the symptom was not reproduced. */
    public static final int INCOMPLETE = 3;
    /** A repair failed, did not remove the cause, or was kept by nobody in time, and was undone. */
    public static final int REPAIR_UNDONE = 4;
    /** A repair could not wholly be undone. */
    public static final int REPAIR_NOT_UNDONE = 5;
    /** A repair is applied, and not seen from outside yet. */
    public static final int REPAIR_PENDING = 6;
    /** An internal error. */
    public static final int INTERNAL = 70;
    /** Cancelled by the person. */
    public static final int CANCELLED = 130;

    private ExitState() {}
}
