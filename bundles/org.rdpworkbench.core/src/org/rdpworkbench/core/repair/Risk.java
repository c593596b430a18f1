// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.repair;

/** How much may go wrong by a plan or a step. */
public enum Risk {
    /** Nobody is in the way of it, and it goes back as it was. */
    LOW,
    /** Somebody is interrupted, or something is not as before when it was taken back, or shows late. */
    MEDIUM,
    /** The host is less protected, or not all of it can be taken back. */
    HIGH
}
