// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.probe.host.policy;

import java.util.Optional;
import org.rdpworkbench.core.spi.SettingValue;

/**
 * What a policy does with a value of the registry.
 *
 * @param key as {@link org.rdpworkbench.host.Registry} takes it
 * @param name of the value; {@link #ALL} for all values of the key
 * @param value what it is set to; empty where that is not read, as of kinds for which nobody asks
 * @param sets false when the value is deleted
 */
public record PolicyValue(String key, String name, Optional<SettingValue> value, boolean sets) {

    /** In the place of a name, where all values of a key are deleted. */
    public static final String ALL = "*";

    /** True when it is about that value. */
    public boolean isAbout(String otherKey, String otherName) {
        return key.equalsIgnoreCase(otherKey) && (name.equalsIgnoreCase(otherName) || !sets && name.equals(ALL));
    }
}
