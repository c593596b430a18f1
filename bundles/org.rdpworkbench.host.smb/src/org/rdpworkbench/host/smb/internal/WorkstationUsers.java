// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.smb.internal;

import java.util.List;
import org.rdpworkbench.host.Obstacle;
import org.rdpworkbench.host.SignedIn;

/** Who is signed in to a host, over the interface wkssvc; for administrators of it alone. */
final class WorkstationUsers {

    private static final String CALL = "NetrWkstaUserEnum";
    private static final int OPNUM = 2;
    private static final int LEVEL = 1;
    /** MAX_PREFERRED_LENGTH, [MS-WKST] 2.2.1.3: all of them at once. */
    private static final long ALL = 0xFFFF_FFFFL;
    private static final int MOST = 10_000;

    private WorkstationUsers() {}

    /** NetrWkstaUserEnum, [MS-WKST] 3.2.4.3. */
    static List<String> read(RpcPipe pipe) throws Unanswered, NdrException {
        return read(pipe.call(CALL, OPNUM, new NdrOutput()
                .nullPointer()                   // ServerName
                .u32(LEVEL)                      // UserInfo, Level
                .u32(LEVEL)                      // WkstaUserInfo, which arm
                .pointer()                       // Level1
                .u32(0)                          // EntriesRead
                .nullPointer()                   // Buffer
                .u32(ALL)                        // PreferredMaximumLength
                .pointer().u32(0)));             // ResumeHandle
    }

    /** WKSTA_USER_ENUM_STRUCT, [MS-WKST] 2.2.5.14 and what belongs to it, and what the call returned. */
    static List<String> read(NdrInput results) throws Unanswered, NdrException {
        SignedIn signedIn = new SignedIn();
        results.u32();                           // Level
        results.u32();                           // which arm
        if (results.pointer()) {                 // Level1
            long entriesRead = results.u32();
            boolean any = results.pointer();     // Buffer
            if (entriesRead > MOST) {
                throw new Unanswered(Obstacle.TOO_LARGE, CALL, "more than " + MOST);
            }
            if (any) {
                entries(results, signedIn);
            }
        }
        results.u32();                           // TotalEntries
        if (results.pointer()) {                 // ResumeHandle
            results.u32();
        }
        long error = results.u32();
        if (error != Win32.SUCCESS) {
            throw Unanswered.win32(CALL, error);
        }
        return signedIn.accounts();
    }

    /** An array of WKSTA_USER_INFO_1, [MS-WKST] 2.2.5.10: four pointers each, and behind all of them what they mean. */
    private static void entries(NdrInput results, SignedIn signedIn) throws Unanswered, NdrException {
        long maximumCount = results.u32();
        if (maximumCount > MOST) {
            throw new Unanswered(Obstacle.TOO_LARGE, CALL, "more than " + MOST);
        }
        boolean[] there = new boolean[4 * (int) maximumCount];
        for (int i = 0; i < there.length; i++) {
            there[i] = results.pointer();
        }
        for (int i = 0; i < there.length; i += 4) {
            String username = text(results, there[i]);
            String logonDomain = text(results, there[i + 1]);
            text(results, there[i + 2]);         // wkui1_oth_domains
            text(results, there[i + 3]);         // wkui1_logon_server
            signedIn.add(logonDomain, username);
        }
    }

    private static String text(NdrInput results, boolean there) throws NdrException {
        return there ? results.string() : "";
    }
}
