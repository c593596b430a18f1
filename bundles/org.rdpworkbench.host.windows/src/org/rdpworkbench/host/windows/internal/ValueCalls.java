// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.windows.internal;

import java.util.HexFormat;
import org.rdpworkbench.core.spi.SettingValue;
import org.rdpworkbench.host.RegistryPath;
import org.rdpworkbench.host.Setting;

/** A value of the registry, in its 64-bit view. */
record ValueCalls(Computer computer, RegistryPath path, String name) implements SettingCalls {

    private static final Names NAMES = new Names("RegQueryValueExW", "RegOpenKeyExW", "RegSetValueExW");
    /** KEY_SET_VALUE of winnt.h. */
    private static final int SET_VALUE = 0x0002 | OpenKey.WIDE;

    static ValueCalls of(Computer computer, Setting.Value value) {
        return new ValueCalls(computer, RegistryPath.parse(value.key()), value.name());
    }

    @Override
    public Names names() {
        return NAMES;
    }

    @Override
    public SettingValue get(Windows windows) throws Unanswered {
        requireName();
        return WindowsRegistry.in(windows.advapi(), computer, path, OpenKey.READ, key -> key.value(name))
                .orElse(SettingValue.ABSENT);
    }

    @Override
    public void may(Windows windows, SettingValue value) throws Unanswered {
        requireName();
        if (!value.equals(SettingValue.ABSENT)) {
            type(value);
        }
        in(windows, key -> value);
    }

    @Override
    public void put(Windows windows, SettingValue value) throws Unanswered {
        requireName();
        if (value.equals(SettingValue.ABSENT)) {
            in(windows, key -> {
                key.delete(name);
                return value;
            });
            return;
        }
        int type = type(value);
        in(windows, key -> {
            key.put(name, type, HexFormat.of().parseHex(value.hex()));
            return value;
        });
    }

    private void in(Windows windows, WindowsRegistry.InKey<SettingValue> change) throws Unanswered {
        WindowsRegistry.in(windows.advapi(), computer, path, SET_VALUE, change)
                .orElseThrow(() -> Unanswered.impossible("RegOpenKeyExW", "the key is not there"));
    }

    /** To these functions a NUL ends a name, and another value would be meant. */
    private void requireName() throws Unanswered {
        if (name.indexOf('\0') >= 0) {
            throw Unanswered.impossible(NAMES.get(), "a name with a NUL");
        }
    }

    /** The number of its kind. */
    private int type(SettingValue value) throws Unanswered {
        return (int) value.registryType().orElseThrow(this::never);
    }
}
