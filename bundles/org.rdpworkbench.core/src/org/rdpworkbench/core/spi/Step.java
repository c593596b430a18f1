// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.spi;

import java.util.Objects;

/**
 * The smallest thing that a repair does: one setting goes from one value to another. The way back is the same with both
 * exchanged, where there is one.
 *
 * @param setting which one, as its {@link SettingStore} writes it; it is the same for as long as there are journals
 * @param before what it holds before the step, with kind and exact bytes
 * @param after what it holds behind it
 * @param kind whether there is a way back
 */
public record Step(String setting, SettingValue before, SettingValue after, Kind kind) {

    /** What kind of step it is. */
    public enum Kind {
        /** A setting, which can be put back exactly. */
        SETTING,
        /** Something that is done once: what was there before is kept, and nobody can put it back as it was. */
        ONCE,
        /** The host is restarted: nobody takes that back, and the session ends with it. */
        RESTART
    }

    public Step {
        Objects.requireNonNull(setting, "setting");
        Objects.requireNonNull(before, "before");
        Objects.requireNonNull(after, "after");
        Objects.requireNonNull(kind, "kind");
    }

    /** One of a setting. */
    public Step(String setting, SettingValue before, SettingValue after) {
        this(setting, before, after, Kind.SETTING);
    }

    /** Whether it can be taken back. */
    public boolean undoable() {
        return kind == Kind.SETTING;
    }
}
