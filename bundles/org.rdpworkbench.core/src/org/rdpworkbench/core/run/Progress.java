// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.run;

import org.rdpworkbench.core.spi.Evidence;
import org.rdpworkbench.core.spi.Target;

/** Hears what a run does. Called serially, never after the run has returned, and quickly done. */
public interface Progress {

    /** Hears nothing. */
    Progress SILENT = new Progress() {};

    /** A probe begins that has something to do; {@code title} is its text. */
    default void looking(Target target, String title) {}

    /** A piece of evidence is there. */
    default void evidence(Target target, Evidence evidence) {}
}
