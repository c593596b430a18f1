// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.windows.internal;

import com.sun.jna.WString;
import org.rdpworkbench.host.Obstacle;
import org.rdpworkbench.host.RegistryPath;

/**
 * A root of a registry.
 *
 * @param handle an HKEY
 * @param connected whether it is one of another machine, and has to be closed
 */
record Hive(Advapi advapi, long handle, boolean connected) implements AutoCloseable {

    /** HKEY_LOCAL_MACHINE and HKEY_USERS of winreg.h, which are extended by their sign. */
    private static final long LOCAL_MACHINE = (int) 0x8000_0002L;
    private static final long USERS = (int) 0x8000_0003L;

    /**
     * RegConnectRegistryW, for another machine. That it says "not found" of a machine with which this session began
     * when RemoteRegistry does not run there is not verified on Windows, and Wine knows no other machine.
     */
    static Hive open(Advapi advapi, Computer computer, RegistryPath.Hive which) throws Unanswered {
        long hive = which == RegistryPath.Hive.HKLM ? LOCAL_MACHINE : USERS;
        if (!computer.another()) {
            return new Hive(advapi, hive, false);
        }
        long[] handle = new long[1];
        int error = advapi.RegConnectRegistryW(computer.name(), hive, handle);
        if (error == Win32.BAD_NETPATH || error == Win32.FILE_NOT_FOUND || error == Win32.PIPE_NOT_AVAILABLE) {
            throw Unanswered.win32("RegConnectRegistryW", error).because(Obstacle.SERVICE_NOT_RUNNING);
        }
        Unanswered.unlessSuccess("RegConnectRegistryW", error);
        return new Hive(advapi, handle[0], true);
    }

    /** RegDeleteKeyExW: a key with its values, but none that has subkeys; that it is not there is fine. */
    void delete(String subkey) throws Unanswered {
        int error = advapi.RegDeleteKeyExW(handle, new WString(subkey), OpenKey.WIDE, 0);
        if (error != Win32.FILE_NOT_FOUND) {
            Unanswered.unlessSuccess("RegDeleteKeyExW", error);
        }
    }

    /** RegCloseKey. What it returns does not matter any more. */
    @Override
    public void close() {
        if (connected) {
            advapi.RegCloseKey(handle);
        }
    }
}
