// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.smb.internal;

import org.rdpworkbench.host.Obstacle;

/** The calls of [MS-RRP] that write, sections 3.1.5. A handle is its 20 bytes. */
final class WinregWriter {

    /** Rights to a key, [MS-RRP] 2.2.3: KEY_SET_VALUE, KEY_CREATE_SUB_KEY and DELETE. */
    static final int SET_VALUE = 0x0000_0002;
    static final int CREATE_SUB_KEY = 0x0000_0004;
    static final int DELETE = 0x0001_0000;

    private static final int HANDLE = 20;

    private final RpcPipe pipe;

    WinregWriter(RpcPipe pipe) {
        this.pipe = pipe;
    }

    /** What was read can be put back, and more is not put. */
    static void requireRoom(byte[] data) throws Unanswered {
        if (data.length > Winreg.MOST_VALUE) {
            throw new Unanswered(Obstacle.TOO_LARGE, "BaseRegSetValue", data.length + " bytes");
        }
    }

    /** BaseRegSetValue, [MS-RRP] 3.1.5.22. */
    void setValue(byte[] hKey, String name, long type, byte[] data) throws Unanswered, NdrException {
        requireRoom(data);
        NdrInput results = pipe.call("BaseRegSetValue", 22, new NdrOutput()
                .bytes(hKey)                     // hKey
                .unicodeString(name, true)       // lpValueName
                .u32(type)                       // dwType
                .array(data)                     // lpData
                .u32(data.length));              // cbData
        require("BaseRegSetValue", results.u32());
    }

    /** BaseRegDeleteValue, [MS-RRP] 3.1.5.9; one that is not there is no failure. */
    void deleteValue(byte[] hKey, String name) throws Unanswered, NdrException {
        NdrInput results = pipe.call("BaseRegDeleteValue", 8, new NdrOutput()
                .bytes(hKey)                     // hKey
                .unicodeString(name, true));     // lpValueName
        requireGone("BaseRegDeleteValue", results.u32());
    }

    /** BaseRegCreateKey, [MS-RRP] 3.1.5.7, of one that stays; one that is there already is no failure. */
    void createKey(byte[] hKey, String name) throws Unanswered, NdrException {
        NdrInput results = pipe.call("BaseRegCreateKey", 6, new NdrOutput()
                .bytes(hKey)                     // hKey
                .unicodeString(name, true)       // lpSubKey
                .room(0)                         // lpClass
                .u32(0)                          // dwOptions
                .u32(Winreg.READ)                // samDesired
                .nullPointer()                   // lpSecurityAttributes
                .pointer().u32(0));              // lpdwDisposition
        byte[] phkResult = results.bytes(HANDLE);
        if (results.pointer()) {
            results.u32();                       // lpdwDisposition
        }
        require("BaseRegCreateKey", results.u32());
        new Winreg(pipe).close(phkResult);
    }

    /** BaseRegDeleteKey, [MS-RRP] 3.1.5.8; one that is not there is no failure. */
    void deleteKey(byte[] hKey, String name) throws Unanswered, NdrException {
        NdrInput results = pipe.call("BaseRegDeleteKey", 7, new NdrOutput()
                .bytes(hKey)                     // hKey
                .unicodeString(name, true));     // lpSubKey
        requireGone("BaseRegDeleteKey", results.u32());
    }

    private static void requireGone(String call, long error) throws Unanswered {
        if (error != Win32.FILE_NOT_FOUND) {
            require(call, error);
        }
    }

    private static void require(String call, long error) throws Unanswered {
        if (error != Win32.SUCCESS) {
            throw Unanswered.win32(call, error);
        }
    }
}
