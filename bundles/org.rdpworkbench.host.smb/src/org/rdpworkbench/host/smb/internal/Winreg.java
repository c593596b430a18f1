// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.smb.internal;

import java.util.Optional;
import org.rdpworkbench.core.spi.SettingValue;
import org.rdpworkbench.host.RegistryPath;

/** The calls of [MS-RRP] that read, sections 3.1.5. A handle is its 20 bytes. */
final class Winreg {

    /** The longest value that is taken. */
    static final int MOST_VALUE = 1 << 20;

    /** KEY_READ, as [MS-RRP] 2.2.3 has the rights to a key. */
    static final int READ = 0x0002_0019;

    private static final int HANDLE = 20;
    private static final int MAXIMUM_ALLOWED = 0x0200_0000;
    private static final int LONGEST_KEY_NAME = 256;
    private static final int LONGEST_VALUE_NAME = 16_384;
    private static final int FIRST_TRY = 1_024;

    private final RpcPipe pipe;

    Winreg(RpcPipe pipe) {
        this.pipe = pipe;
    }

    /**
     * What there is to say about a key.
     *
     * @param longestValue in bytes
     * @param written a FILETIME; 0 where the host has none
     */
    record KeyInfo(long subkeys, long values, long longestValue, long written) {}

    /** A value with its name. */
    record NamedValue(String name, SettingValue value) {}

    /** OpenLocalMachine and OpenUsers, [MS-RRP] 3.1.5.3 and 3.1.5.5. */
    byte[] open(RegistryPath.Hive hive) throws Unanswered, NdrException {
        String call = hive == RegistryPath.Hive.HKLM ? "OpenLocalMachine" : "OpenUsers";
        NdrInput results = pipe.call(call, hive == RegistryPath.Hive.HKLM ? 2 : 4, new NdrOutput()
                .nullPointer()                   // ServerName
                .u32(MAXIMUM_ALLOWED));          // samDesired
        byte[] phKey = results.bytes(HANDLE);
        require(call, results.u32());
        return phKey;
    }

    /**
     * BaseRegOpenKey, [MS-RRP] 3.1.5.15; empty when there is no such key.
     *
     * @param access rights to a key, [MS-RRP] 2.2.3
     */
    Optional<byte[]> openKey(byte[] hKey, String subkey, int access) throws Unanswered, NdrException {
        NdrInput results = pipe.call("BaseRegOpenKey", 15, new NdrOutput()
                .bytes(hKey)                     // hKey
                .unicodeString(subkey, true)     // lpSubKey
                .u32(0)                          // dwOptions
                .u32(access));                   // samDesired
        byte[] phkResult = results.bytes(HANDLE);
        long error = results.u32();
        if (error == Win32.FILE_NOT_FOUND || error == Win32.PATH_NOT_FOUND) {
            return Optional.empty();
        }
        require("BaseRegOpenKey", error);
        return Optional.of(phkResult);
    }

    /** BaseRegQueryInfoKey, [MS-RRP] 3.1.5.16. */
    KeyInfo info(byte[] hKey) throws Unanswered, NdrException {
        NdrInput results = pipe.call("BaseRegQueryInfoKey", 16, new NdrOutput()
                .bytes(hKey)                     // hKey
                .room(0));                       // lpClassIn
        unicodeString(results);                  // lpClassOut
        long lpcSubKeys = results.u32();
        results.u32();                           // lpcbMaxSubKeyLen
        results.u32();                           // lpcbMaxClassLen
        long lpcValues = results.u32();
        results.u32();                           // lpcbMaxValueNameLen
        long lpcbMaxValueLen = results.u32();
        results.u32();                           // lpcbSecurityDescriptor
        long lpftLastWriteTime = results.fileTime();
        require("BaseRegQueryInfoKey", results.u32());
        return new KeyInfo(lpcSubKeys, lpcValues, lpcbMaxValueLen, lpftLastWriteTime);
    }

