// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.windows.internal;

import java.util.Optional;
import org.rdpworkbench.core.spi.SettingValue;
import org.rdpworkbench.host.Obstacle;
import org.rdpworkbench.host.RegistryPath;
import org.rdpworkbench.host.Setting;

/**
 * A key of the registry, in its 64-bit view.
 *
 * @param parent the key above it, at least the hive
 * @param name its own, below that
 */
record KeyCalls(Computer computer, RegistryPath path, RegistryPath parent, String name) implements SettingCalls {

    private static final Names NAMES = new Names("RegOpenKeyExW", "RegOpenKeyExW", "RegCreateKeyExW");
    /** KEY_CREATE_SUB_KEY and DELETE of winnt.h. */
    private static final int CREATE_SUB_KEY = 0x0004 | OpenKey.WIDE;
    private static final int DELETE = 0x0001_0000 | OpenKey.WIDE;

    static KeyCalls of(Computer computer, Setting.Key key) {
        int end = key.key().lastIndexOf('\\');
        return new KeyCalls(computer, RegistryPath.parse(key.key()), RegistryPath.parse(key.key().substring(0, end)),
                key.key().substring(end + 1));
    }

    @Override
    public Names names() {
        return NAMES;
    }

    @Override
    public SettingValue get(Windows windows) throws Unanswered {
        return WindowsRegistry.in(windows.advapi(), computer, path, OpenKey.READ, key -> Setting.THERE)
                .orElse(SettingValue.ABSENT);
    }

    @Override
    public void may(Windows windows, SettingValue value) throws Unanswered {
        if (there(value)) {
            inParent(windows, key -> value);
        } else {
            WindowsRegistry.in(windows.advapi(), computer, path, DELETE, key -> value);
        }
    }

    @Override
    public void put(Windows windows, SettingValue value) throws Unanswered {
        if (there(value)) {
            inParent(windows, key -> {
                key.create(name);
                return value;
            });
        } else {
            delete(windows);
        }
    }

    private void inParent(Windows windows, WindowsRegistry.InKey<SettingValue> change) throws Unanswered {
        WindowsRegistry.in(windows.advapi(), computer, parent, CREATE_SUB_KEY, change)
                .orElseThrow(() -> Unanswered.impossible("RegOpenKeyExW", "the key above it is not there"));
    }

    /** What somebody writes into it between the look and the call goes with it: no function of Windows looks first. */
    private void delete(Windows windows) throws Unanswered {
        try (Hive hive = Hive.open(windows.advapi(), computer, path.hive())) {
            Optional<OpenKey> opened = OpenKey.open(hive, path.subkey(), OpenKey.READ);
            if (opened.isEmpty()) {
                return;
            }
            try (OpenKey key = opened.get()) {
                OpenKey.Info info = key.info();
                if (info.subkeys() + info.values() > 0) {
                    throw new Unanswered(Obstacle.OTHER, "RegDeleteKeyExW", "it is not empty");
                }
            }
            hive.delete(path.subkey());
        }
    }

    private boolean there(SettingValue value) throws Unanswered {
        if (!value.equals(Setting.THERE) && !value.equals(SettingValue.ABSENT)) {
            throw never();
        }
        return value.equals(Setting.THERE);
    }
}
