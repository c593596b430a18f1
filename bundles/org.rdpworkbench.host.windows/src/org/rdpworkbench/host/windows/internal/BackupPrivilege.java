// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.windows.internal;

import com.sun.jna.Native;
import com.sun.jna.WString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The privileges that let an administrator look at what grants administrators nothing, and mend it: without the second
 * one the permissions of a key file could not be put back but by taking its ownership; and the one to restart the
 * machine. Over the network Windows enables them by itself; here a program does, and only for the session's thread:
 * nothing else of this program has them. Not verified on Windows, and Wine grants everything.
 */
final class BackupPrivilege {

    private static final String BACKUP = "SeBackupPrivilege";
    private static final String RESTORE = "SeRestorePrivilege";
    private static final String SHUTDOWN = "SeShutdownPrivilege";
    /** SecurityImpersonation of winnt.h. */
    private static final int IMPERSONATION = 2;
    /** TOKEN_QUERY and TOKEN_ADJUST_PRIVILEGES. */
    private static final int ADJUST = 0x0008 | 0x0020;
    private static final int ENABLED = 0x0002;

    private BackupPrivilege() {}

    /** To read in the machine itself, and no more than that. */
    static void toRead(Windows windows, Computer computer) {
        if (!computer.another()) {
            take(windows, BACKUP);
        }
    }

    /** To read and to write in the machine itself, until something is read again. */
    static void toWrite(Windows windows, Computer computer) {
        if (!computer.another()) {
            take(windows, BACKUP, RESTORE);
        }
    }

    /** To restart the machine itself; false where it cannot be had. */
    static boolean toRestart(Windows windows) {
        return take(windows, SHUTDOWN);
    }

    /**
     * Takes them where the account has them; where not, what is opened then says what is missing.
     *
     * @return whether it has them all
     */
    private static boolean take(Windows windows, String... names) {
        Advapi advapi = windows.advapi();
        long[] token = new long[1];
        // TOKEN_PRIVILEGES.
        ByteBuffer privileges = ByteBuffer.allocate(4 + 12 * names.length).order(ByteOrder.LITTLE_ENDIAN)
                .putInt(names.length);           // PrivilegeCount
        for (String name : names) {
            long[] luid = new long[1];
            if (!advapi.LookupPrivilegeValueW(null, new WString(name), luid)) {
                return false;
            }
            privileges.putLong(luid[0]);         // Luid
            privileges.putInt(ENABLED);          // Attributes
        }
        if (!advapi.ImpersonateSelf(IMPERSONATION)
                || !advapi.OpenThreadToken(windows.kernel().GetCurrentThread(), ADJUST, true, token)) {
            return false;
        }
        try {
            // Where some are not assigned it succeeds as well, and says so by its error code.
            return advapi.AdjustTokenPrivileges(token[0], false, privileges.array(), privileges.capacity(), null, null)
                    && Native.getLastError() != Win32.NOT_ALL_ASSIGNED;
        } finally {
            windows.kernel().CloseHandle(token[0]);
        }
    }
}
