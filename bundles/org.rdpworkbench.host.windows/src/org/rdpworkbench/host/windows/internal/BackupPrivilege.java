// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.windows.internal;

import com.sun.jna.WString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The privilege that lets an administrator look at what grants administrators nothing. Over the network Windows enables
 * it by itself; here a program does, and only for the session's thread: nothing else of this program has it. Not
 * verified on Windows, and Wine grants everything.
 */
final class BackupPrivilege {

    private static final WString NAME = new WString("SeBackupPrivilege");
    /** SecurityImpersonation of winnt.h. */
    private static final int IMPERSONATION = 2;
    /** TOKEN_QUERY and TOKEN_ADJUST_PRIVILEGES. */
    private static final int ADJUST = 0x0008 | 0x0020;
    private static final int ENABLED = 0x0002;

    private BackupPrivilege() {}

    /** Takes it where the account has it; where not, what is opened then says what is missing. */
    static void take(Windows windows) {
        Advapi advapi = windows.advapi();
        long[] luid = new long[1];
        long[] token = new long[1];
        if (!advapi.LookupPrivilegeValueW(null, NAME, luid) || !advapi.ImpersonateSelf(IMPERSONATION)
                || !advapi.OpenThreadToken(windows.kernel().GetCurrentThread(), ADJUST, true, token)) {
            return;
        }
        try {
            // TOKEN_PRIVILEGES with one LUID_AND_ATTRIBUTES.
            byte[] privileges = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN)
                    .putInt(1)                   // PrivilegeCount
                    .putLong(luid[0])            // Luid
                    .putInt(ENABLED)             // Attributes
                    .array();
            advapi.AdjustTokenPrivileges(token[0], false, privileges, privileges.length, null, null);
        } finally {
            windows.kernel().CloseHandle(token[0]);
        }
    }
}
