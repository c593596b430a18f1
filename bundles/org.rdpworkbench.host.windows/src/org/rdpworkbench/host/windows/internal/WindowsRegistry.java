// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.windows.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rdpworkbench.core.spi.SettingValue;
import org.rdpworkbench.host.Answer;
import org.rdpworkbench.host.FileTime;
import org.rdpworkbench.host.Obstacle;
import org.rdpworkbench.host.Registry;
import org.rdpworkbench.host.RegistryKey;
import org.rdpworkbench.host.RegistryPath;

/** The registry of a machine, in its 64-bit view whatever this program is. */
record WindowsRegistry(WindowsSession session) implements Registry {

    private static final int MOST_ENTRIES = 20_000;

    @Override
    public Answer<Optional<RegistryKey>> key(String key) throws InterruptedException {
        RegistryPath path = RegistryPath.parse(key);
        return session.ask("RegQueryInfoKeyW", windows -> in(windows.advapi(), session.computer(), path,
                OpenKey.READ, open -> read(key, open)));
    }

    @Override
    public Answer<SettingValue> value(String key, String name) throws InterruptedException {
        RegistryPath path = RegistryPath.parse(key);
        return session.ask("RegQueryValueExW", windows -> in(windows.advapi(), session.computer(), path,
                OpenKey.READ, open -> open.value(name)).orElse(SettingValue.ABSENT));
    }

    /** What is done in a key. */
    @FunctionalInterface
    interface InKey<T> {
        T look(OpenKey key) throws Unanswered;
    }

    /** Opens a key and closes it again; empty when there is none. */
    static <T> Optional<T> in(Advapi advapi, Computer computer, RegistryPath path, int access, InKey<T> look)
            throws Unanswered {
        try (Hive hive = Hive.open(advapi, computer, path.hive())) {
            Optional<OpenKey> opened = OpenKey.open(hive, path.subkey(), access);
            if (opened.isEmpty()) {
                return Optional.empty();
            }
            try (OpenKey key = opened.get()) {
                return Optional.of(look.look(key));
            }
        }
    }

    private static RegistryKey read(String path, OpenKey key) throws Unanswered {
        OpenKey.Info info = key.info();
        if (info.subkeys() > MOST_ENTRIES || info.values() > MOST_ENTRIES
                || info.longestValue() > OpenKey.MOST_VALUE) {
            throw new Unanswered(Obstacle.TOO_LARGE, "RegQueryInfoKeyW", info.subkeys() + " keys, "
                    + info.values() + " values, up to " + info.longestValue() + " bytes");
        }
        List<String> subkeys = new ArrayList<>();
        for (int i = 0; i < MOST_ENTRIES; i++) {
            Optional<String> name = key.subkey(i);
            if (name.isEmpty()) {
                break;
            }
            subkeys.add(name.get());
        }
        return new RegistryKey(path, FileTime.instant(info.written()), subkeys,
                values(key, (int) info.longestValue()));
    }

    private static Map<String, SettingValue> values(OpenKey key, int room) throws Unanswered {
        Map<String, SettingValue> values = new HashMap<>();
        for (int i = 0; i < MOST_ENTRIES; i++) {
            Optional<OpenKey.NamedValue> value = key.value(i, room);
            if (value.isEmpty()) {
                break;
            }
            values.put(value.get().name(), value.get().value());
        }
        return values;
    }
}
