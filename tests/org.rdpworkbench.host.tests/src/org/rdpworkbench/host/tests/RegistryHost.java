// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.tests;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.rdpworkbench.core.spi.SettingValue;
import org.rdpworkbench.host.Answer;
import org.rdpworkbench.host.ClockReading;
import org.rdpworkbench.host.EventLogs;
import org.rdpworkbench.host.Files;
import org.rdpworkbench.host.HostSession;
import org.rdpworkbench.host.Obstacle;
import org.rdpworkbench.host.Registry;
import org.rdpworkbench.host.RegistryKey;
import org.rdpworkbench.host.Services;
import org.rdpworkbench.host.UserRights;

/** A session with a host that has nothing but a registry, and that as a test says. */
final class RegistryHost implements HostSession {

    private final Map<String, Map<String, SettingValue>> keys = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private String refused = "";

    RegistryHost with(String key) {
        keys.putIfAbsent(key, new TreeMap<>(String.CASE_INSENSITIVE_ORDER));
        return this;
    }

    RegistryHost with(String key, String name, SettingValue value) {
        with(key);
        keys.get(key).put(name, value);
        return this;
    }

    /** Nobody may look into that key. */
    RegistryHost refusing(String key) {
        refused = key;
        return this;
    }

    @Override
    public Registry registry() {
        return new Registry() {
            @Override
            public Answer<Optional<RegistryKey>> key(String key) {
                return answer(key, Optional.ofNullable(keys.get(key))
                        .map(values -> new RegistryKey(key, Optional.empty(), subkeys(key), values)));
            }

            @Override
            public Answer<SettingValue> value(String key, String name) {
                return answer(key, Optional.ofNullable(keys.get(key)).map(values -> values.get(name))
                        .orElse(SettingValue.ABSENT));
            }
        };
    }

    private <T> Answer<T> answer(String key, T value) {
        return key.equals(refused) ? Answer.none(Obstacle.NO_ACCESS, "BaseRegOpenKey", "0x5") : Answer.of(value);
    }

    private List<String> subkeys(String key) {
        return keys.keySet().stream().filter(other -> other.startsWith(key + "\\"))
                .map(other -> other.substring(key.length() + 1)).toList();
    }

    @Override
    public Services services() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Files files() {
        throw new UnsupportedOperationException();
    }

    @Override
    public EventLogs eventLogs() {
        throw new UnsupportedOperationException();
    }

    @Override
    public UserRights userRights() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Answer<ClockReading> clock() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
