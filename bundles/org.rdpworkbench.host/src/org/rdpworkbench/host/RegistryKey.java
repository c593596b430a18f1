// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.rdpworkbench.core.spi.SettingValue;

/**
 * A key of the registry.
 *
 * @param path as it was asked for
 * @param written when something in it was last written; empty when the host does not say so
 * @param subkeys the names of the keys in it, as the host has them in order
 * @param values by name, whatever its case; the default value has the empty name
 */
public record RegistryKey(String path, Optional<Instant> written, List<String> subkeys,
        Map<String, SettingValue> values) {

    public RegistryKey {
        subkeys = List.copyOf(subkeys);
        Map<String, SettingValue> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        copy.putAll(values);
        values = Collections.unmodifiableMap(copy);
    }

    /** {@link SettingValue#ABSENT} when it has no such value. */
    public SettingValue value(String name) {
        return values.getOrDefault(name, SettingValue.ABSENT);
    }
}