    /** BaseRegEnumKey, [MS-RRP] 3.1.5.10: the name of a subkey; empty behind the last one. */
    Optional<String> subkey(byte[] hKey, int index) throws Unanswered, NdrException {
        NdrInput results = pipe.call("BaseRegEnumKey", 9, new NdrOutput()
                .bytes(hKey)                     // hKey
                .u32(index)                      // dwIndex
                .room(LONGEST_KEY_NAME)          // lpNameIn
                .pointer().room(0)               // lpClassIn
                .pointer().u32(0).u32(0));       // lpftLastWriteTime
        String lpNameOut = unicodeString(results);
        if (results.pointer()) {
            unicodeString(results);              // lplpClassOut
        }
        if (results.pointer()) {
            results.fileTime();                  // lpftLastWriteTime
        }
        long error = results.u32();
        if (error == Win32.NO_MORE_ITEMS) {
            return Optional.empty();
        }
        require("BaseRegEnumKey", error);
        return Optional.of(lpNameOut);
    }

    /** BaseRegEnumValue, [MS-RRP] 3.1.5.11: a value; empty behind the last one. */
    Optional<NamedValue> value(byte[] hKey, int index, int room) throws Unanswered, NdrException {
        NdrOutput arguments = new NdrOutput()
                .bytes(hKey)                     // hKey
                .u32(index)                      // dwIndex
                .room(LONGEST_VALUE_NAME);       // lpValueNameIn
        NdrInput results = pipe.call("BaseRegEnumValue", 10, data(arguments, room));
        String lpValueNameOut = unicodeString(results);
        RegistryData data = RegistryData.read(results);
        if (data.error() == Win32.NO_MORE_ITEMS) {
            return Optional.empty();
        }
        require("BaseRegEnumValue", data.error());
        return Optional.of(new NamedValue(lpValueNameOut, data.value()));
    }

    /** BaseRegQueryValue, [MS-RRP] 3.1.5.17. */
    SettingValue value(byte[] hKey, String name) throws Unanswered, NdrException {
        RegistryData data = value(hKey, name, FIRST_TRY);
        if (data.error() == Win32.MORE_DATA && data.needed() <= MOST_VALUE) {
            data = value(hKey, name, (int) data.needed());
        }
        if (data.error() == Win32.FILE_NOT_FOUND) {
            return SettingValue.ABSENT;
        }
        require("BaseRegQueryValue", data.error());
        return data.value();
    }

    private RegistryData value(byte[] hKey, String name, int room) throws Unanswered, NdrException {
        NdrOutput arguments = new NdrOutput()
                .bytes(hKey)                     // hKey
                .unicodeString(name, true);      // lpValueName
        return RegistryData.read(pipe.call("BaseRegQueryValue", 17, data(arguments, room)));
    }

    /** Room for a value, as both calls that bring one want it. */
    private static NdrOutput data(NdrOutput arguments, int room) {
        return arguments
                .pointer().u32(0)                // lpType
                .pointer()                       // lpData
                .u32(room)                       // lpData, maximum count
                .u32(0)                          // lpData, offset
                .u32(0)                          // lpData, actual count
                .pointer().u32(room)             // lpcbData
                .pointer().u32(0);               // lpcbLen
    }

    /** BaseRegCloseKey, [MS-RRP] 3.1.5.6. What it returns does not matter any more. */
    void close(byte[] hKey) throws Unanswered, NdrException {
        pipe.call("BaseRegCloseKey", 5, new NdrOutput().bytes(hKey)); // hKey
    }

    /** RRP_UNICODE_STRING, [MS-RRP] 2.2.4. */
    private static String unicodeString(NdrInput results) throws NdrException {
        results.u32(); // Length and MaximumLength, aligned to four bytes as the pointer behind them
        return results.pointer() ? results.string() : "";
    }

    private static void require(String call, long error) throws Unanswered {
        if (error != Win32.SUCCESS) {
            throw Unanswered.win32(call, error);
        }
    }
}
