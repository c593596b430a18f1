// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.spi;

/** Why a fact is missing. */
public enum Reason {
    /** The run did not ask for it. */
    NOT_REQUESTED,
    /** It has no meaning for this target. */
    NOT_APPLICABLE,
    /** No installed plugin can look there. */
    NO_PROBE,
    /** Something that must come first is itself missing or failed. */
    PREREQUISITE,
    /** The host or the system refused the look. */
    NO_ACCESS,
    /** The host cannot answer this. */
    UNSUPPORTED,
    /** The deadline passed. */
    TIMED_OUT,
    /** The run was cancelled. */
    CANCELLED,
    /** The probe failed or broke its promise; the fault is the plugin's. */
    PROBE_BROKEN,
    /** The plugin was removed while the run was under way. */
    PLUGIN_LEFT;

    /** True when the run asked for this fact and did not get it: such a run is incomplete. */
    public boolean incomplete() {
        return switch (this) {
            case TIMED_OUT, CANCELLED, PROBE_BROKEN, PLUGIN_LEFT, NO_ACCESS -> true;
            case NOT_REQUESTED, NOT_APPLICABLE, NO_PROBE, PREREQUISITE, UNSUPPORTED -> false;
        };
    }
}
