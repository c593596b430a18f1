// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.windows.internal;

import com.sun.jna.WString;
import java.util.Arrays;
import java.util.Optional;
import org.rdpworkbench.core.spi.SettingValue;

/**
 * A key that is open, with the access that was asked for.
 *
 * @param handle an HKEY
 */
record OpenKey(Advapi advapi, long handle) implements AutoCloseable {

    /** The longest value that is taken, as over the network. */
    static final int MOST_VALUE = 1 << 20;

    /** KEY_QUERY_VALUE, KEY_ENUMERATE_SUB_KEYS and KEY_WOW64_64KEY of winnt.h. */
    static final int READ = 0x0001 | 0x0008 | 0x0100;
    /** KEY_WOW64_64KEY: each other access needs it beside it. */
    static final int WIDE = 0x0100;
    private static final int LONGEST_KEY_NAME = 256;
    private static final int LONGEST_VALUE_NAME = 16_384;
    private static final int FIRST_TRY = 1_024;

    /**
     * What there is to say about a key.
     *
     * @param longestValue in bytes
     * @param written a FILETIME
     */
    record Info(long subkeys, long values, long longestValue, long written) {}

    /** A value with its name. */
    record NamedValue(String name, SettingValue value) {}

    /** RegOpenKeyExW; empty when there is no such key. */
    static Optional<OpenKey> open(Hive hive, String subkey, int access) throws Unanswered {
        long[] handle = new long[1];
        int error = hive.advapi().RegOpenKeyExW(hive.handle(), new WString(subkey), 0, access, handle);
        if (error == Win32.FILE_NOT_FOUND || error == Win32.PATH_NOT_FOUND) {
            return Optional.empty();
        }
        Unanswered.unlessSuccess("RegOpenKeyExW", error);
        return Optional.of(new OpenKey(hive.advapi(), handle[0]));
    }

    /** RegQueryInfoKeyW. */
    Info info() throws Unanswered {
        int[] subkeys = new int[1];
        int[] values = new int[1];
        int[] longestValue = new int[1];
        long[] written = new long[1];
        Unanswered.unlessSuccess("RegQueryInfoKeyW", advapi.RegQueryInfoKeyW(handle, null, null, null, subkeys, null,
                null, values, null, longestValue, null, written));
        return new Info(Integer.toUnsignedLong(subkeys[0]), Integer.toUnsignedLong(values[0]),
                Integer.toUnsignedLong(longestValue[0]), written[0]);
    }

    /** RegEnumKeyExW: the name of a subkey; empty behind the last one. */
    Optional<String> subkey(int index) throws Unanswered {
        char[] name = new char[LONGEST_KEY_NAME];
        int[] length = {name.length};
        int error = advapi.RegEnumKeyExW(handle, index, name, length, null, null, null, null);
        if (error == Win32.NO_MORE_ITEMS) {
            return Optional.empty();
        }
        Unanswered.unlessSuccess("RegEnumKeyExW", error);
        return Optional.of(new String(name, 0, Math.clamp(length[0], 0, name.length)));
    }

    /** RegEnumValueW: a value; empty behind the last one. */
    Optional<NamedValue> value(int index, int room) throws Unanswered {
        char[] name = new char[LONGEST_VALUE_NAME];
        int[] length = {name.length};
        int[] type = new int[1];
        // Never empty, since no data is another question.
        byte[] data = new byte[room + 1];
        int[] size = {data.length};
        int error = advapi.RegEnumValueW(handle, index, name, length, null, type, data, size);
        if (error == Win32.NO_MORE_ITEMS) {
            return Optional.empty();
        }
        Unanswered.unlessSuccess("RegEnumValueW", error);
        return Optional.of(new NamedValue(new String(name, 0, Math.clamp(length[0], 0, name.length)),
                value(type[0], data, size[0])));
    }

    /** RegQueryValueExW. */
    SettingValue value(String name) throws Unanswered {
        int[] type = new int[1];
        byte[] data = new byte[FIRST_TRY];
        int[] size = {data.length};
        int error = advapi.RegQueryValueExW(handle, new WString(name), null, type, data, size);
        if (error == Win32.MORE_DATA && size[0] > data.length && size[0] <= MOST_VALUE) {
            data = new byte[size[0]];
            error = advapi.RegQueryValueExW(handle, new WString(name), null, type, data, size);
        }
        if (error == Win32.FILE_NOT_FOUND) {
            return SettingValue.ABSENT;
        }
        Unanswered.unlessSuccess("RegQueryValueExW", error);
        return value(type[0], data, size[0]);
    }

    private static SettingValue value(int type, byte[] data, int size) {
        return SettingValue.registry(Integer.toUnsignedLong(type),
                Arrays.copyOf(data, Math.clamp(size, 0, data.length)));
    }

    /** RegCreateKeyExW: a key directly below this one; that it is there is fine. */
    void create(String name) throws Unanswered {
        long[] created = new long[1];
        Unanswered.unlessSuccess("RegCreateKeyExW", advapi.RegCreateKeyExW(handle, new WString(name), 0, null, 0,
                READ, null, created, null));
        advapi.RegCloseKey(created[0]);
    }

    /** RegSetValueExW, with exactly these bytes. */
    void put(String name, int type, byte[] data) throws Unanswered {
        // Text without a NUL at its end would get the one that may lie behind it.
        byte[] guarded = Arrays.copyOf(data, data.length + Character.BYTES);
        Arrays.fill(guarded, data.length, guarded.length, (byte) 0xFF);
        Unanswered.unlessSuccess("RegSetValueExW",
                advapi.RegSetValueExW(handle, new WString(name), 0, type, guarded, data.length));
    }

    /** RegDeleteValueW; that there is no such value is fine. */
    void delete(String name) throws Unanswered {
        int error = advapi.RegDeleteValueW(handle, new WString(name));
        if (error != Win32.FILE_NOT_FOUND) {
            Unanswered.unlessSuccess("RegDeleteValueW", error);
        }
    }

    /** RegCloseKey. What it returns does not matter any more. */
    @Override
    public void close() {
        advapi.RegCloseKey(handle);
    }
}
