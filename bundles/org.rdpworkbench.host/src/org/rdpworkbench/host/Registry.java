// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host;

import java.util.Optional;
import org.rdpworkbench.core.spi.SettingValue;

/**
 * The registry of a host. Keys are written {@code HKLM\SYSTEM\CurrentControlSet} or {@code HKU\S-1-5-20\Software};
 * anything else is an {@link IllegalArgumentException}. Case does not matter.
 */
public interface Registry {

    /** A key with all that stands directly in it; empty when there is no such key. */
    Answer<Optional<RegistryKey>> key(String key) throws InterruptedException;

    /**
     * One value of a key, with its kind and its exact bytes.
     *
     * @param name empty for the default value
     * @return {@link SettingValue#ABSENT} when there is no such value, or no such key
     */
    Answer<SettingValue> value(String key, String name) throws InterruptedException;
}
