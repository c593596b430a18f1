// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.spi;

import java.util.Objects;

/**
 * The smallest thing that a repair does: one setting goes from one value to another. The way back is the same with both
 * exchanged.
 *
 * @param setting which one, as its {@link SettingStore} writes it; it is the same for as long as there are journals
 * @param before what it holds before the step, with kind and exact bytes
 * @param after what it holds behind it
 */
public record Step(String setting, SettingValue before, SettingValue after) {

    public Step {
        Objects.requireNonNull(setting, "setting");
        Objects.requireNonNull(before, "before");
        Objects.requireNonNull(after, "after");
    }
}
